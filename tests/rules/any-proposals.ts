import * as fc from 'fast-check'
import { parties } from '../../shared/seats/seat.ts'
import { itemIds, meetingIds, offerToFamily, familysProposal } from './busy-table.ts'
import { named } from './table-world.ts'

/** What random commands about proposals carry. */

const existing = [familysProposal, offerToFamily]
const made = [named('new-proposal1'), named('new-proposal2')]
const proposalId = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(...existing) },
  { weight: 5, arbitrary: fc.constantFrom(...made) },
  { weight: 1, arbitrary: fc.constant(named('unknown')) },
)
const words = fc.constantFrom('A quiet room', 'An adult in every lesson', 'Reading help', 'Transport')
const day = fc.constantFrom('2027-05-01', '2027-05-09', '2027-06-14', '2028-01-01')
const revision = fc.oneof(
  { weight: 5, arbitrary: fc.constant('present') },
  { weight: 2, arbitrary: fc.nat(4) },
)
const kind = fc.constantFrom('proposal', 'offer', 'fact', 'recommendation')

const position = fc.oneof(
  fc.record({ answer: fc.constantFrom('agree', 'agree_in_part', 'disagree'), comment: words }),
  fc.record({ answer: fc.constant('take_away'), replyBy: day }),
)

export const proposalFields: Record<string, Record<string, fc.Arbitrary<unknown>>> = {
  'proposal.table': {
    proposalId: fc.oneof(fc.constantFrom(...made), proposalId),
    meetingId: fc.constantFrom(...meetingIds),
    itemId: fc.constantFrom(...itemIds),
    kind,
    to: fc.option(fc.constantFrom(...parties), { nil: undefined }),
    words,
    quote: fc.option(words, { nil: undefined }),
  },
  'proposal.reword': { proposalId, revision, words },
  'proposal.answer': { proposalId, revision, position },
  'proposal.needs_decision': { proposalId, revision, role: words, byDay: day },
  'proposal.decided': {
    proposalId,
    decision: fc.integer({ min: 0, max: 3 }),
    outcome: fc.constantFrom('yes', 'in_part', 'no'),
    reason: words,
  },
  'proposal.withdraw': { proposalId, reason: words },
}
