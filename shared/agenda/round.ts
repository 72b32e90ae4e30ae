import { canonicalJson } from '../canonical.ts'
import { Refusal } from '../refusal.ts'
import { command, need } from '../rule.ts'
import { Id } from '../words.ts'
import { readBackAsked, readingGiven, roundAnswered, roundAsked } from './round-events.ts'
import { Reading, RoundAnswer, Saw, type AgendaItem } from './item.ts'
import { liveItem } from './open-item.ts'
import { answerIn, readBackOf, readingIn, roundOf } from './standing.ts'

/** Asks every party for its view. Two who ask at once ask one round; after the item was opened again there may be another. */
export const askRound = command('agenda.ask_round', { itemId: Id }, (table, actor, { itemId }) => {
  need(actor, 'contribute', 'ask a round')
  const item = liveItem(table, itemId)
  needOpen(item)
  return roundOf(item) ? [] : [roundAsked({ itemId })]
})

/** A party's own answer. It may answer again; what it said before stays. Nothing waits for a party that says nothing. */
export const answerRound = command(
  'agenda.answer_round',
  { itemId: Id, answer: RoundAnswer },
  (table, actor, { itemId, answer }) => {
    need(actor, 'contribute', 'answer a round')
    const round = roundOf(liveItem(table, itemId))
    if (!round) throw new Refusal('invalid', 'No round is being asked on this item. Ask for one first.')
    return isSame(answerIn(round, actor.party)?.answer, answer) ? [] : [roundAnswered({ itemId, answer })]
  },
)

/** Asks every party to read the item's minutes before it is covered. */
export const readBack = command('agenda.read_back', { itemId: Id }, (table, actor, { itemId }) => {
  need(actor, 'contribute', 'ask for a read-back')
  const item = liveItem(table, itemId)
  needOpen(item)
  return readBackOf(item) ? [] : [readBackAsked({ itemId })]
})

/** Whether the minutes read right to a party, with the hash of the words that it read. */
export const read = command(
  'agenda.read',
  { itemId: Id, saw: Saw, reading: Reading },
  (table, actor, { itemId, saw, reading }) => {
    need(actor, 'contribute', 'say whether the minutes read right')
    const asked = readBackOf(liveItem(table, itemId))
    if (!asked)
      throw new Refusal('invalid', 'These minutes are not being read back. Ask for a read-back first.')
    const last = readingIn(asked, actor.party)
    const isSaidAlready = last?.saw === saw && isSame(last.reading, reading)
    return isSaidAlready ? [] : [readingGiven({ itemId, saw, reading })]
  },
)

function needOpen(item: AgendaItem) {
  if (item.state !== 'open') throw new Refusal('invalid', 'Open this item again first.')
}

const isSame = (a: unknown, b: unknown) => a !== undefined && canonicalJson(a) === canonicalJson(b)

export const roundCommands = [askRound, answerRound, readBack, read] as const
