import { VisuallyHidden } from 'react-aria-components'
import styles from './CharactersLeft.module.css'

/** Silent until a tenth is left. Said aloud at every tenth character only, so that it does not talk over typing. */
export function CharactersLeft({ count, max }: { count: number; max: number }) {
  const left = max - count
  if (left > Math.max(20, max * 0.1)) return null
  return (
    <div className={styles.left} data-over={left < 0 || undefined}>
      <span aria-hidden="true">{inWords(left)}</span>
      <VisuallyHidden elementType="div">
        <span role="status">{inWords(left > 0 ? Math.ceil(left / 10) * 10 : left)}</span>
      </VisuallyHidden>
    </div>
  )
}

const inWords = (left: number) => {
  const count = Math.abs(left)
  return `${count} ${count === 1 ? 'character' : 'characters'} ${left < 0 ? 'too many' : 'left'}`
}
