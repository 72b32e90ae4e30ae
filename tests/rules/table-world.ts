import { expect } from 'vitest'
import { Refusal, type RefusalCode } from '../../shared/refusal.ts'
import { screenDoorCommands } from '../../shared/screens/commands.ts'
import { doorCommands } from '../../shared/seats/commands.ts'
import { decide, emptyTable, evolve, tableCommands, type Happened, type Table } from '../../shared/table.ts'
import { openWorkspace } from '../../shared/workspace/open.ts'
import { frozen } from './frozen.ts'

/** A table in memory, asked as the server asks it: the shape is checked, the rule decides, the events are applied. */

export type Asked = { type: string; [field: string]: unknown }
export type World = ReturnType<typeof emptyWorld>

export const schemas = new Map(
  [openWorkspace, ...doorCommands, ...screenDoorCommands, ...tableCommands].map((kind) => [
    kind.type as string,
    kind.schema,
  ]),
)

/** A readable identifier: `named('parent')`. */
export const named = (name: string) => name.padEnd(16, '-')

/** The people of the example tests. `relative` and `teacher` were invited to listen, `supporter` to speak. */
export const parent = named('parent')
export const supporter = named('supporter')
export const relative = named('relative')
export const head = named('head')
export const teacher = named('teacher')
export const officer = named('officer')

export const firstDay = Date.parse('2027-05-03T09:00:00.000Z')
export const hourMs = 3_600_000

export function emptyWorld() {
  const history: Happened[] = []
  let table: Table = frozen(emptyTable(named('table')))
  let nowMs = firstDay
  const now = () => new Date(nowMs).toISOString()
  const decided = (seatId: string, { type, ...fields }: Asked) => {
    const command = schemas.get(type)?.parse({ type, ...fields }) ?? { type }
    return decide(table, { seatId, at: now() }, frozen(command as Asked))
  }
  return {
    history,
    get table() {
      return table
    },
    /** The actor gets what it asks for; answers with the events in the form in which they are stored. */
    asked(seatId: string, command: Asked): Happened[] {
      const events = decided(seatId, command).map(({ type, payload }, index) => ({
        seq: table.seq + index + 1,
        at: now(),
        seatId,
        commandId: named(`command${history.length}`),
        type,
        payload: JSON.parse(JSON.stringify(payload)) as unknown,
      }))
      history.push(...events)
      table = frozen(events.reduce(evolve, table))
      nowMs += 60_000
      return events
    },
    /** The actor is refused with this code, and the table stays as it was. */
    refused(seatId: string, command: Asked, code: RefusalCode): Refusal {
      let facts: unknown
      try {
        facts = decided(seatId, command)
      } catch (err) {
        if (!(err instanceof Refusal)) throw err
        expect(err.code, err.message).toBe(code)
        return err
      }
      throw new Error(`${command.type} was not refused: ${JSON.stringify(facts)}`)
    },
    passDays(days: number) {
      nowMs += days * 24 * hourMs
    },
  }
}

type Invited = { party: string; powers: string[]; isSupporter?: boolean; role?: string }

export const inviting = (seatId: string, { isSupporter = false, role = 'Guest', ...invited }: Invited) => ({
  type: 'seat.invite',
  seatId,
  invitationId: named(`link-${seatId.slice(0, 9)}`),
  expiresAt: '2027-06-01T00:00:00.000Z',
  isSupporter,
  role,
  ...invited,
})

/** Somebody invites a person, who joins. */
export function seated(world: World, by: string, seatId: string, invited: Invited) {
  world.asked(by, inviting(seatId, invited))
  world.asked(seatId, { type: 'seat.join' })
}

/** Family, school and local authority are seated; health has a name and nobody yet. */
export function openTable(): World {
  const world = emptyWorld()
  const parties = [
    { party: 'family', name: 'The family' },
    { party: 'school', name: 'Marlow Hill School' },
    { party: 'local_authority', name: 'Wexmoor Council' },
    { party: 'health', name: 'Wexmoor Health' },
  ]
  world.asked(parent, { type: 'workspace.open', parties, party: 'family', role: 'Parent' })
  seated(world, parent, supporter, {
    party: 'family',
    powers: ['listen', 'contribute'],
    isSupporter: true,
    role: 'Supporter',
  })
  seated(world, parent, relative, { party: 'family', powers: ['listen'], role: 'Grandparent' })
  seated(world, parent, head, { party: 'school', powers: [], role: 'Headteacher' })
  seated(world, head, teacher, { party: 'school', powers: ['listen'], role: 'Class teacher' })
  seated(world, head, officer, { party: 'local_authority', powers: [], role: 'SEN officer' })
  return world
}
