import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { z } from 'zod'
import { findBreak } from '../../server/history/event-store.ts'
import { endpoints } from '../../shared/protocol.ts'
import { Party } from '../../shared/seats/seat.ts'
import { openWorld, type World } from '../world.ts'
import { openText } from '../world/shared-text.ts'
import { until } from '../world/until.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const sit = (seatId: string, workspaceId: string, device = world.device()) =>
  device.ask(endpoints.sitAtExample, { params: { workspaceId }, body: { seatId } })

it('E1 The example is offered only by a server that has it on', async () => {
  expect((await world.device().done(endpoints.me)).isExampleOffered).toBe(true)
  const { workspaceId, seats } = await world.device().done(endpoints.example)
  const without = await openWorld({ example: false })
  const device = without.device()
  expect((await device.done(endpoints.me)).isExampleOffered).toBe(false)
  expect(await device.refused(endpoints.example)).toMatchObject({ status: 404, code: 'not_found' })
  const body = { seatId: seats[0]?.seatId }
  const refused = await device.refused(endpoints.sitAtExample, { params: { workspaceId }, body })
  expect(refused).toMatchObject({ status: 404, code: 'not_found' })
  expect(await without.sql`select id from workspace`).toEqual([])
  await without.close()
})

it('E2 Every seat of an example table can be taken, by any device, and acts as itself', async () => {
  const { workspaceId, seats } = await world.device().done(endpoints.example)
  expect(seats.length).toBe(6)
  const params = { workspaceId }
  const browser = world.device()
  for (const { seatId, name, party } of seats) {
    const own = world.device()
    for (const device of [own, browser]) {
      const taken = await device.done(endpoints.sitAtExample, { params, body: { seatId } })
      expect(taken).toEqual({ workspaceId, seatId })
      const { table, names, isExample } = await device.done(endpoints.table, {
        params,
        query: { seat: seatId },
      })
      expect([table.seats[seatId]?.party, names.seats[seatId], isExample]).toEqual([party, name, true])
    }
  }
  expect((await browser.done(endpoints.me)).seats.map(({ seatId }) => seatId).toSorted()).toEqual(
    seats.map(({ seatId }) => seatId).toSorted(),
  )
  expect(await findBreak(world.sql, workspaceId)).toBeUndefined()
})

it('E3 No seat of any other table can be taken in this way, and whether there is one is not said', async () => {
  const table = await world.openTable()
  const { parent, workspaceId } = table
  const senco = await table.seat('school')
  const { workspaceId: exampleId, seats } = await world.device().done(endpoints.example)
  const device = world.device()
  const answers = [
    await sit(parent.seatId, workspaceId, device),
    await sit(senco.seatId, workspaceId, device),
    await sit(parent.seatId, exampleId, device),
    await sit(seats[0]?.seatId ?? '', workspaceId, device),
    await sit(parent.seatId, 'u'.repeat(22), device),
  ]
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
  expect(device.cookie).toBeUndefined()
})

it('E4 The example’s minutes can be read with a stock y-websocket client, whether it encodes the name or not', async () => {
  const { workspaceId, document, meetingId, seats } = await world.device().done(endpoints.example)
  const device = world.device()
  await device.done(endpoints.sitAtExample, { params: { workspaceId }, body: { seatId: seats[0]?.seatId } })
  const { table } = await device.done(endpoints.table, { params: { workspaceId } })
  const itemIds = table.meetings[meetingId]?.itemIds ?? []
  for (const name of [document, encodeURIComponent(document)]) {
    const text = await openText(device, { workspaceId, document: decodeURIComponent(name) }).synced()
    const words = itemIds.map((itemId) => text.words(itemId)).join()
    expect(words).toContain('who is with R. each afternoon')
    expect(words).toContain('</actioncard>')
  }
})

const Meetings = z.array(
  z.strictObject({
    workspaceId: z.string(),
    meetingId: z.string(),
    minutes: z.strictObject({ url: z.url({ protocol: /^ws$/ }), document: z.string() }),
    seats: z.array(
      z.strictObject({
        seatId: z.string(),
        party: Party,
        name: z.string(),
        page: z.url(),
        cookie: z.string().regex(/^concord=.{32}$/),
      }),
    ),
  }),
)

it('E5 `npm run example` prints one JSON array of meetings, with a cookie for each seat and minutes that open with it', async () => {
  const script = join(import.meta.dirname, '../../scripts/example.mjs')
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, [script, '--url', `${world.url}/`, '--meetings', '2'])
  const meetings = Meetings.parse(JSON.parse(stdout))
  expect(meetings.length).toBe(2)
  expect(new Set(meetings.map(({ workspaceId }) => workspaceId)).size).toBe(2)
  for (const { workspaceId, minutes, seats } of meetings) {
    expect(seats.length).toBe(6)
    expect(new Set(seats.map(({ cookie }) => cookie)).size).toBe(6)
    for (const { seatId, cookie } of seats) {
      const device = world.device()
      device.cookie = cookie
      expect((await device.done(endpoints.table, { params: { workspaceId } })).seatId).toBe(seatId)
    }
    const cookie = seats[1]?.cookie ?? ''
    class WithCookie extends WebSocket {
      constructor(url: string) {
        super(url, { headers: { cookie } })
      }
    }
    const doc = new Y.Doc()
    const polyfill = { WebSocketPolyfill: WithCookie as never, disableBc: true }
    const provider = new WebsocketProvider(minutes.url, minutes.document, doc, polyfill)
    await until(() => provider.synced, 'the minutes open')
    provider.destroy()
    expect(doc.share.size).toBeGreaterThan(0)
  }
  const failing = run(process.execPath, [script, '--url', world.url, '--meetings', 'many'])
  await expect(failing).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('--meetings takes'),
  })
})
