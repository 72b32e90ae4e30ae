import type { Meeting } from '../../shared/meetings/meeting.ts'
import { latestOf } from '../../shared/statements/standing.ts'
import type { Statement, Version } from '../../shared/statements/statement.ts'
import { momentWords } from '../table/days.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import { isOnItsWay } from './on-its-way.ts'
import styles from './Statements.module.css'
import { childWord, kindWords, partyName, sourceWords } from './words.ts'

/** A party’s words as everybody reads them: whose, who posted them and when, and what they were before. */
export function PostedStatement({ meeting, statement }: { meeting: Meeting; statement: Statement }) {
  const { table } = useTable()
  const latest = latestOf(statement)
  const earlier = statement.versions.slice(0, -1).toReversed()
  if (!latest) return null
  const { party, kind } = statement
  const name = `${partyName(table, party)}: ${kindWords[kind](childWord(table))}`
  return (
    <article className={styles.posted} data-party={party} data-statement={statement.id} aria-label={name}>
      <p className={styles.who}>
        <PartyMark party={party} />
        <span>{name}</span>
      </p>
      <VersionShown meeting={meeting} statement={statement} version={latest} />
      {earlier.length > 0 && (
        <Disclosure
          title={earlier.length === 1 ? 'Earlier version' : 'Earlier versions'}
          detail={earlier.length > 1 && String(earlier.length)}
        >
          {earlier.map((version) => (
            <VersionShown key={version.version} meeting={meeting} statement={statement} version={version} />
          ))}
        </Disclosure>
      )}
    </article>
  )
}

type ShownProps = { meeting: Meeting; statement: Statement; version: Version }

function VersionShown({ meeting, statement, version }: ShownProps) {
  const { table, names, waiting, isOnline } = useTable()
  const { ended } = meeting
  const isAfterEnd = ended !== undefined && Date.parse(version.at) > Date.parse(ended.at)
  const facts = [
    !isOnline && isOnItsWay(waiting, statement, version.version)
      ? 'Goes out when the connection is back'
      : `Posted by ${nameOf(names, version.by)}, ${momentWords(version.at)}`,
    version.version > 1 && `version ${version.version}`,
    isAfterEnd && 'after the meeting ended',
  ]
  return (
    <div className={styles.version}>
      {version.child && <p>{sourceWords(version.child, childWord(table))}</p>}
      <blockquote className={styles.words}>{version.words}</blockquote>
      <p className={styles.facts}>{facts.filter(Boolean).join(', ')}</p>
    </div>
  )
}
