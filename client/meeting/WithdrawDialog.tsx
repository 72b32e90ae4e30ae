import { useState } from 'react'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import { useAsking } from '../table/use-asking.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Stack } from '../ui/Stack.tsx'
import { TextField } from '../ui/TextField.tsx'

/** Takes one's own item off the agenda, with a reason that stays readable. */
export function WithdrawDialog({ item, onClose }: { item: AgendaItem; onClose: () => void }) {
  const { ask } = useTable()
  const [reason, setReason] = useState('')
  const { run, isPending, asking } = useAsking()
  const withdraw = async () => {
    if (await run(() => ask({ type: 'agenda.withdraw', itemId: item.id, reason }))) onClose()
  }
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Take “${item.title}” off the agenda?`}
      footer={
        <Button kind="primary" onPress={() => void withdraw()} isPending={isPending}>
          Take it off
        </Button>
      }
    >
      <Stack gap="l">
        <p>
          It stays readable below the agenda, with your reason. What was written under it stays in the
          history.
        </p>
        <TextField
          label="Why?"
          value={reason}
          onChange={setReason}
          isRequired
          isMultiline
          maxLength={600}
          autoFocus
        />
        {asking.is === 'refused' && <Notice tone="stop">{asking.message}</Notice>}
      </Stack>
    </Dialog>
  )
}
