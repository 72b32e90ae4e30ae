import { Refusal } from '../refusal.ts'
import { command, need } from '../rule.ts'
import { isVacant } from '../seats/rights.ts'
import { Party } from '../seats/seat.ts'
import { line } from '../words.ts'
import { partyNamed } from './events.ts'

/** Names a party, so that its first contact can be invited. A party that has people is named by them alone. */
export const nameParty = command(
  'party.name',
  { party: Party, name: line(120) },
  (table, actor, { party, name }) => {
    need(actor, 'host', 'name a party')
    if (party !== actor.party && !isVacant(table, party))
      throw new Refusal('forbidden', 'Only this party’s own people can change its name.', 'party')
    if (table.parties[party]?.name === name) return []
    return [partyNamed({ party, name })]
  },
)

export const partyCommands = [nameParty] as const
