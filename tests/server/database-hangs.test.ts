import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { connect, urlOptions } from '../../server/db.ts'
import { openLog } from '../../server/log.ts'
import { migrate } from '../../server/migrate.ts'
import { newId } from '../../server/people/secrets.ts'
import type { Endpoint } from '../../shared/endpoint.ts'
import { endpoints } from '../../shared/protocol.ts'
import { OwnDatabase } from '../faults/own-database.ts'
import { World } from '../world.ts'
import { refusalIn } from '../world/device.ts'
import type { Person } from '../world/person.ts'
import { tablePage } from '../world/table-page.ts'
import { until } from '../world/until.ts'

// The server itself waits eight seconds before it says so.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const log = openLog('fatal')
const answeredWithinMs = 15_000

let database: OwnDatabase
let world: World
beforeAll(async () => {
  database = await OwnDatabase.make()
  const sql = connect(urlOptions(database.url), log)
  await migrate(sql, join(import.meta.dirname, '../../migrations'), log)
  world = new World({ sql, url: database.url, drop: () => sql.end({ timeout: 1 }) }, {})
  await world.start()
})
afterAll(async () => {
  await world.close()
  await database.remove()
})

const describing = (role: string) => ({ type: 'seat.describe' as const, role })

async function rolesSaid(person: Person): Promise<string[]> {
  const events = await person.events()
  return events.flatMap(({ type, payload }) =>
    type === 'seat.described' ? [(payload as { role: string }).role] : [],
  )
}

async function whileItHangs<Result>(work: () => Promise<Result>): Promise<Result> {
  database.pause()
  try {
    return await work()
  } finally {
    database.resume()
  }
}

it('O24 While the database hangs, whatever is asked of it is answered within seconds with what to do, and what was asked is done once', async () => {
  const table = await world.openTable()
  const { parent } = table
  const { document } = await table.meeting()
  const { link, code } = await parent.invites('school')
  const secret = new URL(link).hash.split('.')[1]
  const { place, device } = parent
  const id = newId()
  const commanded = { ...place, body: { id, command: describing('Asked while it hung') } }
  const example = await device.done(endpoints.example)
  const asks: [Endpoint, Parameters<typeof device.ask>[1]][] = [
    [endpoints.me, {}],
    [endpoints.table, place],
    [endpoints.events, { ...place, query: { ...place.query, after: '0' } }],
    [endpoints.textLog, { ...place, query: { ...place.query, document, after: '0' } }],
    [endpoints.command, commanded],
    [endpoints.rename, { ...place, body: { name: 'Ada' } }],
    [endpoints.devices, place],
    [endpoints.linkDevice, place],
    [endpoints.invite, parent.invitation('school')],
    [endpoints.look, { params: place.params, body: { secret, code } }],
    [
      endpoints.sitAtExample,
      { params: { workspaceId: example.workspaceId }, body: { seatId: example.seats[0]?.seatId } },
    ],
  ]
  const answers = await whileItHangs(async () => {
    const from = performance.now()
    const all = await Promise.all(asks.map(([endpoint, given]) => device.ask(endpoint, given)))
    expect(performance.now() - from).toBeLessThan(answeredWithinMs)
    return all
  })
  for (const answer of answers) {
    expect(refusalIn(answer)).toMatchObject({
      // A proxy asks another node after a 503, and that would fetch the table there.
      status: 504,
      code: 'no_answer',
      message: expect.stringMatching(/Wait a moment, then try again/),
    })
  }
  await until(async () => (await rolesSaid(parent)).length > 0, 'what was asked is done', 30_000)
  const [done] = (await device.done(endpoints.command, commanded)).events
  expect(done?.commandId).toBe(id)
  expect(await rolesSaid(parent)).toEqual(['Asked while it hung'])
})

it('O25 While the database hangs, a page that is open shows everything and keeps what is asked, and one that is loaded says so; both go on by themselves', async () => {
  const { parent } = await world.openTable()
  const open = await (await tablePage(parent)).opened()
  const loaded = await tablePage(parent)
  await whileItHangs(async () => {
    void loaded.live.open()
    expect(await open.says('Said while it hung')).toBe('waiting')
    expect([open.role, open.ready.isConnected, open.ready.isOnline]).toEqual([
      'Said while it hung',
      true,
      false,
    ])
    await until(() => loaded.state.is === 'failed', 'the page that is loaded says so', answeredWithinMs)
    expect(loaded.state).toMatchObject({
      why: 'unreachable',
      message: expect.stringMatching(/cannot read or save anything just now/),
    })
  })
  await loaded.shown()
  await until(() => open.ready.waiting.length === 0 && open.ready.isOnline, 'what was asked is done', 30_000)
  expect(await rolesSaid(parent)).toEqual(['Said while it hung'])
  await until(() => loaded.role === 'Said while it hung', 'both pages show it')
})
