import { useState } from 'react'
import { useTable } from '../table/use-table.tsx'
import { Draft, type DraftGiven } from './draft.ts'
import { unsent, type DraftOf, type Fields } from './drafts.ts'

/**
 * A form's draft, kept in this tab until it is asked for or thrown away: a form that was closed by mistake has it again, and
 * so has a page that was loaded again or that a phone threw away. It is gone with the tab, and with the seat.
 */
export function useDraft<F extends Fields>(given: DraftGiven<F>) {
  const { live } = useTable()
  const place = `${live.workspaceId} ${live.seatId} ${given.place}`
  const [own] = useState(() => new Draft(unsent, { ...given, place }))
  const [draft, setDraft] = useState(own.now)
  const [isBroughtBack, setIsBroughtBack] = useState(own.isBroughtBack)
  const change = (part: Partial<DraftOf<F>>) => {
    own.change(part)
    setDraft(own.now)
  }
  const throwAway = () => {
    own.throwAway(given.initially)
    setDraft(own.now)
    setIsBroughtBack(false)
  }
  return {
    draft,
    change,
    letGo: () => own.letGo(),
    takeBack: () => own.takeBack(),
    throwAway,
    isBroughtBack,
  }
}
