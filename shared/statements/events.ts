import { event } from '../rule.ts'
import { Party } from '../seats/seat.ts'
import { Count, Id } from '../words.ts'
import { Posting, StatementKind } from './statement.ts'

/** A party put its words before everyone: its first on this matter, or others that stand after the earlier ones. */
export const posted = event(
  'statement.posted',
  {
    statementId: Id,
    meetingId: Id,
    itemId: Id,
    party: Party,
    kind: StatementKind,
    version: Count,
    ...Posting,
  },
  (table, { statementId, meetingId, itemId, party, kind, ...posting }, { seatId, at }) => {
    const earlier = table.statements[statementId]?.versions ?? []
    const versions = [...earlier, { ...posting, by: seatId, at }]
    const statement = { id: statementId, meetingId, itemId, party, kind, versions }
    return { ...table, statements: { ...table.statements, [statementId]: statement } }
  },
)
