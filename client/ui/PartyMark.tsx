import { type PartyShape, partyShapes } from './party-shapes.ts'
import styles from './PartyMark.module.css'

export type PartyMarkProps = {
  party: PartyShape
  /** In em, so that it grows with the words it stands beside. */
  size?: number
  /** An outline: the party's place, without the party (away, not yet answered). Say so in words too. */
  isHollow?: boolean
  /** Its name, when no words beside it say whose it is; without it the mark is silent. */
  label?: string
}

/** The colour and shape of one party. */
export function PartyMark({ party, size = 1, isHollow, label }: PartyMarkProps) {
  return (
    <svg
      className={styles.mark}
      data-party={party}
      data-hollow={isHollow || undefined}
      viewBox="-1 -1 26 26"
      width={`${size}em`}
      height={`${size}em`}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <path d={partyShapes[party]} fillRule="evenodd" />
    </svg>
  )
}
