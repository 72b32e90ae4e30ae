import { useState } from 'react'
import { useTable } from '../table/use-table.tsx'
import { Drafts, type DraftOf, type Fields } from './drafts.ts'

const unsent = new Drafts(() => sessionStorage)

export type DraftGiven<F extends Fields> = {
  /** Names what the form is about, within one's own seat: what was begun in one seat is never shown in another. */
  place: string
  fields: F
  /** The form before anybody has put anything into it. */
  initially: DraftOf<F>
  /** What opening the form says, or what no longer holds: it stands above what was kept. */
  amend?: ((kept: DraftOf<F>) => Partial<DraftOf<F>>) | undefined
}

/**
 * A form's whole draft, kept in this tab until it is sent or thrown away: a form that was closed by mistake has it again, and
 * so has a page that was loaded again or that a phone threw away. It is gone with the tab.
 */
export function useDraft<F extends Fields>({ place, fields, initially, amend }: DraftGiven<F>) {
  const { live } = useTable()
  const key = `${live.workspaceId} ${live.seatId} ${place}`
  const [before] = useState(initially)
  const [begun] = useState(() => {
    const kept = { ...initially, ...unsent.at(key, fields) }
    return { kept, draft: { ...kept, ...amend?.(kept) } }
  })
  const [draft, setDraft] = useState(begun.draft)
  const [isBroughtBack, setIsBroughtBack] = useState(!isSame(begun.kept, before))
  const change = (part: Partial<DraftOf<F>>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    if (isSame(next, before)) unsent.forget(key)
    else unsent.keep(key, next)
  }
  const forget = () => unsent.forget(key)
  const throwAway = () => {
    forget()
    setDraft(before)
    setIsBroughtBack(false)
  }
  return { draft, change, forget, throwAway, isBroughtBack }
}

const isSame = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other)
