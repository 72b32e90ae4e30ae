import { wantsFor } from '../../shared/private/side.ts'
import { useTable } from '../table/use-table.tsx'
import styles from './BriefPage.module.css'
import { useSide } from './use-side.ts'
import { publishedAs } from './want-standing.ts'

/** More than three at once nobody can hold on to in a room. */
const firstOnes = 3

/** What the party wants first of all, each with what would settle it. */
export function BriefWants({ meetingId }: { meetingId: string }) {
  const { table } = useTable()
  const { state } = useSide()
  const wants = state.is === 'ready' ? wantsFor(state.side, meetingId).slice(0, firstOnes) : []
  return (
    <section className={styles.part}>
      <h2>What we want, first things first</h2>
      {wants.length === 0 ? (
        <p className={styles.quiet}>
          {state.is === 'loading'
            ? 'Fetching what your party wants…'
            : 'Nothing written down yet. The list is in “Our wants”, on the private side of the meeting’s page.'}
        </p>
      ) : (
        <ol className={styles.list}>
          {wants.map((want) => (
            <li key={want.id}>
              {want.words}
              {want.settles && <span className={styles.quiet}>; settled by: {want.settles}</span>}
              {publishedAs(table, want) && <span className={styles.quiet}> (on the agenda)</span>}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
