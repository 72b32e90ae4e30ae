import type * as Y from 'yjs'
import type { ScreenView } from '../../shared/screens/screen-view.ts'
import { SpentOn } from '../meeting/Elapsed.tsx'
import styles from './ScreenPage.module.css'
import { ScreenText } from './ScreenText.tsx'

type Props = {
  view: ScreenView
  current: NonNullable<ScreenView['current']>
  minutes: { doc: Y.Doc } | undefined
}

/** The item that the table is at, how long it has been there, and what is being written about it. */
export function ScreenItem({ view, current, minutes }: Props) {
  return (
    <>
      <h1>
        <span className={styles.quiet}>{current.number}</span> {current.title}
      </h1>
      <p className={styles.about}>
        {current.turnedToAt && view.state === 'live' && (
          <SpentOn since={current.turnedToAt} spentMs={current.spentMs} planned={current.minutes} />
        )}
        {current.raisedBy && <span>{`raised by ${current.raisedBy}`}</span>}
      </p>
      {current.wants && (
        <p>
          <span className={styles.quiet}>What is wanted from it:</span> {current.wants}
        </p>
      )}
      {minutes && (
        <ScreenText
          key={current.id}
          section={minutes.doc.getXmlFragment(current.id)}
          actions={view.actions}
        />
      )}
    </>
  )
}
