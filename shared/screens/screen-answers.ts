import { z } from 'zod'
import { voicesOf } from '../actions/standing.ts'
import type { AgendaItem } from '../agenda/item.ts'
import { answerIn, readBackOf, readingIn, roundOf } from '../agenda/standing.ts'
import type { Position } from '../positions/position.ts'
import { ProposalKind } from '../proposals/proposal.ts'
import { askedOf, positionOf, proposalsOn, standingOf, wordsOf } from '../proposals/standing.ts'
import { Party } from '../seats/seat.ts'
import type { Table } from '../table.ts'
import { Day, Id } from '../words.ts'

/** Each party that is asked, with its answer where it has given one. */
export const Answers = z.array(
  z.object({ party: Party, answer: z.string().optional(), replyBy: Day.optional() }),
)

/** Something that was put to everyone, and the one state that comes of the answers. */
export const PutToAll = z.object({
  id: Id,
  kind: ProposalKind,
  words: z.string(),
  by: Party,
  standing: z.enum([
    'different_views',
    'taken_away',
    'no_answer',
    'one_answer',
    'agreed_in_part',
    'in_principle',
    'decided',
    'agreed',
  ]),
  answers: Answers,
})
export type PutToAll = z.infer<typeof PutToAll>

export const answered = (party: Party, position: Position | undefined) => ({
  party,
  answer: position?.answer,
  replyBy: position?.answer === 'take_away' ? position.replyBy : undefined,
})

/** What was put to everyone on an item and not taken back. */
export function putToAllOn(table: Table, itemId: Id): PutToAll[] {
  return proposalsOn(table, itemId).flatMap((proposal) => {
    const { is: standing } = standingOf(table, proposal)
    if (standing === 'withdrawn') return []
    const { id, kind, party: by } = proposal
    const answers = askedOf(table, proposal).map((party) =>
      answered(party, positionOf(proposal, party)?.position),
    )
    return [{ id, kind, words: wordsOf(proposal), by, standing, answers }]
  })
}

/** The round and the read-back of an item, as far as they were asked: what each party answered, without its words. */
export function askedNow(table: Table, item: AgendaItem) {
  const [round, readBack] = [roundOf(item), readBackOf(item)]
  const voices = voicesOf(table)
  return {
    round: round && voices.map((party) => ({ party, answer: answerIn(round, party)?.answer.kind })),
    readBack:
      readBack && voices.map((party) => ({ party, answer: readingIn(readBack, party)?.reading.kind })),
  }
}
