import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../server/people/secrets.ts'
import { openWorld, type World } from '../world.ts'
import { refusalIn } from '../world/device.ts'
import { allNames } from '../world/names.ts'
import { until } from '../world/until.ts'

const token = 'a-token-for-the-metrics'

let world: World
beforeAll(async () => {
  world = await openWorld({ metricsToken: token })
})
afterAll(() => world.close())

const read = (of: World, authorization?: string) =>
  of.device().get('/metrics', authorization === undefined ? {} : { authorization })

/** Each line of the text format that is not a comment, by name and labels. */
async function metricsOf(of: World): Promise<Map<string, number>> {
  const { status, headers, text } = await read(of, `Bearer ${token}`)
  expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')])
  const lines = text.split('\n').filter((line) => line && !line.startsWith('#'))
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]))
}

it('O11 /metrics counts rooms, sockets, updates, commits, refusals, commands and the delay of the event loop', async () => {
  const table = await world.openTable()
  const { document, itemIds } = await table.meeting()
  const senco = await table.seat('school')
  const [itemId = ''] = itemIds
  const page = await table.parent.live().welcomed()
  const text = await table.parent.text(document).synced()
  const other = await senco.text(document).synced()
  const done = 'concord_commands_total{outcome="done"}'
  const route = 'POST /api/workspaces/:workspaceId/commands'
  const requests = `concord_http_request_seconds_count{route="${route}",status="200"}`
  // A request is counted once its answer is out, which may be after that was heard.
  let before = await metricsOf(world)
  await until(async () => {
    const earlier = before
    before = await metricsOf(world)
    const isCounted = [done, requests].every((name) => before.get(name) === earlier.get(name))
    return isCounted && before.get('concord_minutes_queued_updates') === 0
  }, 'what was asked so far is counted, and the queue is empty')
  const since = async (name: string) => ((await metricsOf(world)).get(name) ?? 0) - (before.get(name) ?? 0)
  const isCounted = (name: string) => until(async () => (await since(name)) === 1, `one more of ${name}`)
  expect(before.get('concord_minutes_rooms')).toBe(1)
  expect(before.get('concord_minutes_sockets')).toBe(2)
  expect(before.get('concord_live_sockets')).toBe(1)
  expect(before.get('concord_workspaces')).toBe(1)
  expect(before.get('concord_minutes_not_durable')).toBe(0)

  text.write(itemId, 'Counted.')
  await until(() => other.words(itemId).includes('Counted.'), 'the words arrive')
  await isCounted('concord_minutes_updates_total')
  expect(await since('concord_minutes_bytes_total')).toBeGreaterThan('Counted.'.length)
  for (const histogram of ['minutes_commit_seconds', 'minutes_batch_updates', 'minutes_batch_bytes'])
    expect(await since(`concord_${histogram}_count`), histogram).toBeGreaterThan(0)
  expect(await since('concord_minutes_commit_seconds_sum')).toBeGreaterThan(0)

  await table.parent.does({ type: 'seat.describe', role: 'Mother' })
  await table.parent.mayNot({ type: 'agenda.withdraw', itemId: newId() })
  for (const name of [done, 'concord_commands_total{outcome="refused"}', requests]) await isCounted(name)

  const listener = await table.seat('school', { powers: ['listen'] })
  const mute = await listener.text(document).synced()
  mute.write(itemId, 'Not mine to write.')
  await until(() => mute.closes.length > 0, 'the listener is turned away')
  await isCounted('concord_minutes_refused_total{reason="forbidden"}')

  const names = [...(await metricsOf(world)).keys()]
  for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes'])
    expect(names).toContain(name)
  page.socket.disconnect()
})

it('O12 /metrics answers only to its token, and nowhere when the server has none', async () => {
  for (const wrong of [undefined, '', token, 'Bearer ', `Bearer ${token}x`, `Bearer ${token.slice(1)}`])
    expect(refusalIn(await read(world, wrong)), String(wrong)).toMatchObject({ status: 401 })
  const without = await openWorld()
  for (const asked of [undefined, `Bearer ${token}`, 'Bearer undefined', 'Bearer '])
    expect(refusalIn(await read(without, asked)), String(asked)).toMatchObject({ status: 404 })
  await without.close()
})

it('O13 No metric says a name, an id or a word of anybody’s', async () => {
  const table = await world.openTable()
  const { meetingId, document, itemIds } = await table.meeting()
  const [itemId = ''] = itemIds
  const text = await table.parent.text(document).synced()
  text.write(itemId, 'Peculiar words.')
  await until(async () => ((await metricsOf(world)).get('concord_minutes_updates_total') ?? 0) > 0, 'stored')
  await table.parent.does({ type: 'seat.describe', role: 'Aunt' })
  await world.device().get(`/w/${table.workspaceId}/as/${table.parent.seatId}`, { accept: 'text/html' })
  await world.device().get(`/api/nowhere/${table.workspaceId}`)
  const { text: metrics } = await read(world, `Bearer ${token}`)
  const { workspaceId } = table
  const secrets = [
    workspaceId,
    table.parent.seatId,
    meetingId,
    itemId,
    'Peculiar',
    'Aunt',
    token,
    ...allNames,
  ]
  for (const secret of secrets) expect(metrics, secret).not.toContain(secret)
})

it('O14 Two servers in one process count each for itself', async () => {
  const other = await openWorld({ metricsToken: token })
  const table = await other.openTable()
  await table.parent.does({ type: 'seat.describe', role: 'Father' })
  const done = 'concord_commands_total{outcome="done"}'
  const isCounted = (count: number) =>
    until(async () => (await metricsOf(other)).get(done) === count, `${count} are counted`)
  await isCounted(1)
  const here = (await metricsOf(world)).get(done)
  await table.parent.does({ type: 'seat.describe', role: 'Stepfather' })
  await isCounted(2)
  expect((await metricsOf(world)).get(done)).toBe(here)
  await other.close()
})
