import type { ScreenView } from '../../shared/screens/screen-view.ts'
import { clockWords } from '../table/days.ts'
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
      <ol className={styles.agenda} tabIndex={0} aria-label="Agenda">
        {view.items.map(({ id, title, state, left }) => (
          <li key={id} data-state={state}>
            {title}
            {left && (
              <span className={styles.quiet}>
                {left === 'not_reached' ? ' · not reached' : ' · talked about, not covered'}
              </span>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}
