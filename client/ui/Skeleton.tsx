import styles from './Skeleton.module.css'

/** Still grey lines where words will come; inside `Loading`, which says so aloud. It does not shimmer. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  return (
    <div className={styles.skeleton} aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={styles.line} />
      ))}
    </div>
  )
}
