import { encode } from 'uqr'
import styles from './QrCode.module.css'

export type QrCodeProps = {
  value: string
  /** What scanning it does, such as "Scan to join on your phone". Also shown below the code. */
  label: string
  /** Width on screen; it never grows past its place. */
  sizePx?: number
}

/** The quiet zone that ISO/IEC 18004 asks for, in modules. */
const quietZone = 4

/** A QR code, black on white in both schemes because many readers cannot see the inverse. */
export function QrCode({ value, label, sizePx = 200 }: QrCodeProps) {
  const { data, size } = encode(value, { ecc: 'M', border: quietZone })
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <figure className={styles.figure}>
      <svg
        className={styles.code}
        role="img"
        aria-label={`QR code. ${label}`}
        viewBox={`0 0 ${size} ${size}`}
        width={sizePx}
        shapeRendering="crispEdges"
      >
        <rect className={styles.ground} width={size} height={size} />
        <path d={path} />
      </svg>
      <figcaption className={styles.label} aria-hidden="true">
        {label}
      </figcaption>
    </figure>
  )
}
