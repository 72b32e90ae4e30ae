import { z } from 'zod'
import { isWordForWord, mayQuoteChild } from '../../shared/statements/standing.ts'
import { HowTold } from '../../shared/statements/statement.ts'
import type { DraftOf } from '../forms/drafts.ts'
import type { FieldOf } from '../forms/use-form.ts'
import { useTable } from '../table/use-table.tsx'
import { Choice } from '../ui/Choice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { childWord, howChoices } from './words.ts'

/** How the child’s words came to be here, while it is being filled in. */
export const childFields = { how: HowTold.nullable(), writtenDownBy: z.string(), where: z.string() }

type Props = { draft: DraftOf<typeof childFields>; field: FieldOf<typeof childFields> }

/** Who wrote the child’s words down, and how: asked each time, and chosen for nobody. */
export function ChildFields({ draft, field }: Props) {
  const { table, seat } = useTable()
  const mayQuote = mayQuoteChild(table, seat.party)
  const options = howChoices.map((choice) => ({
    ...choice,
    isDisabled: !mayQuote && isWordForWord(choice.id),
  }))
  return (
    <>
      <Choice
        label={`How did the ${childWord(table)}’s words come to be here?`}
        description={
          mayQuote ? undefined : 'The young person sits at this table, and says for themself what they say.'
        }
        options={options}
        {...field('how')}
      />
      <TextField
        label={draft.how === 'wrote_it' ? 'Who brought it here?' : 'Who wrote it down?'}
        description="Their part is enough, such as “class teacher” or “grandmother”."
        {...field('writtenDownBy')}
        maxLength={120}
      />
      <TextField
        label="Where, and with what help? (You may leave this empty)"
        {...field('where')}
        maxLength={160}
      />
    </>
  )
}
