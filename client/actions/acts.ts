import { maySign, mayContribute, owns } from '../../shared/access.ts'
import type { Action } from '../../shared/actions/action.ts'
import { acceptanceOf, answerOf, findingOf, reportOf, type Need } from '../../shared/actions/standing.ts'
import { othersWith } from '../../shared/seats/rights.ts'
import type { Seat } from '../../shared/seats/seat.ts'
import type { Table } from '../../shared/table.ts'

/** Something that a seat can do with an action; each has its own form. */
export type Act = 'answer' | 'owner_answer' | 'report' | 'find' | 'reword'

/** The form in which a need is met. */
export const actFor: Record<Need['kind'], Act> = {
  accept: 'owner_answer',
  sign: 'answer',
  reply: 'answer',
  report: 'report',
  confirm: 'find',
  resettle: 'reword',
}

/** What this seat may do now, in the words of the button. What it may not do is not offered. */
export function actsOf(seat: Seat, action: Action): { act: Act; button: string }[] {
  const acceptance = acceptanceOf(action)?.acceptance.kind
  const report = reportOf(action)
  const offers: { act: Act; button: string; isOffered: boolean }[] = [
    {
      act: 'owner_answer',
      button: acceptance ? 'Change your answer as its owner' : 'Say if you will do this',
      isOffered: owns(seat, action) && !report,
    },
    {
      act: 'report',
      button: report ? 'Report on it again' : 'Say that it is done',
      isOffered: owns(seat, action) && acceptance === 'accepted',
    },
    {
      act: 'find',
      button: findingOf(action, seat.party) ? 'Change what we see' : 'Say what we see',
      isOffered: maySign(seat) && report !== undefined && report.party !== seat.party,
    },
    {
      act: 'answer',
      button: answerOf(action, seat.party) ? 'Change our answer' : 'Give our answer',
      isOffered: maySign(seat),
    },
    { act: 'reword', button: 'Reword it', isOffered: mayContribute(seat) && !report },
  ]
  return offers.filter(({ isOffered }) => isOffered)
}

/** The others of this seat's party who give its answers, for a seat that does not. */
export const signersFor = (table: Table, seat: Seat): Seat[] =>
  maySign(seat) ? [] : othersWith(table, seat, 'sign')
