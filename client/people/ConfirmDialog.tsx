import type { ReactNode } from 'react'
import { useAsking } from '../table/use-asking.ts'
import { Button } from '../ui/Button.tsx'
import { Cluster } from '../ui/Cluster.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Stack } from '../ui/Stack.tsx'

type Props = {
  title: string
  /** What it will do, as the button says it. */
  deed: string
  act: () => Promise<unknown>
  onClose: () => void
  children: ReactNode
}

/** Asks before something that ends somebody's place, and shows a refusal where it was asked. */
export function ConfirmDialog({ title, deed, act, onClose, children }: Props) {
  const { run, isPending, asking } = useAsking()
  const confirm = async () => {
    if (await run(act)) onClose()
  }
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={title}
      role="alertdialog"
      footer={
        <Cluster gap="xs">
          <Button kind="primary" onPress={() => void confirm()} isPending={isPending}>
            {deed}
          </Button>
          <Button onPress={onClose}>Leave it as it is</Button>
        </Cluster>
      }
    >
      <Stack gap="m">
        <p>{children}</p>
        {asking.is === 'refused' && <Notice tone="stop">{asking.message}</Notice>}
      </Stack>
    </Dialog>
  )
}
