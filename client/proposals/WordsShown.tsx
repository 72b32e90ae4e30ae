import { WordDiff } from '../actions/WordDiff.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import styles from './Words.module.css'

/** The words of one revision, as one reads them before answering. */
export function WordsShown({ label, words }: { label: string; words: string }) {
  return (
    <div className={styles.shown} role="group" aria-label={label}>
      <p className={styles.label} aria-hidden="true">
        {label}
      </p>
      <p className={styles.words}>{words}</p>
    </div>
  )
}

type NewerProps = { before: string; after: string; onReadOn: () => void }

/** Somebody reworded what is being answered: the new words against those that were read. */
export function NewerWords({ before, after, onReadOn }: NewerProps) {
  return (
    <Notice
      tone="attention"
      title="Somebody reworded this while you were reading. These are the new words:"
      action={<Button onPress={onReadOn}>I have read it, go on</Button>}
    >
      <WordDiff before={before} after={after} />
    </Notice>
  )
}
