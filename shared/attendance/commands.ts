import type { Meeting } from '../meetings/meeting.ts'
import { meetingAt } from '../meetings/patch.ts'
import { Refusal } from '../refusal.ts'
import { command, need, seatAt } from '../rule.ts'
import { Id, type Instant } from '../words.ts'
import { Place, Reply } from './attendance.ts'
import { placed, replied } from './events.ts'
import { answerObjection, object } from './objections.ts'
import { attendanceAt } from './patch.ts'
import { endStandIn, standIn } from './stand-ins.ts'

/** Says beforehand whether one comes and how, or that one cannot, in one’s own words. Nobody says it for another. */
export const reply = command(
  'attendance.reply',
  { meetingId: Id, reply: Reply },
  (table, { seatId }, { meetingId, reply }) => {
    const meeting = meetingAt(table, meetingId)
    if (meeting.state === 'ended')
      throw new Refusal('closed', 'This meeting has ended; what was replied to it stays as it was.')
    const last = attendanceAt(meeting, seatId).replies.at(-1)
    return last && isSameReply(last.reply, reply) ? [] : [replied({ meetingId, reply })]
  },
)

const isSameReply = (one: Reply, other: Reply) =>
  one.kind === 'comes'
    ? other.kind === 'comes' && one.how === other.how
    : other.kind === 'apologies' && one.words === other.words

/** How long after the end it may still be put right that somebody had left or did not come. */
export const putRightForMs = 24 * 60 * 60_000

/**
 * Says where one is, or where somebody of one’s own party is who has no device at hand. That somebody had left or did
 * not come may be put right for a day after the end.
 */
export const place = command(
  'attendance.place',
  { meetingId: Id, seatId: Id, place: Place },
  (table, actor, { meetingId, seatId, place }) => {
    const seat = seatAt(table, seatId)
    if (seat.party !== actor.party)
      throw new Refusal('forbidden', 'Each party says where its own people are.', 'seatId')
    if (seatId !== actor.seatId) need(actor, 'contribute', 'say where others of your party are')
    if (seat.state !== 'seated' && seat.state !== 'invited')
      throw new Refusal('closed', 'This person no longer has a seat.', 'seatId')
    const meeting = meetingAt(table, meetingId)
    expectOpen(meeting, place, actor.at)
    return attendanceAt(meeting, seatId).places.at(-1)?.place === place
      ? []
      : [placed({ meetingId, seatId, place })]
  },
)

function expectOpen({ state, ended }: Meeting, place: Place, at: Instant): void {
  if (state === 'live') return
  if (!ended) throw new Refusal('invalid', 'The meeting has not started yet.')
  if (place === 'in_room' || place === 'remote')
    throw new Refusal('closed', 'This meeting has ended; nobody can join it any more.')
  if (Date.parse(at) - Date.parse(ended.at) > putRightForMs)
    throw new Refusal('closed', 'This meeting ended more than a day ago; who was there stays as it was.')
}

export const attendanceCommands = [reply, standIn, endStandIn, place, object, answerObjection] as const
