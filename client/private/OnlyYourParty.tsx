import { LockKeyhole } from 'lucide-react'
import { useTable } from '../table/use-table.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import styles from './OnlyYourParty.module.css'
import { isOrganisation, namesInWords, readersOf } from './party-people.ts'

/** Says that what follows is private, and who can see it. */
export function OnlyYourParty({ level = 2 }: { level?: 1 | 2 }) {
  const { table, names, seat } = useTable()
  const Heading = `h${level}` as const
  const readers = readersOf(table, seat.party, seat.id)
  return (
    <header className={styles.head}>
      <Heading className={styles.title}>
        <LockKeyhole aria-hidden="true" size="1.1em" />
        <span>
          Only your party: <span className={styles.names}>{namesInWords(names, readers, seat.id)}</span>
        </span>
      </Heading>
      {isOrganisation(seat.party) && (
        <p className={styles.quiet}>
          What is written for an organisation may have to be shown to somebody who asks for it by law.
        </p>
      )}
    </header>
  )
}

/** How far private goes, for whoever asks. */
export function WhoCanRead() {
  const { seat } = useTable()
  return (
    <div className={styles.more}>
      <Disclosure title="Who can read this?">
        <p>
          Everybody who sits in your party reads all of it, also people who join it later. Nobody else at the
          table sees any of it. It is not in the minutes, nor in the record, nor on the screen in the room,
          nor in any message that Concord sends.
        </p>
        <p>
          {isOrganisation(seat.party)
            ? 'It is kept on the server. An organisation’s notes can be asked for, for instance by a parent under data protection law; only notes that you keep for yourself alone are not part of the file.'
            : 'It is kept on the server, whose keepers could find it in their database. What an organisation writes on its own private side may have to be shown to you if you ask for it.'}
        </p>
      </Disclosure>
    </div>
  )
}
