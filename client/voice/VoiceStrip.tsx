import type { Meeting } from '../../shared/meetings/meeting.ts'

/** Who speaks, who has asked to, and the pause that anyone may call. */
export function VoiceStrip({ meeting: _meeting }: { meeting: Meeting }) {
  return null
}
