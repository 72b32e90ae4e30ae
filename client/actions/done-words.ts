import type { Action } from '../../shared/actions/action.ts'
import { findingOf, reportOf, voicesOf } from '../../shared/actions/standing.ts'
import { partyWord, type Party } from '../../shared/seats/seat.ts'
import type { Table } from '../../shared/table.ts'
import { dayOf } from '../../shared/words.ts'
import { dayWords } from '../table/days.ts'
import { findingWords } from './words.ts'

export type Side = { party: Party; sentence: string; words: string | undefined; hasSpoken: boolean }

/** Both sides of done: who reported it and when, and what each other party says of that. */
export function sidesOfDone(table: Table, action: Action): Side[] {
  const report = reportOf(action)
  if (!report) return []
  const others = voicesOf(table).filter((party) => party !== report.party)
  return [
    {
      party: report.party,
      sentence: `${partyWord[report.party]} says done, ${dayWords(dayOf(report.at))}`,
      words: report.evidence,
      hasSpoken: true,
    },
    ...others.map((party): Side => {
      const finding = findingOf(action, party)
      if (!finding)
        return {
          party,
          sentence: `${partyWord[party]} has not said yet`,
          words: undefined,
          hasSpoken: false,
        }
      const sentence = `${partyWord[party]} ${findingWords[finding.finding.kind]}, ${dayWords(dayOf(finding.at))}`
      return { party, sentence, words: finding.finding.comment, hasSpoken: true }
    }),
  ]
}
