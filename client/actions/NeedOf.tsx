import type { Action } from '../../shared/actions/action.ts'
import { needsOf, type Need } from '../../shared/actions/standing.ts'
import { today } from '../table/days.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { actFor, type Act } from './acts.ts'
import styles from './NeedOf.module.css'
import { needWords } from './words.ts'

type Props = { action: Action; onBegin: (act: Act) => void }

/** What the action waits for from you, with the button to do it; nothing when it waits for somebody else. */
export function NeedOf({ action, onBegin }: Props) {
  const { table, seat } = useTable()
  const need = needsOf(table, seat.id, today()).find(({ actionId }) => actionId === action.id)
  if (!need) return null
  return <NeedLine kind={need.kind} onBegin={onBegin} />
}

export function NeedLine({ kind, onBegin }: { kind: Need['kind']; onBegin: (act: Act) => void }) {
  const { sentence, button } = needWords[kind]
  return (
    <div className={styles.need}>
      <span className={styles.sentence}>{sentence}</span>
      <Button onPress={() => onBegin(actFor[kind])}>{button}</Button>
    </div>
  )
}
