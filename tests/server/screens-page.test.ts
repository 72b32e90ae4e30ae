import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { watchScreen, type Watched } from '../../client/screens/watch-screen.ts'
import { endpoints } from '../../shared/protocol.ts'
import { openWorld, type World } from '../world.ts'
import { FalteringLine } from '../world/faltering-line.ts'
import type { Person } from '../world/person.ts'
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
  return { screenId, line, told, follows }
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
