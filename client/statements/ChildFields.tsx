import { isWordForWord, mayQuoteChild } from '../../shared/statements/standing.ts'
import { useTable } from '../table/use-table.tsx'
import { Choice } from '../ui/Choice.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { ToldHow } from './use-told-how.ts'
import { childWord, howChoices } from './words.ts'

/** Who wrote the child’s words down, and how: asked each time, and chosen for nobody. */
export function ChildFields({ told, refusal }: { told: ToldHow; refusal: string | undefined }) {
  const { table, seat } = useTable()
  const { how, setHow, writtenDownBy, where, problems } = told
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
        value={how}
        onChange={setHow}
        errorMessage={problems.how ?? refusal}
      />
      <TextField
        label={how === 'wrote_it' ? 'Who brought it here?' : 'Who wrote it down?'}
        description="Their part is enough, such as “class teacher” or “grandmother”."
        value={writtenDownBy.words}
        onChange={writtenDownBy.set}
        maxLength={120}
        errorMessage={problems.writtenDownBy}
      />
      <TextField
        label="Where, and with what help? (You may leave this empty)"
        value={where.words}
        onChange={where.set}
        maxLength={160}
        errorMessage={problems.where}
      />
    </>
  )
}
