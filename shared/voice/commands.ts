import { itemAt } from '../agenda/patch.ts'
import { Refusal } from '../refusal.ts'
import { command, need, seatAt } from '../rule.ts'
import { Id, text } from '../words.ts'
import {
  pauseCalled,
  pauseEnded,
  saidRecorded,
  speakingAsked,
  speakingBegan,
  speakingDone,
  speakingWithdrawn,
  versionAdded,
} from './events.ts'
import { liveMeeting, mayEndPause, pauseOf, saidAt, speakingOf } from './patch.ts'

/** Asks to speak, behind those who asked before. */
export const askToSpeak = command('speaking.ask', { meetingId: Id }, (table, actor, { meetingId }) => {
  need(actor, 'contribute', 'speak at this meeting')
  const speaking = speakingOf(liveMeeting(table, meetingId))
  const isKnown = [speaking.now, ...speaking.order].some((one) => one?.seatId === actor.seatId)
  return isKnown ? [] : [speakingAsked({ meetingId })]
})

export const withdrawAsking = command(
  'speaking.withdraw',
  { meetingId: Id },
  (table, actor, { meetingId }) => {
    const speaking = speakingOf(liveMeeting(table, meetingId))
    return speaking.order.some(({ seatId }) => seatId === actor.seatId)
      ? [speakingWithdrawn({ meetingId })]
      : []
  },
)

/** Says “I speak now”, for oneself only. Whoever was speaking and had not said that they were done is first in the order. */
export const beginToSpeak = command('speaking.begin', { meetingId: Id }, (table, actor, { meetingId }) => {
  need(actor, 'contribute', 'speak at this meeting')
  const speaking = speakingOf(liveMeeting(table, meetingId))
  return speaking.now?.seatId === actor.seatId ? [] : [speakingBegan({ meetingId })]
})

export const finishSpeaking = command('speaking.finish', { meetingId: Id }, (table, actor, { meetingId }) => {
  const speaking = speakingOf(liveMeeting(table, meetingId))
  return speaking.now?.seatId === actor.seatId ? [speakingDone({ meetingId })] : []
})

/** Anybody at the table may call a pause, also who came to listen. It is kept as a pause, without a reason. */
export const callPause = command('pause.call', { meetingId: Id }, (table, _actor, { meetingId }) =>
  pauseOf(liveMeeting(table, meetingId)) ? [] : [pauseCalled({ meetingId })],
)

/** The party that called the pause says when it goes on. */
export const endPause = command('pause.end', { meetingId: Id }, (table, actor, { meetingId }) => {
  const pause = pauseOf(liveMeeting(table, meetingId))
  if (!pause) return []
  if (!mayEndPause(table, pause, actor.party))
    throw new Refusal('forbidden', 'The party that called this pause says when it goes on.')
  return [pauseEnded({ meetingId })]
})

/** Keeps words as they were said: whose, on which item and when. */
export const recordSaid = command(
  'said.record',
  { saidId: Id, meetingId: Id, itemId: Id, speakerSeatId: Id, words: text(2000) },
  (table, actor, said) => {
    need(actor, 'contribute', 'record what was said')
    if (table.said[said.saidId]) throw new Refusal('invalid', 'These words are recorded already.', 'saidId')
    liveMeeting(table, said.meetingId)
    if (itemAt(table, said.itemId).meetingId !== said.meetingId)
      throw new Refusal('invalid', 'This agenda item belongs to another meeting.', 'itemId')
    if (seatAt(table, said.speakerSeatId).state !== 'seated')
      throw new Refusal('invalid', 'Choose somebody who sits at this table.', 'speakerSeatId')
    return [saidRecorded({ ...said, party: actor.party })]
  },
)

/** Puts one’s own version beside words that were recorded, during the meeting or later. What stands there stays. */
export const addVersion = command(
  'said.add_version',
  { saidId: Id, words: text(2000) },
  (table, actor, { saidId, words }) => {
    need(actor, 'contribute', 'add a version')
    const last = saidAt(table, saidId).versions.findLast(({ by }) => by === actor.seatId)
    return last?.words === words ? [] : [versionAdded({ saidId, words, party: actor.party })]
  },
)

export const voiceCommands = [
  askToSpeak,
  withdrawAsking,
  beginToSpeak,
  finishSpeaking,
  callPause,
  endPause,
  recordSaid,
  addVersion,
] as const
