import { Check, Plus } from 'lucide-react'
import { useState } from 'react'
import { mayContribute } from '../../shared/access.ts'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import { holdsOn } from '../../shared/agenda/standing.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { partyWord } from '../../shared/seats/seat.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import { Section } from '../ui/Section.tsx'
import { addedWords } from './added-words.ts'
import styles from './Agenda.module.css'
import { CarriedFrom } from './CarriedFrom.tsx'
import { SpentOn } from './Elapsed.tsx'
import { ItemDialog } from './ItemDialog.tsx'
import { itemsInOrder } from './items.ts'

type Props = { meeting: Meeting; onGo: (itemId: string) => void }

/** The one agenda: what comes, what is open now, what is covered, parked or held, and who raised it. */
export function Agenda({ meeting, onGo }: Props) {
  const { table, seat } = useTable()
  const [isAdding, setIsAdding] = useState(false)
  const items = itemsInOrder(table, meeting)
  return (
    <Section title="Agenda" level={2}>
      <ol className={styles.items}>
        {items.map((item, index) => (
          <li key={item.id}>
            <button
              type="button"
              className={styles.item}
              data-state={item.state}
              aria-current={meeting.currentItemId === item.id ? 'step' : undefined}
              onClick={() => onGo(item.id)}
            >
              <span className={styles.number}>{index + 1}</span>
              <span className={styles.words}>
                <span className={styles.title}>{item.title}</span>
                <Detail meeting={meeting} item={item} />
              </span>
              {item.state === 'covered' && (
                <span className={styles.covered}>
                  <Check size={18} role="img" aria-label="covered" />
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
      {mayContribute(seat) && meeting.state !== 'ended' && (
        <div>
          <Button kind="quiet" icon={<Plus aria-hidden="true" size={18} />} onPress={() => setIsAdding(true)}>
            Add an item
          </Button>
        </div>
      )}
      {isAdding && <ItemDialog meetingId={meeting.id} onClose={() => setIsAdding(false)} />}
    </Section>
  )
}

/** The quiet line of an item: who raised it, how long, and how it stands. */
function Detail({ meeting, item }: { meeting: Meeting; item: AgendaItem }) {
  const isCurrent = meeting.currentItemId === item.id
  const holds = holdsOn(item)
  return (
    <span className={styles.detail}>
      {item.raisedBy && !item.isUsual && (
        <PartyMark party={item.raisedBy} label={`raised by: ${partyWord[item.raisedBy]}`} />
      )}
      {isCurrent && <strong>now</strong>}
      {isCurrent && meeting.turnedToAt ? (
        <SpentOn since={meeting.turnedToAt} spentMs={item.spentMs} planned={item.minutes} />
      ) : (
        item.minutes !== undefined && <span>{item.minutes} min</span>
      )}
      {item.state === 'parked' && <span>parked</span>}
      {item.state === 'open' && holds.length > 0 && (
        <span className={styles.held}>
          held open
          {holds.map(({ party }) => (
            <PartyMark key={party} party={party} label={`by: ${partyWord[party]}`} />
          ))}
        </span>
      )}
      <CarriedFrom item={item} />
      {addedWords(item).map((words) => (
        <span key={words}>{words}</span>
      ))}
    </span>
  )
}
