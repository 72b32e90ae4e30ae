import { useState } from 'react'
import { voicesOf } from '../../shared/actions/standing.ts'
import { mayContribute } from '../../shared/access.ts'
import type { AgendaItem, Round } from '../../shared/agenda/item.ts'
import { answerIn, roundOf } from '../../shared/agenda/standing.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { parties } from '../../shared/seats/seat.ts'
import { useDeed } from '../actions/use-deed.ts'
import { useOpenForm } from '../forms/OpenForm.tsx'
import { WordsDialog } from '../forms/WordsDialog.tsx'
import { nameOf, useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { closeOntoItem } from './close-onto.ts'
import { answerWords } from './flow-words.ts'
import styles from './flow.module.css'
import { answersBefore } from './own-part.ts'
import { PartyLines } from './PartyLines.tsx'

type Props = { meeting: Meeting; item: AgendaItem }

/** The round on an item: what each party says, or that it has not answered, and one's own answer. */
export function RoundPart({ meeting, item }: Props) {
  const { table, seat, present, isOnline } = useTable()
  const round = roundOf(item)
  if (!round) return null
  const isLive = meeting.state === 'live'
  // Somebody may be in the room without a device.
  const saidHere = Object.entries(meeting.attendance).flatMap(([seatId, { places }]) =>
    ['in_room', 'remote'].includes(places.at(-1)?.place ?? '') ? [seatId] : [],
  )
  const here = [
    ...present.flatMap((one) => (one.meetingId === meeting.id ? [one.seatId] : [])),
    ...saidHere,
  ].map((seatId) => table.seats[seatId]?.party)
  const voices = new Set([...voicesOf(table), ...round.answers.map(({ party }) => party)])
  const lines = parties
    .filter((party) => voices.has(party))
    .map((party) => {
      const given = answerIn(round, party)
      const isAway = !given && isLive && isOnline && !here.includes(party)
      return {
        party,
        words: given && answerWords(given.answer),
        beside: given ? <Givers item={item} given={given} /> : isAway && ' · nobody here now',
      }
    })
  return (
    <div className={styles.part}>
      <p>
        <span className={styles.name}>Round</span>
      </p>
      <PartyLines label="Round" lines={lines} nothing={isLive ? 'no answer yet' : 'no answer'} />
      {isLive && mayContribute(seat) && <OwnAnswer item={item} round={round} />}
    </div>
  )
}

type GivenProps = { item: AgendaItem; given: Round['answers'][number] }

/** Who gave a party's answer, and what others of that party had answered before. */
function Givers({ item, given }: GivenProps) {
  const { names } = useTable()
  return (
    <>
      {` · ${nameOf(names, given.by)}`}
      {answersBefore(item, given.party).map(({ by, answer }) => (
        <span key={by} className={styles.before}>
          {`before that, ${nameOf(names, by)}: ${answerWords(answer)}`}
        </span>
      ))}
    </>
  )
}

type Worded = 'view' | 'question'

const forms = {
  view: { title: 'Our view', label: 'What is your party’s view?' },
  question: { title: 'A question', label: 'What does your party ask?' },
} satisfies Record<Worded, object>

/** Three answers of the same weight. None is chosen for anybody, and another may be given later. */
function OwnAnswer({ item, round }: { item: AgendaItem; round: Round }) {
  const { seat } = useTable()
  const [isAgain, setIsAgain] = useState(false)
  const openForm = useOpenForm()
  const { deed, asking, isPending } = useDeed(() => setIsAgain(false))
  if (answerIn(round, seat.party) && !isAgain)
    return (
      <div>
        <Button kind="quiet" onPress={() => setIsAgain(true)}>
          Answer again
        </Button>
      </div>
    )
  const command = { type: 'agenda.answer_round' as const, itemId: item.id }
  const say = (kind: Worded) =>
    openForm((close) => (
      <WordsDialog
        {...forms[kind]}
        description="Everybody at the table reads it."
        submit="Send our answer"
        place={`round ${kind} ${item.id}`}
        command={(words) => ({ ...command, answer: { kind, words } })}
        saidWhenDone="Your answer is on the table."
        onDone={() => {
          closeOntoItem(item.id, close)
          setIsAgain(false)
        }}
        onClose={close}
      />
    ))
  return (
    <>
      <div className={styles.answers} role="group" aria-label="Your party’s answer">
        <Button isFullWidth onPress={() => say('view')}>
          My view…
        </Button>
        <Button isFullWidth onPress={() => say('question')}>
          A question…
        </Button>
        <Button
          isFullWidth
          isPending={isPending}
          onPress={() =>
            deed({ ...command, answer: { kind: 'nothing_to_add' } }, 'Your answer is on the table.')
          }
        >
          Nothing to add
        </Button>
      </div>
      {asking.is === 'refused' && <Notice tone="attention">{asking.message}</Notice>}
    </>
  )
}
