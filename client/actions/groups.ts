import type { Action } from '../../shared/actions/action.ts'
import { needsOf, standingOf, wordingOf, type Need } from '../../shared/actions/standing.ts'
import type { Table } from '../../shared/table.ts'

export type Group = { id: string; title: string; description?: string; actions: Action[] }

/** Whether there is still something to do: it has not been reported, nor declined. */
export function isOpen(action: Action): boolean {
  const standing = standingOf(action)
  return standing === 'not_accepted' || standing === 'accepted'
}

export function isLate(action: Action, today: string): boolean {
  const day = wordingOf(action).due.day
  return isOpen(action) && day !== undefined && day < today
}

/** The soonest due first; what has no day comes last, in the order in which it was captured. */
const byDue = (a: Action, b: Action) =>
  (wordingOf(a).due.day ?? '9999').localeCompare(wordingOf(b).due.day ?? '9999')

/** What this seat is waited for, the soonest due first. */
export function needing(
  table: Table,
  seatId: string,
  today: string,
): { action: Action; need: Need['kind'] }[] {
  return needsOf(table, seatId, today)
    .flatMap(({ actionId, kind }) => {
      const action = table.actions[actionId]
      return action ? [{ action, need: kind }] : []
    })
    .toSorted((a, b) => byDue(a.action, b.action))
}

const hasDay = (action: Action) => wordingOf(action).due.day !== undefined

/** Actions by where they stand, without the groups that have none. */
export function groupsOf(actions: readonly Action[], today: string): Group[] {
  const sorted = actions.toSorted(byDue)
  const standing = (wanted: string) => sorted.filter((action) => standingOf(action) === wanted)
  const open = sorted.filter(isOpen)
  const groups: Group[] = [
    {
      id: 'late',
      title: 'Past their day',
      description: 'The day they were due has gone by, and nobody has said yet that they are done.',
      actions: open.filter((action) => isLate(action, today)),
    },
    {
      id: 'disputed',
      title: 'Seen differently',
      description: 'The owner says done; another party does not see it so.',
      actions: standing('disputed'),
    },
    { id: 'due', title: 'To do', actions: open.filter((action) => hasDay(action) && !isLate(action, today)) },
    { id: 'no_day', title: 'To do, without a day', actions: open.filter((action) => !hasDay(action)) },
    {
      id: 'reported',
      title: 'Said to be done',
      description: 'The owner says done; no other party has said yet that it sees it too.',
      actions: standing('reported'),
    },
    {
      id: 'confirmed',
      title: 'Done',
      description: 'Seen by another party too.',
      actions: standing('confirmed'),
    },
    {
      id: 'declined',
      title: 'Not accepted by their owner',
      description: 'They stay here, with the reason. A new wording may name another owner.',
      actions: standing('declined'),
    },
  ]
  return groups.filter(({ actions: some }) => some.length > 0)
}
