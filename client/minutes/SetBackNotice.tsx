import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { CopyWords } from './CopyWords.tsx'
import { lostWords } from './own-words.ts'
import { useMinutes } from './MinutesProvider.tsx'
import { partTitle, textWords } from './text-words.ts'

/** Shown when the server came back from a backup that is older than this page: what it lost, and how to put it back. */
export function SetBackNotice() {
  const { table } = useTable()
  const { connection, minutes, refusedWords, kind } = useMinutes()
  const { the, restored, open } = textWords[kind]
  const titleOf = (part: string) => partTitle(table, kind, part)
  const lost = lostWords(connection.doc, connection.setBackTo ?? new Map(), titleOf)
  const words = [refusedWords, lost].filter(Boolean).join('\n\n')
  return (
    <Notice
      tone="attention"
      title={restored}
      action={
        <>
          {words && <CopyWords words={words} label="Copy the words" />}
          <Button onPress={() => void minutes.reopen(words)}>{open}</Button>
        </>
      }
    >
      {words
        ? `Words that you see here are not in ${the} any more. Copy them, open ${the}, and put back what you wrote. The others are asked the same.`
        : `No words are missing from ${the}; passages that had been deleted may stand there again.`}
    </Notice>
  )
}
