import { useState } from 'react'
import { mayContribute } from '../../shared/access.ts'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import { holdsOn, roundOf } from '../../shared/agenda/standing.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { clockWords } from '../table/days.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { BeforeReopening } from './BeforeReopening.tsx'
import { ClosingPart } from './ClosingPart.tsx'
import { EarlierEnds } from './EarlierEnds.tsx'
import { partiesInWords, partyName, untilWords } from './flow-words.ts'
import styles from './flow.module.css'
import { HoldsPart } from './HoldsPart.tsx'
import { NoticePart } from './NoticePart.tsx'
import { awaitsAnswerOf, changeWantedBy } from './own-part.ts'
import { ReadBackPart } from './ReadBackPart.tsx'
import { ReplyPart } from './ReplyPart.tsx'
import { RoundPart } from './RoundPart.tsx'
import { useKeptFocus } from './use-kept-focus.ts'

type Props = { meeting: Meeting; item: AgendaItem }

/** How an item comes to its end: everybody is asked, its minutes are read back, then it is covered, parked or held open. */
export function ItemFoot({ meeting, item }: Props) {
  const { seat } = useTable()
  const foot = useKeptFocus<HTMLDivElement>()
  if (meeting.state === 'draft' || meeting.state === 'noticed') return null
  const isCurrent = meeting.currentItemId === item.id
  const hasParts = item.rounds.length > 0 || item.readBacks.length > 0 || item.replies.length > 0
  const wasParked = item.earlierParked !== undefined
  const isShown =
    isCurrent ||
    hasParts ||
    wasParked ||
    item.isRaisedInMeeting ||
    item.state !== 'open' ||
    holdsOn(item).length > 0
  const isAsked = meeting.state === 'live' && mayContribute(seat) && awaitsAnswerOf(item, seat.party)
  return (
    <div
      ref={foot}
      tabIndex={-1}
      className={styles.foot}
      data-current={isCurrent || undefined}
      hidden={!isShown}
    >
      <NoticePart meeting={meeting} item={item} />
      <Ending item={item} />
      <EarlierEnds item={item} />
      <HoldsPart meeting={meeting} item={item} />
      <Parts meeting={meeting} item={item} isUnfolded={isCurrent || isAsked} isEmpty={!hasParts} />
      {isCurrent && meeting.state === 'live' && <ClosingPart meeting={meeting} item={item} />}
    </div>
  )
}

/** In one place, folded or not: a form that is open here stays open when the table goes on. */
function Parts({ meeting, item, isUnfolded, isEmpty }: Props & { isUnfolded: boolean; isEmpty: boolean }) {
  const [isOpened, setIsOpened] = useState(false)
  return (
    <Disclosure
      title="Round, read-back and replies"
      level={3}
      hidden={isEmpty && !isUnfolded}
      isBare={isUnfolded}
      isExpanded={isUnfolded || isOpened}
      onExpandedChange={setIsOpened}
    >
      <ReplyPart item={item} />
      <RoundPart meeting={meeting} item={item} />
      <ReadBackPart meeting={meeting} item={item} />
      <BeforeReopening item={item} />
    </Disclosure>
  )
}

/** Who covered or parked it, and whom nobody had heard by then. */
function Ending({ item }: { item: AgendaItem }) {
  const { state, covered, parked } = item
  const { table, names } = useTable()
  if (state === 'parked' && parked)
    return (
      <p className={styles.quiet}>
        {`Parked by ${nameOf(names, parked.by)} ${untilWords(parked.until, names)}.`}
      </p>
    )
  if (state !== 'covered' || !covered) return null
  const { unheard = [] } = covered
  const isAsked = roundOf(item) !== undefined
  return (
    <p className={styles.quiet}>
      {`Covered by ${nameOf(names, covered.by)} at ${clockWords(covered.at)}.`}
      {isAsked
        ? unheard.length > 0 && ` No answer in the round: ${partiesInWords(table, unheard)}.`
        : ' No round was asked.'}
      {changeWantedBy(item, covered).map(
        (party) => ` ${partyName(table, party)} had said that the minutes need a change.`,
      )}
    </p>
  )
}
