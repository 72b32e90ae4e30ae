import { useRef } from 'react'
import type { Action } from '../../shared/actions/action.ts'
import { acceptanceOf, reportOf, revisionOf, standingOf, wordingOf } from '../../shared/actions/standing.ts'
import { useOpenForm } from '../forms/OpenForm.tsx'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { TextLink } from '../ui/TextLink.tsx'
import { ActDialog } from './ActDialog.tsx'
import styles from './ActionCard.module.css'
import { AnswerMarks } from './AnswerMarks.tsx'
import { actsOf, type Act } from './acts.ts'
import { DoneSides } from './DoneSides.tsx'
import { isOpen } from './groups.ts'
import { NeedOf } from './NeedOf.tsx'
import { PartyAnswers } from './PartyAnswers.tsx'
import { WaitingHere } from './WaitingHere.tsx'
import { dueSentence, ownerWord } from './words.ts'
import { Owner } from './Owner.tsx'

type Props = {
  actionId: string
  /** For narrow places: the parties' marks in one line, and no "how we will know". */
  isCompact?: boolean
}

/** The live card of an action, wherever it stands: in the minutes, beside them, in a list. */
export function ActionCard({ actionId, isCompact = false }: Props) {
  const { table } = useTable()
  const openForm = useOpenForm()
  const room = useRef<HTMLDivElement>(null)
  const action = table.actions[actionId]
  const begin = (act: Act) =>
    openForm((close) => <ActDialog begun={{ actionId, act }} onClose={close} within={room} />)
  return (
    <div className={styles.room} ref={room}>
      <article className={styles.card} data-compact={isCompact || undefined} aria-label={labelOf(action)}>
        {action ? <Known action={action} isCompact={isCompact} onBegin={begin} /> : <Unknown />}
        <WaitingHere actionId={actionId} />
      </article>
    </div>
  )
}

const labelOf = (action: Action | undefined) => (action ? `Action: ${wordingOf(action).what}` : 'Action')

type KnownProps = { action: Action; isCompact: boolean; onBegin: (act: Act) => void }

function Known({ action, isCompact, onBegin }: KnownProps) {
  const { seat, hrefTo } = useTable()
  const { what, ownerSeatId, due, doneWhen } = wordingOf(action)
  const acceptance = acceptanceOf(action)?.acceptance
  const canReword = actsOf(seat, action).some(({ act }) => act === 'reword')
  return (
    <>
      <p className={styles.kind}>
        <span>{`Action · wording ${revisionOf(action)}`}</span>
        {!isCompact && canReword && !reportOf(action) && (
          <Button kind="quiet" onPress={() => onBegin('reword')}>
            Reword
          </Button>
        )}
      </p>
      <p className={styles.what}>
        <TextLink data-action={action.id} href={hrefTo(`action/${action.id}`)}>
          {what}
        </TextLink>
      </p>
      <div className={styles.facts}>
        <Owner seatId={ownerSeatId} word={ownerWord[standingOf(action)]} />
        <span>{dueSentence(due, isOpen(action))}</span>
      </div>
      {acceptance?.kind === 'declined' && <p>{`Why not: “${acceptance.reason}”`}</p>}
      {!isCompact && doneWhen && (
        <p>
          <span className={styles.quiet}>How we will know: </span>
          {doneWhen}
        </p>
      )}
      {isCompact ? <AnswerMarks action={action} /> : <PartyAnswers action={action} />}
      <DoneSides action={action} isCompact={isCompact} />
      <NeedOf action={action} onBegin={onBegin} />
    </>
  )
}

/** The minutes and the table come by two ways: a card may stand in the text a moment before its action is known. */
function Unknown() {
  const { isOnline } = useTable()
  return (
    <p className={styles.unknown}>
      {isOnline
        ? 'This action is on its way to this page…'
        : 'This action will appear when the connection is back.'}
    </p>
  )
}
