import { CaptureDialog } from '../actions/CaptureDialog.tsx'
import { mayContribute } from '../../shared/access.ts'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { partyWord } from '../../shared/seats/seat.ts'
import { useOpenForm } from '../forms/OpenForm.tsx'
import { MinutesSection } from '../minutes/MinutesSection.tsx'
import { useTable } from '../table/use-table.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import { PutForm } from '../proposals/PutForm.tsx'
import { ItemProposals } from '../proposals/ItemProposals.tsx'
import { ItemStatements } from '../statements/ItemStatements.tsx'
import { askedOn } from '../statements/offering.ts'
import { ItemSaid } from '../voice/ItemSaid.tsx'
import { addedWords } from './added-words.ts'
import { CarriedFrom } from './CarriedFrom.tsx'
import { SpentOn } from './Elapsed.tsx'
import { ItemActs } from './ItemActs.tsx'
import { ItemFoot } from './ItemFoot.tsx'
import { ItemKind } from './ItemKind.tsx'
import styles from './ItemSection.module.css'
import { sectionId } from './use-following.ts'

/** What goes there, where each party’s own words have a place above. */
const placeholders: Partial<Record<AgendaItem['capture'], string>> = {
  child: 'What is said about it can be noted here.',
  views: 'What is said about it can be noted here.',
}

type Props = { meeting: Meeting; item: AgendaItem; number: number }

/** One agenda item on the sheet: what it is, what is wanted from it, and its part of the minutes. */
export function ItemSection({ meeting, item, number }: Props) {
  const { seat, table } = useTable()
  const openForm = useOpenForm()
  const isCurrent = meeting.currentItemId === item.id
  const areWordsAsked = askedOn(item) !== undefined
  return (
    <section
      id={sectionId(item.id)}
      tabIndex={-1}
      className={styles.section}
      aria-labelledby={`${sectionId(item.id)}-title`}
      data-current={isCurrent || undefined}
    >
      <header className={styles.head}>
        <div className={styles.line}>
          <h2 id={`${sectionId(item.id)}-title`} className={styles.title}>
            <span className={styles.number}>{number}</span> {item.title}
          </h2>
          <ItemActs meeting={meeting} item={item} />
        </div>
        <p className={styles.facts}>
          {isCurrent && <strong className={styles.now}>The table is here now</strong>}
          {item.raisedBy && !item.isUsual && (
            <span className={styles.raised}>
              <PartyMark party={item.raisedBy} /> raised by{' '}
              {table.parties[item.raisedBy]?.name ?? partyWord[item.raisedBy]}
            </span>
          )}
          {isCurrent && meeting.turnedToAt ? (
            <SpentOn since={meeting.turnedToAt} spentMs={item.spentMs} planned={item.minutes} />
          ) : (
            item.minutes !== undefined && (
              <span>
                {item.minutes} {item.minutes === 1 ? 'minute' : 'minutes'}
              </span>
            )
          )}
          {item.state === 'covered' && <span>covered</span>}
          {item.state === 'parked' && <span>parked</span>}
          <CarriedFrom item={item} />
          {addedWords(item).map((words) => (
            <span key={words}>{words}</span>
          ))}
        </p>
        {item.wants && (
          <p className={styles.wants}>
            <span>What is wanted from it:</span> {item.wants}
          </p>
        )}
      </header>
      <ItemKind meeting={meeting} item={item} />
      {areWordsAsked && <ItemStatements meeting={meeting} item={item} />}
      <MinutesSection
        itemId={item.id}
        label={`${number} ${item.title}`}
        canWrite={mayContribute(seat)}
        placeholder={mayContribute(seat) ? placeholders[item.capture] : 'Nothing written yet.'}
        onCapture={({ quote, place }) =>
          openForm((close) => (
            <CaptureDialog
              meetingId={meeting.id}
              itemId={item.id}
              quote={quote}
              onClose={close}
              onDone={(actionId) => {
                place(actionId)
                close()
              }}
            />
          ))
        }
        {...(meeting.state !== 'ended' && {
          onPut: (quote: string) =>
            openForm((close) => <PutForm item={item} quote={quote} onClose={close} onDone={close} />),
        })}
      />
      {!areWordsAsked && <ItemStatements meeting={meeting} item={item} />}
      <ItemProposals meeting={meeting} item={item} />
      <ItemSaid meeting={meeting} item={item} />
      <ItemFoot meeting={meeting} item={item} />
    </section>
  )
}
