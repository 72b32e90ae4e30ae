import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { readMinutes } from '../../client/screens/read-minutes.ts'
import { watchScreen, type Watched } from '../../client/screens/watch-screen.ts'
import { endpoints } from '../../shared/protocol.ts'
import { openWorld, type World } from '../world.ts'
import { copy } from '../world/backup.ts'
import { FalteringLine } from '../world/faltering-line.ts'
import type { Person } from '../world/person.ts'
import { openText } from '../world/shared-text.ts'
import type { TestTable } from '../world/table.ts'
import { until } from '../world/until.ts'

let world: World
let table: TestTable
let parent: Person
let meeting: Awaited<ReturnType<TestTable['meeting']>>

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(() => void vi.unstubAllGlobals())

beforeEach(async () => {
  table = await world.openTable()
  parent = table.parent
  meeting = await table.meeting()
  await parent.does({ type: 'meeting.start', meetingId: meeting.meetingId })
})

/** A projector's page: a screen of the meeting, and all that it was ever told to show. */
async function wall() {
  const { workspaceId } = table
  const asked = { ...parent.place, body: { meetingId: meeting.meetingId } }
  const { code, screenId } = await parent.device.done(endpoints.screenCode, asked)
  const screen = world.device()
  await screen.done(endpoints.openScreen, { params: { workspaceId }, body: { code } })
  const line = await new FalteringLine(world).open()
  const told: Watched[] = []
  const reach = { origin: line.url, headers: { cookie: screen.cookie ?? '' } }
  world.onClose(watchScreen(workspaceId, (watched) => told.push(watched), reach))
  const itemNow = () => {
    const last = told.at(-1)
    return last?.is === 'shown' && last.lostAt === null ? last.view.current?.id : undefined
  }
  const follows = async (itemId = '') => {
    await parent.does({ type: 'agenda.turn_to', itemId })
    await until(() => itemNow() === itemId, 'the screen follows the table', 15_000)
  }
  return { screenId, line, told, follows, cookie: screen.cookie ?? '' }
}

/** What a wall shows of an item's minutes, one after the other, and how often it went to the server for them. */
function minutesOn(cookie: string, itemId = '') {
  let sockets = 0
  class CountedWebSocket extends WebSocket {
    constructor(url: string, protocols: string[]) {
      sockets++
      super(url, protocols, { headers: { cookie } })
    }
  }
  vi.stubGlobal('location', new URL(world.url))
  vi.stubGlobal('WebSocket', CountedWebSocket)
  const shown: string[] = []
  const { workspaceId } = table
  world.onClose(
    readMinutes({ workspaceId, meetingId: meeting.meetingId }, (doc) =>
      shown.push(doc.getXmlFragment(itemId).toJSON()),
    ),
  )
  return { shown, sockets: () => sockets }
}

it('Z10 a screen without a connection keeps what it showed, says since when and not since it last tried, and comes back', async () => {
  const { line, told, follows } = await wall()
  const [first, second] = meeting.itemIds
  await follows(first)
  line.cut()
  const since = () => told.filter((watched) => watched.is === 'shown' && watched.lostAt !== null)
  await until(() => since().length >= 3, 'it has tried again, more than once', 15_000)
  expect(new Set(since().map((watched) => watched.is === 'shown' && watched.lostAt)).size).toBe(1)
  for (const watched of since())
    expect(watched).toMatchObject({ is: 'shown', view: { current: { id: first } } })
  line.mend()
  await follows(second)
}, 30_000)

it('Z10 a screen comes back by itself after the server was restarted', async () => {
  const { told, follows } = await wall()
  const [first, second] = meeting.itemIds
  await follows(first)
  await world.stop()
  await until(() => told.some((watched) => watched.is === 'shown' && watched.lostAt !== null), 'it says so')
  await world.start()
  await follows(second)
  expect(told.some(({ is }) => is === 'gone')).toBe(false)
}, 30_000)

it('Z7 a screen that was closed while it had no connection says by which party when it is back', async () => {
  const { line, told, follows, screenId } = await wall()
  await follows(meeting.itemIds[0])
  line.cut()
  await parent.does({ type: 'screen.close', meetingId: meeting.meetingId, screenId })
  line.mend()
  await until(() => told.at(-1)?.is === 'gone', 'it is told', 15_000)
  expect(told.at(-1)).toEqual({ is: 'gone', why: expect.stringContaining('closed this screen.') })
}, 30_000)

it('Z10 a screen shows the minutes as they are after a restore, also when nothing stands in them any more, and asks no more once it is closed', async () => {
  const { screenId, cookie } = await wall()
  const [itemId] = meeting.itemIds
  await world.stop()
  const restore = await copy(world.database.url)
  world.onClose(restore.drop)
  await world.start()
  const { shown, sockets } = minutesOn(cookie, itemId)
  const { document } = meeting
  const text = await openText(parent.device, {
    ...parent.place.params,
    seatId: parent.seatId,
    document,
  }).synced()
  text.write(itemId ?? '', 'Lost.')
  await until(() => shown.at(-1)?.includes('Lost.'), 'the screen shows it')
  text.provider.destroy()
  await world.stop()
  await restore()
  await world.start()
  await until(() => shown.at(-1) === '', 'the screen shows that nothing stands there', 20_000)
  const before = sockets()
  await parent.does({ type: 'screen.close', meetingId: meeting.meetingId, screenId })
  await until(() => sockets() > before, 'it comes back to hear why')
  await new Promise((resolve) => setTimeout(resolve, 4_500))
  const refused = sockets()
  await new Promise((resolve) => setTimeout(resolve, 3_500))
  expect(sockets()).toBe(refused)
}, 60_000)
