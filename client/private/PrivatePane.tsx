import type { Meeting } from '../../shared/meetings/meeting.ts'

/** Only this party: its notes, its channel and what it wants. Nobody else at the table can see any of it. */
export function PrivatePane({ meeting: _meeting }: { meeting: Meeting }) {
  return null
}
