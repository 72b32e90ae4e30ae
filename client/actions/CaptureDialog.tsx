import { useState } from 'react'
import { newId } from '../id.ts'
import { FormDialog } from './FormDialog.tsx'
import { Quote } from './Quote.tsx'
import { useDeed } from './use-deed.ts'
import { draftFromQuote, type Problems, wordingFrom } from './wording-draft.ts'
import { WordingForm } from './WordingForm.tsx'

type Props = {
  meetingId: string
  itemId: string
  /** Words selected in the minutes: they stand above the form and in its first field. */
  quote?: string | undefined
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  onCaptured?: (actionId: string) => void
}

const longestQuote = 1000

/** Makes an action of what was said. What was typed stays for the same words until it is sent. */
export function CaptureDialog({ meetingId, itemId, quote, isOpen, onOpenChange, onCaptured }: Props) {
  const about = `${itemId} ${quote ?? ''}`
  const fresh = { about, draft: draftFromQuote(quote), problems: {} satisfies Problems as Problems }
  const [kept, setKept] = useState(fresh)
  const { draft, problems } = kept.about === about ? kept : fresh
  const [actionId, setActionId] = useState(newId)

  const { deed, asking } = useDeed(() => {
    onCaptured?.(actionId)
    setKept({ ...fresh, draft: draftFromQuote(undefined) })
    setActionId(newId())
    onOpenChange(false)
  })

  const send = () => {
    const made = wordingFrom(draft)
    setKept({ about, draft, problems: made.is === 'ready' ? {} : made.problems })
    if (made.is === 'unready') return
    const place = { type: 'action.capture' as const, actionId, meetingId, itemId }
    const words = quote?.trim().slice(0, longestQuote)
    deed({ ...place, quote: words, wording: made.wording }, 'The action is on the table.')
  }

  if (!isOpen) return null
  return (
    <FormDialog
      title="Make an action"
      submit="Put it on the table"
      asking={asking}
      onSubmit={send}
      onClose={() => onOpenChange(false)}
    >
      {quote && <Quote who="From the minutes:">{quote}</Quote>}
      <WordingForm
        draft={draft}
        problems={problems}
        onChange={(next) => setKept({ about, draft: next, problems: {} })}
      />
    </FormDialog>
  )
}
