import type { Action } from '../../shared/actions/action.ts'
import { answerOf, earlierAnswerOf, voicesOf } from '../../shared/actions/standing.ts'
import { parties, type Party } from '../../shared/seats/seat.ts'
import type { Table } from '../../shared/table.ts'
import { answerWords, earlierAnswerWords, noAnswer } from './words.ts'

/** Every party that has somebody at the table or has answered, in the table's order. */
export function answeringParties(table: Table, action: Action): Party[] {
  const voices = new Set([...voicesOf(table), ...action.answers.map(({ party }) => party)])
  return parties.filter((party) => voices.has(party))
}

export type Shown = { has: 'answered' | 'earlier' | 'nothing'; words: string; several: string }

/** What to show for a party: its answer to the present wording, else that it answered an earlier one, else nothing. */
export function shownAnswer(action: Action, party: Party): Shown {
  const answer = answerOf(action, party)
  if (answer)
    return {
      has: 'answered',
      words: answerWords(answer.position),
      several: answerWords(answer.position, 'several'),
    }
  const earlier = earlierAnswerOf(action, party)
  const words = earlier ? earlierAnswerWords(earlier) : noAnswer
  return { has: earlier ? 'earlier' : 'nothing', words, several: words }
}

/** Parties with the same answer side by side, so that a line can hold all of them. */
export function groupedAnswers(table: Table, action: Action): { shown: Shown; parties: Party[] }[] {
  const groups: { shown: Shown; parties: Party[] }[] = []
  for (const party of answeringParties(table, action)) {
    const shown = shownAnswer(action, party)
    const group = groups.find((one) => one.shown.words === shown.words)
    if (group) group.parties.push(party)
    else groups.push({ shown, parties: [party] })
  }
  return groups
}
