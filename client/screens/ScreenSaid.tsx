import type { SaidOnScreen } from '../../shared/screens/screen-said.ts'
import { PartyMark } from '../ui/PartyMark.tsx'
import styles from './ScreenPage.module.css'

/** Words of the current item that were recorded as said, with the versions beside them; the newest first. */
export function ScreenSaid({ said = [] }: { said: SaidOnScreen[] | undefined }) {
  if (said.length === 0) return null
  return (
    <section aria-labelledby="screen-said">
      <h2 id="screen-said">Recorded as said</h2>
      <ul className={styles.actions}>
        {said.map(({ id, speaker, party, words, versions }) => (
          <li key={id}>
            <p className={styles.said}>“{words}”</p>
            <p className={styles.person}>
              <PartyMark party={party} /> <span className={styles.quiet}>{speaker}</span>
            </p>
            {versions.map((version, place) => (
              <p key={`${place} ${version.by}`} className={styles.said}>
                <span className={styles.quiet}>
                  {version.isSpeakers ? 'The speaker’s own version:' : `${version.by} heard:`}
                </span>{' '}
                “{version.words}”
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
