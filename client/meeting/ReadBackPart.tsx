import { useState } from 'react'
import { voicesOf } from '../../shared/actions/standing.ts'
import { mayContribute } from '../../shared/access.ts'
import type { AgendaItem, ReadBack } from '../../shared/agenda/item.ts'
import { readBackOf, readingIn } from '../../shared/agenda/standing.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { parties } from '../../shared/seats/seat.ts'
import { useDeed } from '../actions/use-deed.ts'
import { useOpenForm } from '../forms/OpenForm.tsx'
import { WordsDialog } from '../forms/WordsDialog.tsx'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { closeOntoItem } from './close-onto.ts'
import { readingWords } from './flow-words.ts'
import styles from './flow.module.css'
import { PartyLines } from './PartyLines.tsx'
import { useSectionHash } from './use-section-hash.ts'

type Props = { meeting: Meeting; item: AgendaItem }

/** The read-back of an item's minutes: whether they read right to each party, and whether they changed since. */
export function ReadBackPart({ meeting, item }: Props) {
  const asked = readBackOf(item)
  return asked ? <Asked meeting={meeting} item={item} asked={asked} /> : null
}

function Asked({ meeting, item, asked }: Props & { asked: ReadBack }) {
  const { table, seat } = useTable()
  const hash = useSectionHash(item.id)
  const isLive = meeting.state === 'live'
  const voices = new Set([...voicesOf(table), ...asked.readings.map(({ party }) => party)])
  const lines = parties
    .filter((party) => voices.has(party))
    .map((party) => {
      const given = readingIn(asked, party)
      const isChanged = given && hash !== undefined && given.saw !== hash
      return {
        party,
        words: given && readingWords(given.reading),
        beside: isChanged && ' · the minutes have changed since',
      }
    })
  return (
    <div className={styles.part}>
      <p>
        <span className={styles.name}>Read-back</span>
      </p>
      <PartyLines label="Read-back" lines={lines} nothing={isLive ? 'not said yet' : 'not said'} />
      {isLive && mayContribute(seat) && hash !== undefined && (
        <OwnReading item={item} asked={asked} hash={hash} />
      )}
    </div>
  )
}

/** Asked again when the words are others than those that one's party read. */
function OwnReading({ item, asked, hash }: { item: AgendaItem; asked: ReadBack; hash: string }) {
  const { seat } = useTable()
  const [isAgain, setIsAgain] = useState(false)
  const openForm = useOpenForm()
  const { deed, asking, isPending } = useDeed(() => setIsAgain(false))
  const isUpToDate = readingIn(asked, seat.party)?.saw === hash
  if (isUpToDate && !isAgain)
    return (
      <div>
        <Button kind="quiet" onPress={() => setIsAgain(true)}>
          Say something else
        </Button>
      </div>
    )
  // The hash of what stands there when the form is opened: the words that it is about.
  const command = { type: 'agenda.read' as const, itemId: item.id, saw: hash }
  const sayWhat = () =>
    openForm((close) => (
      <WordsDialog
        title="What needs a change?"
        label="What should these minutes say?"
        description="Everybody at the table reads it. You can also change the minutes yourself."
        submit="Say so"
        place={`read-back ${item.id}`}
        command={(words) => ({ ...command, reading: { kind: 'needs_change', words } })}
        saidWhenDone="Your party’s reading is kept."
        onDone={() => {
          closeOntoItem(item.id, close)
          setIsAgain(false)
        }}
        onClose={close}
      />
    ))
  return (
    <>
      <div className={styles.answers} role="group" aria-label="Do these minutes read right to your party?">
        <Button
          isFullWidth
          isPending={isPending}
          onPress={() =>
            deed({ ...command, reading: { kind: 'reads_right' } }, 'Your party’s reading is kept.')
          }
        >
          Reads right
        </Button>
        <Button isFullWidth onPress={sayWhat}>
          Needs a change…
        </Button>
      </div>
      {asking.is === 'refused' && <Notice tone="attention">{asking.message}</Notice>}
    </>
  )
}
