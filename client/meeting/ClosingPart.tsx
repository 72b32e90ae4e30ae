import { mayContribute } from '../../shared/access.ts'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import { holdOf, readBackOf, roundOf, unheardIn } from '../../shared/agenda/standing.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { useDeed } from '../actions/use-deed.ts'
import { useOpenForm } from '../forms/OpenForm.tsx'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { partiesInWords } from './flow-words.ts'
import styles from './flow.module.css'
import { itemsInOrder } from './items.ts'
import { ParkDialog } from './ParkDialog.tsx'

type Props = { meeting: Meeting; item: AgendaItem }

/** The ways on from the item that the table is at: ask, read back, hold, park, cover; then the next item. */
export function ClosingPart({ meeting, item }: Props) {
  const { table, seat } = useTable()
  const openForm = useOpenForm()
  const { deed, asking } = useDeed(() => {})
  if (!mayContribute(seat)) return null
  const itemId = item.id
  const unheard = roundOf(item) ? unheardIn(table, item) : []
  const park = () =>
    openForm((close) => (
      <ParkDialog item={item} title={`Park “${item.title}”`} submit="Park it" onClose={close} />
    ))
  return (
    <div className={styles.part}>
      {item.state === 'open' ? (
        <>
          {unheard.length > 0 && (
            <p className={styles.quiet}>
              {`No answer in the round: ${partiesInWords(table, unheard)}. That is no agreement, and it is kept when the item is covered.`}
            </p>
          )}
          <div className={styles.ways} role="group" aria-label="Go on with this item">
            {!roundOf(item) && (
              <Button
                isFullWidth
                onPress={() => deed({ type: 'agenda.ask_round', itemId }, 'Everyone is asked')}
              >
                Ask for a round
              </Button>
            )}
            {!readBackOf(item) && (
              <Button
                isFullWidth
                onPress={() =>
                  deed({ type: 'agenda.read_back', itemId }, 'Everyone is asked to read the minutes')
                }
              >
                Read the minutes back
              </Button>
            )}
            {!holdOf(item, seat.party) && (
              <Button isFullWidth onPress={() => deed({ type: 'agenda.hold', itemId }, 'Held open')}>
                Hold open
              </Button>
            )}
            <Button isFullWidth onPress={park}>
              Park…
            </Button>
            <Button isFullWidth onPress={() => deed({ type: 'agenda.cover', itemId }, 'Covered')}>
              Covered
            </Button>
          </div>
        </>
      ) : (
        <GoOn meeting={meeting} item={item} />
      )}
      {asking.is === 'refused' && <Notice tone="attention">{asking.message}</Notice>}
    </div>
  )
}

/** Once an item is covered or parked: the next open one, or this one again. */
function GoOn({ meeting, item }: Props) {
  const { table, isOnline } = useTable()
  const { deed, asking, isPending } = useDeed(() => {})
  const items = itemsInOrder(table, meeting)
  const place = items.findIndex(({ id }) => id === item.id)
  const next = [...items.slice(place + 1), ...items.slice(0, place)].find(({ state }) => state === 'open')
  return (
    <>
      <div className={styles.answers}>
        {next && (
          <Button
            isFullWidth
            isPending={isPending}
            isDisabled={!isOnline}
            onPress={() => deed({ type: 'agenda.turn_to', itemId: next.id }, `The table is at ${next.title}`)}
          >
            {`Go on to ${items.indexOf(next) + 1} ${next.title}`}
          </Button>
        )}
        <Button isFullWidth onPress={() => deed({ type: 'agenda.reopen', itemId: item.id }, 'Open again')}>
          Open it again
        </Button>
      </div>
      {asking.is === 'refused' && <Notice tone="attention">{asking.message}</Notice>}
    </>
  )
}
