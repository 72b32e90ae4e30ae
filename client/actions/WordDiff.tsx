import { VisuallyHidden } from 'react-aria-components'
import { diffWords, type Stretch } from './word-diff.ts'
import styles from './WordDiff.module.css'

/** Two wordings as one text: what was taken out is struck through, what was put in is underlined and strong. */
export function WordDiff({ before, after }: { before: string; after: string }) {
  return (
    <span className={styles.diff}>
      {diffWords(before, after).map((stretch, index) => (
        // Stretches have no identity but their place, and are never moved.
        <Shown key={index} {...stretch} />
      ))}
    </span>
  )
}

/** Most screen readers pass over `ins` and `del` in silence, so words say where each begins and ends. */
function Shown({ kind, words }: Stretch) {
  if (kind === 'same') return words
  const Mark = kind === 'added' ? 'ins' : 'del'
  return (
    <Mark className={styles[kind]}>
      <VisuallyHidden elementType="span">{kind === 'added' ? ' [added: ' : ' [taken out: '}</VisuallyHidden>
      {words}
      <VisuallyHidden elementType="span">{'] '}</VisuallyHidden>
    </Mark>
  )
}
