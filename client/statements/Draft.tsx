import { LockKeyhole } from 'lucide-react'
import { useId, useState } from 'react'
import { mayContribute } from '../../shared/access.ts'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { draftPart } from '../../shared/statements/draft.ts'
import { latestOf } from '../../shared/statements/standing.ts'
import { longestStatement, type Statement, type StatementKind } from '../../shared/statements/statement.ts'
import { useMinutes } from '../minutes/MinutesProvider.tsx'
import { MinutesSection } from '../minutes/MinutesSection.tsx'
import { RefusedNotice } from '../minutes/RefusedNotice.tsx'
import { SavedMark } from '../minutes/SavedMark.tsx'
import { namesInWords, readersOf } from '../private/party-people.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { CharactersLeft } from '../ui/CharactersLeft.tsx'
import { Cluster } from '../ui/Cluster.tsx'
import { isOnItsWay } from './on-its-way.ts'
import { PostDialog } from './PostDialog.tsx'
import styles from './Statements.module.css'
import { useDraftWords } from './use-draft-words.ts'
import { childWord, draftTitles } from './words.ts'

export type DraftProps = {
  meeting: Meeting
  item: AgendaItem
  kind: StatementKind
  /** What the party has posted of it so far. */
  statement: Statement | undefined
  onClose: () => void
}

/** The party writes together what nobody else sees, until somebody posts it. Inside a MinutesProvider of its drafts. */
export function Draft({ meeting, item, kind, statement, onClose }: DraftProps) {
  const { table, names, seat, waiting, isOnline } = useTable()
  const { hasArrived } = useMinutes()
  const id = useId()
  const [isPosting, setIsPosting] = useState(false)
  const part = draftPart(item.id, kind)
  const words = useDraftWords(part)
  const mayWrite = mayContribute(seat)
  const title = draftTitles[kind](childWord(table))
  const posted = statement && latestOf(statement)
  const isKept = !isOnline && statement && posted && isOnItsWay(waiting, statement, posted.version)
  const count = Array.from(words).length
  // How the child’s words came here may need saying anew.
  const isNew = words !== posted?.words || kind === 'child'
  return (
    <div ref={focusOnce} tabIndex={-1} className={styles.draft} role="group" aria-labelledby={id}>
      <h3 id={id} className={styles.title}>
        <LockKeyhole aria-hidden="true" size="1.1em" />
        <span>{`${title}: the draft of your party`}</span>
      </h3>
      <p>
        <strong>Only your party sees this until you post it:</strong>{' '}
        {namesInWords(names, readersOf(table, seat.party, seat.id), seat.id)}.
      </p>
      <div className={styles.saved}>
        <SavedMark />
      </div>
      <RefusedNotice />
      <div className={styles.paper}>
        <MinutesSection
          itemId={part}
          textName="Draft that only your party sees"
          label={title.toLowerCase()}
          canWrite={mayWrite}
          readOnlyReason="At this meeting your seat may read the draft; the others of your party write."
          placeholder={mayWrite ? 'Write here, in your own words.' : 'Nothing written yet.'}
        />
      </div>
      <CharactersLeft count={count} max={longestStatement} />
      <p className={styles.facts} role="status">
        {hasArrived && standingWords(words, posted, isKept)}
      </p>
      <Cluster gap="xs">
        {mayWrite && (
          <Button
            kind="primary"
            isDisabled={words === '' || !isNew || count > longestStatement}
            onPress={() => setIsPosting(true)}
          >
            Post for everyone…
          </Button>
        )}
        <Button onPress={onClose}>Close the draft</Button>
      </Cluster>
      {isPosting && (
        <PostDialog
          meeting={meeting}
          item={item}
          kind={kind}
          statement={statement}
          words={words}
          onClose={() => setIsPosting(false)}
        />
      )}
    </div>
  )
}

/** The button that opened it is gone: without this a keyboard would begin again at the top of the page. */
const focusOnce = (group: HTMLElement | null) => group?.focus()

function standingWords(
  words: string,
  posted: { words: string; version: number } | undefined,
  isKept: boolean | undefined,
): string {
  if (isKept && words === posted?.words) return 'All of this goes out when the connection is back.'
  if (words === posted?.words)
    return posted.version > 1
      ? `All of this is posted, as version ${posted.version}.`
      : 'All of this is posted.'
  if (words !== '') return 'There are words here that are not posted yet.'
  return posted ? 'The draft is empty. What was posted stays.' : ''
}
