import { useState } from 'react'
import { mayInvite } from '../../shared/access.ts'
import { isVacant } from '../../shared/seats/rights.ts'
import { parties, partyWord, type Party } from '../../shared/seats/seat.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { List } from '../ui/List.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import { Section } from '../ui/Section.tsx'
import { Stack } from '../ui/Stack.tsx'
import { Devices } from './Devices.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { NamePartyDialog } from './NamePartyDialog.tsx'
import { OwnSeat } from './OwnSeat.tsx'
import styles from './PeoplePage.module.css'
import { SeatRow } from './SeatRow.tsx'

/** Everyone at the table, by party. Each party looks after its own people and nobody else's. */
export function PeoplePage() {
  const { table, seat } = useTable()
  const [invitingTo, setInvitingTo] = useState<Party | null>(null)
  const [isNaming, setIsNaming] = useState(false)
  const named = parties.filter((party) => table.parties[party])
  return (
    <div className={styles.columns}>
      <Stack gap="xl">
        <Section
          level={1}
          title="People"
          description="Each party invites and releases its own people, and nobody else’s. When somebody is invited, everyone is told; nobody has to approve."
        />
        {named.map((party) => (
          <PartySection
            key={party}
            party={party}
            {...(mayInvite(seat) &&
              (party === seat.party || isVacant(table, party)) && { onInvite: () => setInvitingTo(party) })}
          />
        ))}
        {mayInvite(seat) && named.length < parties.length && (
          <div>
            <Button onPress={() => setIsNaming(true)}>Name another party</Button>
          </div>
        )}
      </Stack>
      <Stack gap="xl">
        <OwnSeat />
        <Devices />
      </Stack>
      {invitingTo && <InviteDialog party={invitingTo} onClose={() => setInvitingTo(null)} />}
      {isNaming && <NamePartyDialog onClose={() => setIsNaming(false)} />}
    </div>
  )
}

function PartySection({ party, onInvite }: { party: Party; onInvite?: () => void }) {
  const { table, seat } = useTable()
  const seats = Object.values(table.seats).filter((one) => one.party === party)
  const isOwn = party === seat.party
  return (
    <Section
      title={
        <span className={styles.party}>
          <PartyMark party={party} />
          {table.parties[party]?.name ?? partyWord[party]}
        </span>
      }
      description={
        isOwn ? 'Your party' : table.parties[party]?.name === partyWord[party] ? undefined : partyWord[party]
      }
      action={
        onInvite && (
          <Button onPress={onInvite}>{isOwn ? 'Invite somebody' : 'Invite their first contact'}</Button>
        )
      }
    >
      {seats.length === 0 ? (
        <p className={styles.quiet}>
          {onInvite ? 'Nobody yet. Invite one person; they then invite their own colleagues.' : 'Nobody yet.'}
        </p>
      ) : (
        <List>
          {seats.map((one) => (
            <SeatRow key={one.id} seat={one} />
          ))}
        </List>
      )}
    </Section>
  )
}
