import type { Meeting } from '../../shared/meetings/meeting.ts'

/** Names and roles: who is here and how, who leads through the agenda and who takes notes. */
export function Opening({ meeting: _meeting }: { meeting: Meeting }) {
  return null
}
