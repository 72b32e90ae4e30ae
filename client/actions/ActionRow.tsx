import { Link } from 'react-aria-components'
import type { Action } from '../../shared/actions/action.ts'
import type { Need } from '../../shared/actions/standing.ts'
import { acceptanceOf, standingOf, wordingOf } from '../../shared/actions/standing.ts'
import { today } from '../table/days.ts'
import { useTable } from '../table/use-table.tsx'
import styles from './ActionRow.module.css'
import type { Act } from './acts.ts'
import { AnswerMarks } from './AnswerMarks.tsx'
import { DoneSides } from './DoneSides.tsx'
import { isOpen } from './groups.ts'
import { NeedLine } from './NeedOf.tsx'
import { dueParts, ownerWord } from './words.ts'
import { Owner } from './Owner.tsx'

type Props = {
  action: Action
  /** What it waits for from this seat, with the way to begin it. */
  need?: { kind: Need['kind']; onBegin: (act: Act) => void }
}

/** One action of the list: a line where there is room, a card on a phone. */
export function ActionRow({ action, need }: Props) {
  const { hrefTo } = useTable()
  const { what, ownerSeatId, due } = wordingOf(action)
  const { lead, day } = dueParts(due, isOpen(action), today())
  const acceptance = acceptanceOf(action)?.acceptance
  return (
    <li className={styles.row}>
      <Link href={hrefTo(`action/${action.id}`)} className={styles.what} data-action={action.id}>
        {what}
      </Link>
      <div className={styles.owner}>
        <Owner seatId={ownerSeatId} word={ownerWord[standingOf(action)]} />
      </div>
      <div className={styles.due}>
        <p>{lead}</p>
        {day && <p className={styles.quiet}>{day}</p>}
      </div>
      <div className={styles.answers}>
        <AnswerMarks action={action} />
      </div>
      <div className={styles.below}>
        {acceptance?.kind === 'declined' && <p>{`Why not: “${acceptance.reason}”`}</p>}
        <DoneSides action={action} isCompact />
        {need && <NeedLine kind={need.kind} onBegin={need.onBegin} />}
      </div>
    </li>
  )
}
