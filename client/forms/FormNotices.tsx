import type { Asking } from '../table/use-asking.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import styles from './FormNotices.module.css'
import { fieldAt, type OtherNames } from './problems.ts'

/** How a form stands, beside its fields. */
export type FormStanding = {
  asking: Asking
  /** The fields that show themselves what is wrong with them. */
  shownAt?: readonly string[]
  otherNames?: OtherNames | undefined
  /** What is wrong with the form and with no field of it. */
  problem?: string | undefined
  /** Why it cannot be done any more, while the form was open. */
  barred?: string | undefined
  /** Whether the form holds what was begun in it earlier. */
  isBroughtBack?: boolean
  onThrowAway?: () => void
}

type BroughtBackProps = { isBroughtBack?: boolean | undefined; onBeginAnew?: (() => void) | undefined }

/** Above the fields: that they hold what was begun earlier, with the way to begin anew. */
export function BroughtBack({ isBroughtBack = false, onBeginAnew }: BroughtBackProps) {
  if (!isBroughtBack || !onBeginAnew) return null
  return (
    <div className={styles.begun}>
      <span>You had begun this. It is as you left it.</span>
      <Button kind="quiet" onPress={onBeginAnew}>
        Begin anew
      </Button>
    </div>
  )
}

/** Below the fields: what was refused and stands at no field, and that it cannot be done any more. */
export function FormNotices({ asking, shownAt = [], otherNames, problem, barred }: FormStanding) {
  const isRefusedHere = asking.is === 'refused' && !shownAt.includes(fieldAt(asking.path, otherNames) ?? '')
  if (barred !== undefined)
    return (
      <Notice tone="attention" title={barred}>
        What you put in stays here, to copy or for when it can be done again.
      </Notice>
    )
  const words = isRefusedHere ? asking.message : problem
  return words === undefined ? null : <Notice tone="attention">{words}</Notice>
}
