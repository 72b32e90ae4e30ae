import { meetingAt } from '../meetings/patch.ts'
import { Refusal } from '../refusal.ts'
import { command, need, seatAt } from '../rule.ts'
import { Id, text } from '../words.ts'
import { objected, objectionAnswered } from './events.ts'

/**
 * Puts on record that a party would rather somebody of another party were not there. It changes nothing: nobody is
 * sent away by it, and nobody has to answer.
 */
export const object = command(
  'attendance.object',
  { meetingId: Id, objectionId: Id, seatId: Id, reason: text(1000) },
  (table, actor, { meetingId, objectionId, seatId, reason }) => {
    need(actor, 'contribute', 'say this for your party')
    const seat = seatAt(table, seatId)
    const meeting = meetingAt(table, meetingId)
    if (seat.party === actor.party)
      throw new Refusal('invalid', 'This is about another party’s people.', 'seatId')
    if (seat.state !== 'seated' && seat.state !== 'invited')
      throw new Refusal('closed', 'This person no longer has a seat.', 'seatId')
    const { objections } = meeting
    const isSaid = objections.some(
      (one) => one.party === actor.party && one.seatId === seatId && one.reason === reason,
    )
    if (isSaid) return []
    if (meeting.state === 'ended')
      throw new Refusal('closed', 'This meeting has ended. Put your view on record in your own words.')
    if (objections.some(({ id }) => id === objectionId))
      throw new Refusal('invalid', 'This was recorded already, in other words.', 'objectionId')
    return [objected({ meetingId, objectionId, seatId, reason })]
  },
)

/** What the party whose person it is about says to it, also after the meeting. */
export const answerObjection = command(
  'attendance.answer_objection',
  { meetingId: Id, objectionId: Id, words: text(1000) },
  (table, actor, { meetingId, objectionId, words }) => {
    const objection = meetingAt(table, meetingId).objections.find(({ id }) => id === objectionId)
    if (!objection) throw new Refusal('not_found', 'There is no such objection.', 'objectionId')
    if (seatAt(table, objection.seatId).party !== actor.party)
      throw new Refusal('forbidden', 'The party whose person this is about answers it.', 'objectionId')
    // Whom it is about may always answer, even somebody who only listens.
    if (objection.seatId !== actor.seatId) need(actor, 'contribute', 'answer for your party')
    const last = objection.answers.findLast(({ by }) => by === actor.seatId)
    return last?.words === words ? [] : [objectionAnswered({ meetingId, objectionId, words })]
  },
)
