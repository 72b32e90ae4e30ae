import { useEffect, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { CopyWords } from './CopyWords.tsx'
import { letGoOfLeftWords, letGoOfSentCopies, readLeftWords } from './left-words.ts'
import styles from './RefusedNotice.module.css'

type Props = { workspaceId: string; seatId: string }

/** For a page without a table: what was typed into minutes here and never reached them, so that it can be copied. */
export function LeftWords({ workspaceId, seatId }: Props) {
  const [words, setWords] = useState('')
  useEffect(() => {
    let isShown = true
    void readLeftWords(workspaceId, seatId)
      .then((left) => isShown && setWords(left))
      .then(() => letGoOfSentCopies(workspaceId, seatId))
    return () => {
      isShown = false
    }
  }, [workspaceId, seatId])
  if (!words) return null
  const letGo = () => {
    void letGoOfLeftWords(workspaceId, seatId)
    setWords('')
  }
  return (
    <Notice
      tone="attention"
      title="These words of yours did not get into the minutes. They are only on this device."
      action={
        <>
          <CopyWords words={words} />
          <Button kind="quiet" onPress={letGo}>
            I have what I need
          </Button>
        </>
      }
    >
      <p className={styles.words}>{words}</p>
    </Notice>
  )
}
