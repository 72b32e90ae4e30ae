import styles from './Brand.module.css'

/** The word, with a table seen from above: four places, none at its head. */
export function Brand() {
  return (
    <span className={styles.brand}>
      <svg className={styles.table} viewBox="0 0 24 24" aria-hidden="true">
        <circle className={styles.top} cx="12" cy="12" r="6" />
        <circle cx="12" cy="2.6" r="2.1" />
        <circle cx="21.4" cy="12" r="2.1" />
        <circle cx="12" cy="21.4" r="2.1" />
        <circle cx="2.6" cy="12" r="2.1" />
      </svg>
      <span>Concord</span>
    </span>
  )
}
