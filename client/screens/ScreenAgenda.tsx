import type { ScreenView } from '../../shared/screens/screen-view.ts'
import { clockWords } from '../table/days.ts'
import { leftWords } from './left-words.ts'
import styles from './ScreenPage.module.css'

const titles = {
  draft: 'Agenda',
  noticed: 'Agenda',
  live: 'Agenda',
  ended: 'The meeting has ended',
} as const

/** What the meeting will talk about, or has, while it is at no item. */
export function ScreenAgenda({ view }: { view: ScreenView }) {
  return (
    <>
      <h1>{titles[view.state]}</h1>
      {view.state === 'noticed' && <p>{`The meeting begins at ${clockWords(view.startsAt)}.`}</p>}
      {view.ended && <p>{`${view.ended.by} ended it at ${clockWords(view.ended.at)}.`}</p>}
      {/* Focusable, so that a long one can be scrolled by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ol className={styles.agenda} data-length={lengthOf(view.items)} tabIndex={0} aria-label="Agenda">
        {view.items.map((item) => {
          const left = leftWords(item)
          return (
            <li key={item.id} data-state={item.state}>
              {item.title}
              {left && <span className={styles.quiet}>{` · ${left}`}</span>}
            </li>
          )
        })}
      </ol>
    </>
  )
}

/** On a wall nobody scrolls: a longer agenda stands in two columns, and a very long one in smaller type. */
function lengthOf({ length }: ScreenView['items']): 'long' | 'very_long' | undefined {
  if (length > 18) return 'very_long'
  return length > 8 ? 'long' : undefined
}
