import { useState } from 'react'
import { useDeed } from '../actions/use-deed.ts'
import { useTable } from '../table/use-table.tsx'
import type { TableCommand } from '../table/outbox.ts'
import type { DraftGiven } from './draft.ts'
import type { DraftOf, Fields } from './drafts.ts'
import {
  emptyOf,
  fieldAt,
  readCommand,
  refusalOf,
  type OtherNames,
  type Problems,
  type Unready,
} from './problems.ts'
import { useDraft } from './use-draft.ts'

type Given<F extends Fields> = DraftGiven<F> & {
  /** What is asked of the table with this draft. Its parts are named like the fields of the form. */
  command: (draft: DraftOf<F>) => Unready
  /** What is said at a field that must not be left empty; the shared schemas say the rest. */
  missing?: (draft: DraftOf<F>) => Problems
  otherNames?: OtherNames
  /** A draft that could be sent: what the rules refuse of it, they refuse whatever somebody writes. */
  example?: Partial<DraftOf<F>>
  saidWhenDone: string
  onDone: () => void
}

/** Gives a field of a form its value, the way to change it, and what is wrong with it. */
export type FieldOf<F extends Fields> = <Name extends keyof F & string>(
  name: Name,
) => {
  value: DraftOf<F>[Name]
  onChange: (value: DraftOf<F>[Name]) => void
  errorMessage: string | undefined
}

/**
 * One form that asks something of the table: its draft, which is kept until it is asked for or thrown away, what is wrong at
 * which field, and whether it can still be done.
 */
export function useForm<F extends Fields>(given: Given<F>) {
  const { table, seat } = useTable()
  const { draft, isBroughtBack, ...own } = useDraft(given)
  const [problems, setProblems] = useState<Problems>({})
  const { deed: ask, asking, isPending, clear } = useDeed(given.onDone, own.takeBack)
  const names = Object.keys(given.fields)
  const refusedAt = asking.is === 'refused' ? fieldAt(asking.path, given.otherNames) : undefined

  const change = (part: Partial<DraftOf<F>>) => {
    own.change(part)
    setProblems((all) => Object.fromEntries(Object.entries(all).filter(([name]) => name && !(name in part))))
    if (refusedAt && refusedAt in part) clear()
  }
  const problemAt = (name: keyof F & string) =>
    problems[name] ?? (asking.is === 'refused' && refusedAt === name ? asking.message : undefined)
  const deed = (command: TableCommand, saidWhenDone: string) => {
    ask(command, saidWhenDone)
    own.letGo()
  }
  const throwAway = () => {
    own.throwAway()
    setProblems({})
    clear()
  }
  const send = () => {
    const missing = emptyOf(draft, given.missing?.(draft) ?? {})
    const read = readCommand(given.command(draft), missing, names, given.otherNames)
    setProblems(read.problems ?? {})
    if (read.command) deed(read.command, given.saidWhenDone)
  }
  const field: FieldOf<F> = (name) => ({
    value: draft[name],
    onChange: (value) => change({ [name]: value } as unknown as Partial<DraftOf<F>>),
    errorMessage: problemAt(name),
  })
  // What was asked is on the page at once; until the server has answered, it is no bar to itself.
  const isBarrable = given.example !== undefined && !isPending
  return {
    draft,
    change,
    throwAway,
    isPending,
    deed,
    problemAt,
    field,
    /** For the FormDialog, or another frame around the fields. */
    frame: {
      asking,
      shownAt: names,
      otherNames: given.otherNames,
      problem: problems[''],
      barred: isBarrable
        ? refusalOf(table, seat.id, given.command({ ...given.initially, ...given.example }))
        : undefined,
      isBroughtBack,
      onThrowAway: throwAway,
      onSubmit: send,
    },
  }
}
