import type { Meeting } from '../../shared/meetings/meeting.ts'

/** Puts the meeting on a screen in the room. */
export function ShowOnScreen({ meeting: _meeting }: { meeting: Meeting }) {
  return null
}
