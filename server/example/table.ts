import type { Host } from '../hosting/host.ts'
import type { Hosting } from '../hosting/hosting.ts'
import { invite } from '../people/invitations.ts'
import { openWorkspace } from '../people/opening.ts'
import { newId } from '../people/secrets.ts'
import type { Services } from '../services.ts'
import { child, partiesNamed, people, type Person, type PersonKey } from './people.ts'

/** A table with its people seated, and a hand for each of them. */
export type ExampleTable = {
  host: Host
  seats: Record<PersonKey, string>
  /** Does something as one of the people, at a time of the story. */
  act: (who: PersonKey, at: string, command: { type: string; [field: string]: unknown }) => Promise<void>
}

/** Opens the example's table and seats its people, each through the door that real people use. */
export async function seatPeople(services: Services & { hosting: Hosting }): Promise<ExampleTable> {
  const [opener, ...others] = people
  const { workspaceId, seatId } = await openWorkspace(
    services,
    { child, name: opener.name, party: opener.party, role: opener.role, parties: partiesNamed },
    true,
  )
  const host = await services.hosting.host(workspaceId)
  const seats: Partial<Record<PersonKey, string>> = { [opener.key]: seatId }
  for (const person of others) seats[person.key] = await seatOne(host, inviterOf(person, seats), person)
  const taken = seats as Record<PersonKey, string>
  return {
    host,
    seats: taken,
    async act(who, at, command) {
      await host.run({ seatId: taken[who], commandId: newId(), command, at })
    },
  }
}

/** A party's first contact is invited by the parent, and invites the others. */
function inviterOf(person: Person, seats: Partial<Record<PersonKey, string>>): string {
  const first = people.find(({ party, key }) => party === person.party && seats[key])
  return seats[first?.key ?? 'parent'] ?? ''
}

async function seatOne(host: Host, by: string, { key: _key, ...person }: Person): Promise<string> {
  const { seatId } = await invite(host, by, { id: newId(), organisation: undefined, ...person })
  await host.run({ seatId, commandId: newId(), command: { type: 'seat.join' } })
  return seatId
}
