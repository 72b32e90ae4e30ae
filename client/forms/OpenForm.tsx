import { createContext, useContext, useState, type ReactNode } from 'react'

type Form = (close: () => void) => ReactNode

const OpenForm = createContext<((form: Form) => void) | undefined>(undefined)

/**
 * Opens a form above the page. It stays there with what was put into it when the part that opened it goes: because the table
 * turned, the item was taken off, the meeting ended, or one may do less than before. What the form shows of the table it
 * looks up itself, by id.
 */
export function useOpenForm(): (form: Form) => void {
  const open = useContext(OpenForm)
  if (!open) throw new Error('useOpenForm outside a page with forms')
  return open
}

/** Where the forms of a page stand, one at a time. */
export function WithForms({ children }: { children: ReactNode }) {
  const [form, setForm] = useState<{ show: Form } | null>(null)
  const [open] = useState(() => (show: Form) => setForm({ show }))
  return (
    <OpenForm value={open}>
      {children}
      {/* A late answer closes its own form, and not the one that was opened since. */}
      {form?.show(() => setForm((now) => (now === form ? null : now)))}
    </OpenForm>
  )
}
