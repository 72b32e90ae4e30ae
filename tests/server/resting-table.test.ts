import { afterAll, beforeAll, expect, it } from 'vitest'
import { Hosting } from '../../server/hosting/hosting.ts'
import type { Leases } from '../../server/hosting/leases.ts'
import { openLog } from '../../server/log.ts'
import { newId } from '../../server/people/secrets.ts'
import { closeCode } from '../../shared/minutes/wire.ts'
import { testDatabase } from '../database.ts'
import { World } from '../world.ts'
import { aWhile, until } from '../world/until.ts'

let world: World
beforeAll(async () => {
  world = new World(await testDatabase(), {}, { restAfterMs: 100, sleepAfterMs: 50 })
  await world.start()
})
afterAll(() => world.close())

/** For a host beside that of the world: nobody asks whether the workspace is another's. */
const noLeases: Pick<Leases, 'take' | 'giveBack' | 'holds' | 'sure' | 'listen' | 'close' | 'minHoldMs'> = {
  minHoldMs: 0,
  listen() {},
  holds: () => true,
  async sure() {},
  take: async () => ({ wasElsewhere: false }),
  async giveBack() {},
  async close() {},
}

const describing = (role: string) => ({ type: 'seat.describe', role })

it('N22 A table of which nobody asks anything leaves the memory, and is whole again when somebody does', async () => {
  const { parent } = await world.openTable()
  const { workspaceId, seatId } = parent
  const hosting = new Hosting({ sql: world.sql, log: openLog('warn'), leases: noLeases, restAfterMs: 20 })
  const busy = new Set([workspaceId])
  hosting.receive({
    isAnyHere: () => true,
    busyIn: () => busy,
    releaseTexts: async () => true,
    dropTexts() {},
    releasePages() {},
  })
  const heard: { seq: number; tableSeq: number }[] = []
  hosting.onNews(({ events, table }) => {
    for (const { seq } of events) heard.push({ seq, tableSeq: table.seq })
  })
  const host = await hosting.host(workspaceId)
  const before = host.table
  // Somebody types in one of its texts, and is asked for their right with every word.
  await aWhile()
  expect(hosting.tableOf(workspaceId)).toBe(before)
  busy.clear()
  const rested = () => until(() => hosting.tableOf(workspaceId) === undefined, 'the table rests')
  await rested()
  expect(hosting.count).toBe(1)
  expect((await hosting.look(workspaceId)).table).toEqual(before)
  await rested()
  await hosting.recall(workspaceId)
  expect(hosting.tableOf(workspaceId)).toEqual(before)
  await rested()
  const asked = { seatId, commandId: newId(), command: describing('After a rest') }
  const [done] = await host.run(asked)
  expect(done?.seq).toBe(before.seq + 1)
  expect(heard).toEqual([{ seq: before.seq + 1, tableSeq: before.seq + 1 }])
  await rested()
  expect(await host.run(asked)).toEqual([done])
  await rested()
  // What another host wrote meanwhile is read and told, once.
  const { seq } = (await parent.table()).table
  const [other] = await parent.does(describing('By another host'))
  await hosting.recall(workspaceId)
  expect(hosting.tableOf(workspaceId)?.seq).toBe(seq + 1)
  expect(heard.at(-1)).toEqual({ seq: other?.seq, tableSeq: other?.seq })
  expect(heard).toHaveLength(2)
  await hosting.close()
})

it('M84 A seat that ends while its text and the table are at rest loses the text at once', async () => {
  const table = await world.openTable()
  const { parent } = table
  const { document, itemIds } = await table.meeting()
  const itemId = itemIds[0] ?? ''
  const other = await table.seat('school')
  const [own, others] = [await parent.text(document).synced(), await other.text(document).synced()]
  const asleep = async () => {
    await aWhile()
    await aWhile()
    await aWhile()
  }
  await asleep()
  own.write(itemId, 'Written after a rest')
  await until(() => others.words(itemId).includes('Written after a rest'), 'the other sees it')
  expect([own.closes, others.closes]).toEqual([[], []])
  await asleep()
  others.provider.shouldConnect = false
  await other.does({ type: 'seat.leave' })
  await until(() => others.closes.length > 0, 'its text is closed')
  expect(others.closes).toEqual([closeCode.accessChanged])
  own.write(itemId, 'And goes on')
  await until(async () => (await stored()) >= 2, 'it is stored')
  expect(own.closes).toEqual([])
})

it('M82 A text that cannot be woken because its table cannot be read closes nobody’s line, and keeps what is typed', async () => {
  const table = await world.openTable()
  const { parent } = table
  const { document, itemIds } = await table.meeting()
  const itemId = itemIds[0] ?? ''
  const own = await parent.text(document).synced()
  for (let pause = 0; pause < 3; pause++) await aWhile()
  await world.sql`alter table event rename to event_away`
  const before = await stored()
  own.write(itemId, 'Written after a rest')
  await until(() => world.logLines.some((line) => line.includes('will retry')), 'it was tried')
  expect(own.closes).toEqual([])
  await world.sql`alter table event_away rename to event`
  await until(async () => (await stored()) > before, 'it is stored')
  expect(own.closes).toEqual([])
})

async function stored(): Promise<number> {
  const [row] = await world.sql`select count(*)::int as count from minutes_update`
  return row?.count
}
