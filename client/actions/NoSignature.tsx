import { maySign } from '../../shared/access.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { signersFor } from './acts.ts'
import { oneOf } from './words.ts'

/** Says who gives the party's answer, to those of it who do not. */
export function NoSignature() {
  const { table, names, seat } = useTable()
  if (maySign(seat)) return null
  const signers = signersFor(table, seat).map(({ id }) => nameOf(names, id))
  return (
    <p>
      {signers.length > 0
        ? `Your party’s answer is given by ${oneOf(signers)}.`
        : 'Nobody at the table can give your party’s answer yet.'}
    </p>
  )
}
