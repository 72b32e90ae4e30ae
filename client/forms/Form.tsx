import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { announce } from '../ui/announce.ts'
import { Stack } from '../ui/Stack.tsx'
import { BroughtBack, FormNotices, type FormStanding } from './FormNotices.tsx'

type Props = FormStanding & {
  id?: string
  onSubmit: () => void
  children: ReactNode
  /** The button that sends it, where that does not stand elsewhere. */
  submit?: ReactNode
}

/** The fields of a form, how it stands, and the way to what is wrong with it. */
export function Form({ id, onSubmit, children, submit, ...standing }: Props) {
  const { asking, barred, onThrowAway } = standing
  const form = useRef<HTMLFormElement>(null)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (asking.is === 'pending' || barred !== undefined) return
    flushSync(onSubmit)
    goToWhatIsWrong(form.current)
  }
  const beginAnew =
    onThrowAway &&
    (() => {
      flushSync(onThrowAway)
      announce('You begin anew.')
      // The button that had the focus is gone.
      fieldIn(form.current)?.focus()
    })
  useEffect(() => {
    if (asking.is === 'refused') goToWhatIsWrong(form.current)
  }, [asking])
  return (
    // The shared schemas check what was typed, in their words; the browser's bubbles would say it twice.
    <form ref={form} id={id} onSubmit={send} noValidate>
      <Stack gap="l">
        <BroughtBack isBroughtBack={standing.isBroughtBack} onBeginAnew={beginAnew} />
        {children}
        <FormNotices {...standing} />
        {submit && <div>{submit}</div>}
      </Stack>
    </form>
  )
}

function goToWhatIsWrong(form: HTMLFormElement | null) {
  const field = form?.querySelector('[data-invalid]')
  fieldIn(field)?.focus()
  // Focus brings the box into sight; what is wrong with it stands below.
  field?.scrollIntoView({ block: 'nearest' })
}

const fieldIn = (part: Element | null | undefined) =>
  part?.querySelector<HTMLElement>('input:enabled, textarea, button:enabled')
