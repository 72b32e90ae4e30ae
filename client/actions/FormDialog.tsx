import { type FormEvent, type ReactNode, useId } from 'react'
import { flushSync } from 'react-dom'
import type { Asking } from '../table/use-asking.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Stack } from '../ui/Stack.tsx'

type Props = {
  title: string
  submit: string
  asking: Asking
  /** Paths of refusals that a field shows itself. */
  shownAt?: readonly string[]
  onSubmit: () => void
  onClose: () => void
  isSubmitDisabled?: boolean
  width?: 'narrow' | 'wide'
  children: ReactNode
}

/** One act as a form over the page: fields, the refusal in a sentence, and the buttons at the foot. */
export function FormDialog(props: Props) {
  const { title, submit, asking, shownAt = [], onSubmit, onClose, isSubmitDisabled = false, children } = props
  const id = useId()
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    if (asking.is === 'pending') return
    flushSync(onSubmit)
    const field = form.querySelector('[data-invalid]')
    field?.querySelector<HTMLElement>('input, textarea, button')?.focus()
    // Focus brings the box into sight; what is wrong with it stands below.
    field?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <Dialog
      title={title}
      width={props.width ?? 'narrow'}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button onPress={onClose}>Not now</Button>
          <Button
            type="submit"
            form={id}
            kind="primary"
            isPending={asking.is === 'pending'}
            isDisabled={isSubmitDisabled}
          >
            {submit}
          </Button>
        </>
      }
    >
      {/* The shared schemas check what was typed, in their words; the browser's bubbles would say it twice. */}
      <form id={id} onSubmit={send} noValidate>
        <Stack gap="l">
          {children}
          {asking.is === 'refused' && !shownAt.includes(asking.path ?? '') && (
            <Notice tone="attention">{asking.message}</Notice>
          )}
        </Stack>
      </form>
    </Dialog>
  )
}
