import type { Meeting } from '../../shared/meetings/meeting.ts'

/** What happens before a meeting: who was told and when, who comes, what each party wants from it. */
export function Before({ meeting: _meeting }: { meeting: Meeting }) {
  return null
}
