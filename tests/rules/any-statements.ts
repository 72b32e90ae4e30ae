import * as fc from 'fast-check'
import { HowTold, StatementKind } from '../../shared/statements/statement.ts'
import { familysItem, childsViews, familysViews, review } from './meeting-world.ts'
import { named } from './table-world.ts'

export const statementIds = [named('familys-words'), named('schools-words')]

const some = fc.constantFrom('It helps when she is asked first.', 'The log says four sessions.', 'As before.')
const how = fc.record({ writtenDownBy: some, how: fc.constantFrom(...HowTold.options) })
const place = fc.constantFrom(familysItem, childsViews, familysViews, named('next0'), named('unknown'))

/** What the commands of statements carry. Items and kinds that go together come often, so that some are posted. */
export const statementFields: Record<string, Record<string, fc.Arbitrary<unknown>>> = {
  'statement.post': {
    statementId: fc.constantFrom(...statementIds, ...[1, 2, 3, 4].map((count) => named(`new-words${count}`))),
    meetingId: fc.oneof(
      { weight: 9, arbitrary: fc.constant(review) },
      { weight: 1, arbitrary: fc.constantFrom(named('familys-meeting'), named('unknown')) },
    ),
    itemId: place,
    kind: fc.constantFrom(...StatementKind.options),
    after: fc.option(fc.nat(2), { nil: undefined, freq: 1 }),
    words: some,
    // Not with the other kinds, which are most: what carries it there is refused.
    child: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: how }),
  },
}
