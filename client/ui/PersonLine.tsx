import type { ReactNode } from 'react'
import type { PartyShape } from './party-shapes.ts'
import { PartyMark } from './PartyMark.tsx'
import styles from './PersonLine.module.css'

export type PersonLineProps = {
  party: PartyShape
  name: ReactNode
  /** Quiet words such as a role: "SENCO, Hill Primary". */
  detail?: ReactNode
  isHollow?: boolean
  /** Said with the mark, where the party is not named nearby. */
  partyLabel?: string
}

/** One person: whose side, name, role. */
export function PersonLine({ party, name, detail, isHollow, partyLabel }: PersonLineProps) {
  return (
    <span className={styles.person}>
      <span className={styles.mark}>
        <PartyMark
          party={party}
          {...(isHollow && { isHollow })}
          {...(partyLabel !== undefined && { label: partyLabel })}
        />
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        {detail && <span className={styles.detail}>{detail}</span>}
      </span>
    </span>
  )
}
