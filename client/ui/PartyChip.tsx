import type { ReactNode } from 'react'
import { PartyMark, type PartyMarkProps } from './PartyMark.tsx'
import styles from './PartyChip.module.css'

export type PartyChipProps = Pick<PartyMarkProps, 'party' | 'isHollow'> & { children: ReactNode }

/** A party's mark with words, in a line of others: "● agree", "▲ take away, by 17 May". */
export function PartyChip({ party, isHollow, children }: PartyChipProps) {
  return (
    <span className={styles.chip} data-party={party}>
      <PartyMark party={party} {...(isHollow && { isHollow })} />
      <span>{children}</span>
    </span>
  )
}
