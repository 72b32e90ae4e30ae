import type { Sql } from '../../server/db.ts'
import { testDatabase } from '../database.ts'
import { World, type HostingTimes } from '../world.ts'
import type { Person } from '../world/person.ts'

/** Two whole Concords over one database, as a proxy would find them. */
export class TwoNodes {
  readonly a: World
  readonly b: World

  constructor(a: World, b: World) {
    this.a = a
    this.b = b
  }

  get sql(): Sql {
    return this.b.sql
  }

  async close(): Promise<void> {
    await this.a.close()
    await this.b.close()
  }
}

export async function openTwoNodes(times: { a?: HostingTimes; b?: HostingTimes } = {}): Promise<TwoNodes> {
  const database = await testDatabase()
  // The second one drops the database.
  const nodes = new TwoNodes(
    new World({ ...database, async drop() {} }, {}, times.a),
    new World(database, {}, times.b),
  )
  await nodes.a.start()
  await nodes.b.start()
  return nodes
}

/** The same person on the same device, whose requests the proxy leads to another node. */
export function at(world: World, person: Person): Person {
  const device = world.device()
  device.cookie = person.device.cookie
  return person.but({ device })
}

/** The server process of the session that has the only lease of this database, if any. */
export async function holder(sql: Sql): Promise<number | undefined> {
  const rows = await sql<{ pid: number }[]>`
    select pid
    from pg_locks
    where locktype = 'advisory' and granted and objsubid = 1
      and database = (select oid from pg_database where datname = current_database())
  `
  return rows[0]?.pid
}

/** How often a workspace left a node, as its log has it. */
export const departures = (world: World) =>
  world.logLines.filter((line) => line.includes('workspace left this node')).length
