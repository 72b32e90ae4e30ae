import { type ReactNode, useId } from 'react'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Form } from './Form.tsx'
import type { FormStanding } from './FormNotices.tsx'

type Props = FormStanding & {
  title: string
  submit: string
  onSubmit: () => void
  onClose: () => void
  isSubmitDisabled?: boolean
  width?: 'narrow' | 'wide'
  children: ReactNode
}

/** One act as a form over the page: fields, the refusal in a sentence, and the buttons at the foot. */
export function FormDialog({
  title,
  submit,
  onClose,
  isSubmitDisabled = false,
  width = 'narrow',
  ...form
}: Props) {
  const id = useId()
  return (
    <Dialog
      title={title}
      width={width}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button onPress={onClose}>Not now</Button>
          <Button
            type="submit"
            form={id}
            kind="primary"
            isPending={form.asking.is === 'pending'}
            isDisabled={isSubmitDisabled || form.barred !== undefined}
          >
            {submit}
          </Button>
        </>
      }
    >
      <Form {...form} id={id} />
    </Dialog>
  )
}
