import { Check, Plus } from 'lucide-react'
import { useState } from 'react'
import { mayContribute } from '../../shared/access.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { partyWord } from '../../shared/seats/seat.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './Agenda.module.css'
import { ItemDialog } from './ItemDialog.tsx'
import { itemsInOrder } from './items.ts'

/** The one agenda: what comes, what is open now, what is covered, and who raised it. */
export function Agenda({ meeting, onGo }: { meeting: Meeting; onGo: (itemId: string) => void }) {
  const { table, seat } = useTable()
  const [isAdding, setIsAdding] = useState(false)
  const items = itemsInOrder(table, meeting)
  return (
    <Section title="Agenda" level={2}>
      <ol className={styles.items}>
        {items.map((item, index) => {
          const isCurrent = meeting.currentItemId === item.id
          return (
            <li key={item.id}>
              <button
                type="button"
                className={styles.item}
                data-state={item.state}
                aria-current={isCurrent ? 'step' : undefined}
                onClick={() => onGo(item.id)}
              >
                <span className={styles.number}>{index + 1}</span>
                <span className={styles.words}>
                  <span className={styles.title}>{item.title}</span>
                  <span className={styles.detail}>
                    {item.raisedBy && !item.isUsual && (
                      <PartyMark party={item.raisedBy} label={`raised by: ${partyWord[item.raisedBy]}`} />
                    )}
                    {item.minutes !== undefined && <span>{item.minutes} min</span>}
                    {isCurrent && <strong>now</strong>}
                    {item.isAfterNotice && <span>added after notice</span>}
                  </span>
                </span>
                {item.state === 'covered' && (
                  <span className={styles.covered}>
                    <Check size={18} role="img" aria-label="covered" />
                  </span>
                )}
              </button>
            </li>
          )
        })}
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
