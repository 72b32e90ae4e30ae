import { History } from 'lucide-react'
import { useMemo } from 'react'
import { partyWord } from '../../../shared/seats/seat.ts'
import { useTable } from '../../table/use-table.tsx'
import { Button } from '../../ui/Button.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { handOf } from './people-words.ts'
import { useAuthorship } from './WhoWroteProvider.tsx'
import authored from './Authored.module.css'
import styles from './WhoWroteBar.module.css'

/** The quiet switch above the minutes, who has written in them, and the ways to what was removed and to the history. */
export function WhoWroteBar({ canWrite }: { canWrite: boolean }) {
  const { isOn, setOn, setReading } = useAuthorship()
  return (
    <section className={styles.bar} aria-label="Who wrote this">
      <div className={styles.controls}>
        <Switch isSelected={isOn} onChange={setOn}>
          Who wrote this
        </Switch>
        <div className={styles.edge}>
          <Button
            kind="quiet"
            icon={<History aria-hidden="true" />}
            onPress={() => setReading({ withRemoved: false })}
          >
            How these minutes came about
          </Button>
        </div>
      </div>
      {isOn && <WhoWroteWhat canWrite={canWrite} />}
    </section>
  )
}

function WhoWroteWhat({ canWrite }: { canWrite: boolean }) {
  const { log, tryAgain, setReading } = useAuthorship()
  if (log.is === 'closed' || log.is === 'loading') return <Loading words="Looking up who wrote what…" />
  if (log.is === 'failed')
    return (
      <Notice
        tone="attention"
        title="Who wrote what cannot be shown just now"
        action={<Button onPress={tryAgain}>Try again</Button>}
      >
        {log.message}
      </Notice>
    )
  if (log.authorship.seq === 0)
    return <p className={styles.hint}>Nothing has been written yet. Whoever writes will be named here.</p>
  return (
    <>
      <Writers />
      <p className={styles.hint}>
        {canWrite
          ? 'Point at a word, or put the cursor in it, to see who wrote it and when.'
          : 'Point at a word or tap it to see who wrote it and when. With a keyboard: Tab to the text, then the left and right arrows.'}{' '}
        Words that are just being written have no mark yet.
      </p>
      <div className={styles.edge}>
        <Button kind="quiet" onPress={() => setReading({ withRemoved: true })}>
          Show removed words
        </Button>
      </div>
      {log.trouble !== null && (
        <Notice
          tone="attention"
          title="The newest words may have no mark"
          action={<Button onPress={tryAgain}>Try again</Button>}
        >
          {log.trouble}
        </Notice>
      )}
    </>
  )
}

/** Everybody who has written or removed something, with the mark that their words have. */
export function Writers() {
  const { log } = useAuthorship()
  const { table, names } = useTable()
  const seatIds = useWriters(log)
  return (
    <ul className={styles.writers} aria-label="Who has written here">
      {seatIds.map((seatId) => {
        const { name, party, initials } = handOf(table, names, seatId)
        return (
          <li key={seatId} className={styles.writer}>
            <PartyMark party={party} />
            <span
              className={`${authored.word} ${authored.initials}`}
              data-party={party}
              data-initials={initials}
            >
              {name}
            </span>
            <span className={styles.party}>{partyWord[party].toLowerCase()}</span>
          </li>
        )
      })}
    </ul>
  )
}

function useWriters(log: ReturnType<typeof useAuthorship>['log']): string[] {
  const authorship = log.is === 'ready' ? log.authorship : null
  const version = log.is === 'ready' ? log.version : 0
  return useMemo(
    () => [...new Set((authorship?.deeds ?? []).slice(0, version).map(({ seatId }) => seatId))],
    [authorship, version],
  )
}
