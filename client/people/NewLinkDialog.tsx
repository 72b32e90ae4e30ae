import { useState } from 'react'
import { endpoints } from '../../shared/protocol.ts'
import type { Handover } from '../../shared/seats/endpoints.ts'
import type { Seat } from '../../shared/seats/seat.ts'
import { call } from '../api.ts'
import { newId } from '../id.ts'
import { useAsking } from '../table/use-asking.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Stack } from '../ui/Stack.tsx'
import { HandoverCard } from './HandoverCard.tsx'

/** Makes a new link for somebody who has not joined yet. */
export function NewLinkDialog({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  const { names, live } = useTable()
  const [handover, setHandover] = useState<Handover | null>(null)
  const { run, isPending, asking } = useAsking()
  const name = nameOf(names, seat.id)
  const make = () =>
    run(async () => {
      const params = { workspaceId: live.workspaceId, seatId: seat.id }
      setHandover(
        await call(endpoints.renewInvitation, {
          params,
          query: { seat: live.seatId },
          body: { id: newId() },
        }),
      )
    })
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`A new link for ${name}`}
      footer={
        handover ? (
          <Button onPress={onClose}>I have passed it on</Button>
        ) : (
          <Button kind="primary" onPress={() => void make()} isPending={isPending}>
            Make a new link
          </Button>
        )
      }
    >
      {handover ? (
        <HandoverCard handover={handover} name={name} />
      ) : (
        <Stack gap="m">
          <p>The link that you sent before stops working at once. {name} keeps the seat.</p>
          {asking.is === 'refused' && <Notice tone="stop">{asking.message}</Notice>}
        </Stack>
      )}
    </Dialog>
  )
}
