import { useEffect, useState } from 'react'
import { endpoints } from '../../shared/protocol.ts'
import type { Device } from '../../shared/seats/device-endpoints.ts'
import { call } from '../api.ts'
import { momentWords } from '../table/days.ts'
import { useAsking } from '../table/use-asking.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { CopyField } from '../ui/CopyField.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { List } from '../ui/List.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Notice } from '../ui/Notice.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { Row } from '../ui/Row.tsx'
import { Section } from '../ui/Section.tsx'
import { Stack } from '../ui/Stack.tsx'

/** The devices that hold this seat, and the way to bring one more. */
export function Devices() {
  const { live } = useTable()
  const [devices, setDevices] = useState<Device[]>()
  const [link, setLink] = useState<{ link: string; expiresAt: string } | null>(null)
  const { run, isPending, asking } = useAsking()
  const { workspaceId, seatId } = live

  const isLinking = link !== null
  useEffect(() => {
    // Read when the dialog closes: the other device may have come. The page says when it is offline.
    if (isLinking) return
    let isCurrent = true
    call(endpoints.devices, { params: { workspaceId }, query: { seat: seatId } }).then(
      (reply) => isCurrent && setDevices(reply.devices),
      () => isCurrent && setDevices((known) => known ?? []),
    )
    return () => void (isCurrent = false)
  }, [workspaceId, seatId, isLinking])

  const add = () =>
    run(async () =>
      setLink(
        await call(endpoints.linkDevice, { params: { workspaceId }, query: { seat: seatId }, body: {} }),
      ),
    )
  const remove = (deviceId: string) =>
    run(async () => {
      const params = { workspaceId, deviceId }
      setDevices((await call(endpoints.removeDevice, { params, query: { seat: seatId } })).devices)
    })

  return (
    <Section title="Your devices" description="Each shows this table in your name.">
      <Stack gap="s">
        {!devices && <Loading />}
        <List label="Your devices">
          {devices?.map(({ id, name, isThis, lastSeenAt }) => (
            <Row
              key={id}
              title={name}
              detail={isThis ? 'This device' : `Last here ${momentWords(lastSeenAt)}`}
              trailing={
                !isThis && (
                  <Button kind="quiet" aria-label={`Remove ${name}`} onPress={() => void remove(id)}>
                    Remove
                  </Button>
                )
              }
            />
          ))}
        </List>
        <div>
          <Button onPress={() => void add()} isPending={isPending}>
            Use another device too
          </Button>
        </div>
        {asking.is === 'refused' && <Notice tone="attention">{asking.message}</Notice>}
      </Stack>
      {link && (
        <Dialog
          isOpen
          onOpenChange={(isOpen) => !isOpen && setLink(null)}
          title="Bring your seat to another device"
        >
          <Stack gap="l">
            <p>
              Scan this with your other device. It works once, until {momentWords(link.expiresAt)}. Show it to
              nobody: whoever uses it sits in your seat.
            </p>
            <QrCode value={link.link} label="Scan with your other device" />
            <CopyField label="Or open this link there" value={link.link} copyLabel="Copy the link" />
          </Stack>
        </Dialog>
      )}
    </Section>
  )
}
