import type { ReactNode } from 'react'
import type { Wording } from '../../shared/actions/action.ts'
import { personOf, useTable } from '../table/use-table.tsx'
import { KeyValue } from '../ui/KeyValue.tsx'
import { WordDiff } from './WordDiff.tsx'
import { dueAsWorded } from './words.ts'

/** What changed from one wording to another, word by word; a field that stayed the same is left out. */
export function WordingChange({ before, after }: { before: Wording; after: Wording }) {
  const { table, names } = useTable()
  const owner = (wording: Wording) => personOf(table, names, wording.ownerSeatId)
  const compared = [
    { term: 'What', from: before.what, to: after.what },
    { term: 'Who will do it', from: owner(before), to: owner(after) },
    { term: 'By when', from: dueAsWorded(before.due), to: dueAsWorded(after.due) },
    { term: 'How we will know', from: before.doneWhen ?? '', to: after.doneWhen ?? '' },
  ]
  const items = compared
    .filter(({ from, to }) => from !== to)
    .map(({ term, from, to }): { term: string; detail: ReactNode } => ({
      term,
      detail: <WordDiff before={from} after={to} />,
    }))
  return items.length > 0 ? <KeyValue items={items} /> : <p>Both wordings say the same.</p>
}
