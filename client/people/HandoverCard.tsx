import type { Handover } from '../../shared/seats/endpoints.ts'
import { dayWords } from '../table/days.ts'
import { CopyField } from '../ui/CopyField.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Notice } from '../ui/Notice.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { Stack } from '../ui/Stack.tsx'
import styles from './HandoverCard.module.css'

/** The link and the code, shown once. They should travel by two ways, so that a forwarded link opens nothing. */
export function HandoverCard({ handover, name }: { handover: Handover; name: string }) {
  const { link, code, expiresAt } = handover
  return (
    <Stack gap="l">
      <p>
        Send {name} the link, and give them the code another way: read it out, or text it. The link works
        once, until {dayWords(expiresAt.slice(0, 10))}. It names nobody.
      </p>
      <CopyField label="The link" value={link} copyLabel="Copy the link" />
      <div>
        <p className={styles.label}>The code</p>
        <p className={styles.code} data-testid="code">
          {code.slice(0, 3)} {code.slice(3)}
        </p>
      </div>
      <Disclosure title="Show the link as a QR code">
        <QrCode value={link} label={`Scan to open ${name}’s link`} />
      </Disclosure>
      <Notice isLive={false}>
        The link and the code are shown only now. If they get lost, make a new link under People; the old one
        then stops working.
      </Notice>
    </Stack>
  )
}
