import * as fc from 'fast-check'

type Fields = Record<string, Record<string, fc.Arbitrary<unknown>>>
type Known = Record<
  'meetingId' | 'itemId' | 'seatId' | 'saidId' | 'newSaidId' | 'words',
  fc.Arbitrary<unknown>
>

export const voiceFields = ({ meetingId, itemId, seatId, saidId, newSaidId, words }: Known): Fields => ({
  'speaking.ask': { meetingId },
  'speaking.withdraw': { meetingId },
  'speaking.begin': { meetingId },
  'speaking.finish': { meetingId },
  'pause.call': { meetingId },
  'pause.end': { meetingId },
  'said.record': { saidId: newSaidId, meetingId, itemId, speakerSeatId: seatId, words },
  'said.add_version': { saidId, words },
})
