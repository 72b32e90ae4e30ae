import { useState } from 'react'
import type { Power, Seat } from '../../shared/seats/seat.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { useAsking } from '../table/use-asking.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Stack } from '../ui/Stack.tsx'
import { PowersFields } from './PowersFields.tsx'

/** Changes what one of one's own people may do. Everyone sees the change. */
export function PowersDialog({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  const { names, ask } = useTable()
  const [powers, setPowers] = useState<readonly Power[]>(seat.powers)
  const { run, isPending, asking } = useAsking()
  const save = async () => {
    if (await run(() => ask({ type: 'seat.empower', seatId: seat.id, powers: [...powers] }))) onClose()
  }
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`What ${nameOf(names, seat.id)} may do`}
      footer={
        <Button kind="primary" onPress={() => void save()} isPending={isPending}>
          Save
        </Button>
      }
    >
      <Stack gap="m">
        <PowersFields value={powers} onChange={setPowers} />
        {asking.is === 'refused' && <Notice tone="stop">{asking.message}</Notice>}
      </Stack>
    </Dialog>
  )
}
