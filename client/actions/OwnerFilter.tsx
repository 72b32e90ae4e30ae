import type { Action } from '../../shared/actions/action.ts'
import { wordingOf } from '../../shared/actions/standing.ts'
import { parties, partyWord, type Party, type Seat } from '../../shared/seats/seat.ts'
import type { Table } from '../../shared/table.ts'
import { useTable } from '../table/use-table.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import { Select } from '../ui/Select.tsx'
import styles from './OwnerFilter.module.css'

export const everybody = 'everybody'

/** Whose actions are shown: everybody's, one's own, or those of one party. */
export type Owned = typeof everybody | 'you' | Party

const ownerOf = (table: Table, action: Action) => table.seats[wordingOf(action).ownerSeatId]

export function ownedBy(table: Table, seat: Seat, owned: Owned, action: Action): boolean {
  if (owned === everybody) return true
  const owner = ownerOf(table, action)
  return owned === 'you' ? owner?.id === seat.id : owner?.party === owned
}

type Props = { actions: readonly Action[]; owned: Owned; onChange: (owned: Owned) => void }

/** Narrows a long list to whose actions they are. */
export function OwnerFilter({ actions, owned, onChange }: Props) {
  const { table } = useTable()
  const owning = new Set(actions.map((action) => ownerOf(table, action)?.party))
  return (
    <div className={styles.filter}>
      <Select<Owned>
        label="Show the actions of"
        value={owned}
        onChange={onChange}
        options={[
          { id: everybody, label: 'Everybody' },
          { id: 'you', label: 'You' },
          ...parties
            .filter((party) => owning.has(party))
            .map((party) => ({ id: party, label: partyWord[party], leading: <PartyMark party={party} /> })),
        ]}
      />
    </div>
  )
}
