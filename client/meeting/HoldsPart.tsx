import { mayContribute } from '../../shared/access.ts'
import type { AgendaItem, Hold } from '../../shared/agenda/item.ts'
import { holdsOn } from '../../shared/agenda/standing.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { useDeed } from '../actions/use-deed.ts'
import { useOpenForm } from '../forms/OpenForm.tsx'
import { WordsDialog } from '../forms/WordsDialog.tsx'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Cluster } from '../ui/Cluster.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import { closeOntoItem } from './close-onto.ts'
import { partyName } from './flow-words.ts'
import styles from './flow.module.css'

/** Which parties hold the item open, and why. Only the party that holds it lets go. */
export function HoldsPart({ meeting, item }: { meeting: Meeting; item: AgendaItem }) {
  const { table, seat } = useTable()
  const holds = holdsOn(item)
  if (holds.length === 0) return null
  const own = holds.find(({ party }) => party === seat.party)
  return (
    <div className={styles.part}>
      <ul className={styles.lines} aria-label="Held open">
        {holds.map(({ party, reason }) => (
          <li key={party} className={styles.line}>
            <PartyMark party={party} />
            <span>
              {`${partyName(table, party)} ${meeting.state === 'ended' ? 'held' : 'holds'} this item open`}
              {reason !== undefined && `: “${reason}”`}
            </span>
          </li>
        ))}
      </ul>
      {own && meeting.state === 'live' && mayContribute(seat) && <OwnHold item={item} hold={own} />}
    </div>
  )
}

function OwnHold({ item, hold }: { item: AgendaItem; hold: Hold }) {
  const openForm = useOpenForm()
  const { deed, asking, isPending } = useDeed(() => {})
  const itemId = item.id
  const sayWhy = () =>
    openForm((close) => (
      <WordsDialog
        title="Why do you hold it open?"
        label="What is still missing?"
        description="Everybody at the table reads it."
        submit="Say so"
        maxLength={600}
        place={`hold ${itemId}`}
        command={(reason) => ({ type: 'agenda.hold', itemId, reason })}
        saidWhenDone="Your reason is on the table."
        onDone={() => closeOntoItem(itemId, close)}
        onClose={close}
      />
    ))
  return (
    <>
      <Cluster gap="xs">
        <Button isPending={isPending} onPress={() => deed({ type: 'agenda.let_go', itemId }, 'Let go')}>
          Let go
        </Button>
        <Button kind="quiet" onPress={sayWhy}>
          {hold.reason === undefined ? 'Say why…' : 'Say something else…'}
        </Button>
      </Cluster>
      {asking.is === 'refused' && <Notice tone="attention">{asking.message}</Notice>}
    </>
  )
}
