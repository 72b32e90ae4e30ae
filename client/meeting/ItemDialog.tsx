import { useState } from 'react'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import { newId } from '../id.ts'
import { useAsking } from '../table/use-asking.ts'
import { useTable } from '../table/use-table.tsx'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { Stack } from '../ui/Stack.tsx'
import { TextField } from '../ui/TextField.tsx'

type Props = { meetingId: string; item?: AgendaItem; onClose: () => void }

/** Puts a matter on the agenda, or rewords one's own: what, and what would settle it. */
export function ItemDialog({ meetingId, item, onClose }: Props) {
  const { ask } = useTable()
  const [title, setTitle] = useState(item?.title ?? '')
  const [wants, setWants] = useState(item?.wants ?? '')
  const [minutes, setMinutes] = useState(item?.minutes ?? Number.NaN)
  const { run, isPending, asking, errorAt } = useAsking()
  const save = async () => {
    const wording = { title, wants, ...(Number.isNaN(minutes) ? {} : { minutes }) }
    const isDone = await run(() =>
      item
        ? ask({ type: 'agenda.reword', itemId: item.id, ...wording })
        : ask({ type: 'agenda.add', itemId: newId(), meetingId, ...wording }),
    )
    if (!isDone) return
    announce(item ? 'Reworded' : `${title} is on the agenda`)
    onClose()
  }
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={item ? 'Reword this item' : 'Put a matter on the agenda'}
      footer={
        <Button kind="primary" type="submit" form="item" isPending={isPending}>
          {item ? 'Save the wording' : 'Put it on the agenda'}
        </Button>
      }
    >
      <form
        id="item"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack gap="l">
          <TextField
            label="What is it about?"
            value={title}
            onChange={setTitle}
            isRequired
            autoFocus
            maxLength={160}
            errorMessage={errorAt('title')}
          />
          <TextField
            label="What do you want from it?"
            description="What would settle it? The others read this beside the item."
            value={wants}
            onChange={setWants}
            isMultiline
            maxLength={600}
            errorMessage={errorAt('wants')}
          />
          <NumberField
            label="How long may it take?"
            unit="minutes"
            value={minutes}
            onChange={setMinutes}
            minValue={1}
            maxValue={240}
            errorMessage={errorAt('minutes')}
          />
          {!item && <p>Only your party can reword it or take it off again.</p>}
          {asking.is === 'refused' && <Notice tone="stop">{asking.message}</Notice>}
        </Stack>
      </form>
    </Dialog>
  )
}
