import { Refusal } from '../refusal.ts'
import { dayOf, type Instant } from '../words.ts'
import type { Position } from './position.ts'

/** What is taken away has a day for the reply, and that day is still to come. */
export function mustReplyOnADayToCome(position: Position, at: Instant): void {
  if (position.answer === 'take_away' && position.replyBy < dayOf(at))
    throw new Refusal('invalid', 'Choose a day to reply by that has not passed.', 'position.replyBy')
}

export const isSamePosition = (a: Position, b: Position): boolean =>
  a.answer === b.answer && a.comment === b.comment && dayIn(a) === dayIn(b)

const dayIn = (position: Position) => (position.answer === 'take_away' ? position.replyBy : undefined)
