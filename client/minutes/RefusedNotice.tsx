import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { CopyWords } from './CopyWords.tsx'
import { ownWords } from './own-words.ts'
import { useMinutes, useSaved } from './MinutesProvider.tsx'
import styles from './RefusedNotice.module.css'
import { SetBackNotice } from './SetBackNotice.tsx'
import { partTitle, textWords } from './text-words.ts'

/** Shown when the server takes this page's words no longer: why, and how not to lose them. */
export function RefusedNotice() {
  const saved = useSaved()
  const { table } = useTable()
  const { connection, minutes, refusedWords, kind } = useMinutes()
  const { the, open, goOn } = textWords[kind]
  const titleOf = (part: string) => partTitle(table, kind, part)
  if (saved.kind === 'set_back') return <SetBackNotice />
  if (saved.kind === 'refused') {
    // Opened afresh and refused again, as for somebody whose seat is gone: the words from before are still here.
    const words = [refusedWords, saved.hasUnsent && ownWords(connection.doc, titleOf)]
      .filter(Boolean)
      .join('\n\n')
    return (
      <Notice
        tone="attention"
        title={`What is written here no longer goes into ${the}: ${saved.reason || 'no reason was given'}.`}
        action={
          <>
            {words && <CopyWords words={words} />}
            <Button onPress={() => void minutes.reopen(words)}>{open}</Button>
          </>
        }
      >
        {words
          ? `What you wrote is still on this page and nowhere else. ${goOn}`
          : 'Nothing of yours was waiting to be saved.'}
      </Notice>
    )
  }
  if (!refusedWords) return null
  return (
    <Notice
      tone="attention"
      title={`These words were on this page and are not in ${the}.`}
      action={
        <>
          <CopyWords words={refusedWords} />
          <Button kind="quiet" onPress={() => minutes.letGoOfRefused()}>
            I have what I need
          </Button>
        </>
      }
    >
      <p className={styles.words}>{refusedWords}</p>
    </Notice>
  )
}
