import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../server/people/secrets.ts'
import { openWorld, type World } from '../world.ts'
import { DeviceStorage } from '../world/device-storage.ts'
import type { Person } from '../world/person.ts'
import { tablePage, type TablePage } from '../world/table-page.ts'
import { until } from '../world/until.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const rolesSaid = async (person: Person) =>
  (await person.events()).flatMap(({ type, payload }) =>
    type === 'seat.described' ? [(payload as { role: string }).role] : [],
  )
const waitingIn = (page: TablePage) =>
  page.state.is === 'loading' ? [] : page.state.waiting.map(({ command, refused }) => ({ command, refused }))
const nothingWaits = (page: TablePage) => until(() => waitingIn(page).length === 0, 'nothing waits')
const saying = (role: string) => ({ command: { type: 'seat.describe', role }, refused: undefined })

/** Longer than every delay after which a page tries again. */
const afterRetries = () => new Promise((resolve) => setTimeout(resolve, 2_600))

const matterFor = (meetingId: string) => ({
  type: 'agenda.add' as const,
  itemId: newId(),
  meetingId,
  title: 'Transport',
  wants: 'A taxi from September',
  minutes: 5,
})

it('P1 What is asked without a connection waits in sight, goes out in order when the line is back, and is done once', async () => {
  const { parent } = await world.openTable()
  const page = await (await tablePage(parent)).opened()
  page.line.cut()
  await until(() => !page.ready.isOnline, 'the page notices')
  expect(await page.says('One')).toBe('waiting')
  expect(await page.says('Two')).toBe('waiting')
  expect([waitingIn(page), page.role]).toEqual([[saying('One'), saying('Two')], 'Two'])
  // The first way back is half a way: what is asked arrives and the answer is lost.
  page.line.fate = ({ method }) => (method === 'POST' ? 'lose' : 'cut')
  await until(async () => (await rolesSaid(parent)).length > 0, 'it arrives')
  expect(waitingIn(page).length).toBe(2)
  page.line.mend()
  await nothingWaits(page)
  expect(await rolesSaid(parent)).toEqual(['One', 'Two'])
  await until(() => page.ready.isOnline, 'the page is online')
  expect([page.role, page.storage.length]).toEqual(['Two', 0])
})

it('P2 What is refused after a wait stays with its reason and its words until it was read, also in a tab that is opened later', async () => {
  const table = await world.openTable()
  const { meetingId } = await table.meeting()
  const page = await (await tablePage(table.parent)).opened()
  page.line.cut()
  const matter = matterFor(meetingId)
  expect(await page.live.ask(matter)).toBe('waiting')
  expect(await page.says('Still wanted')).toBe('waiting')
  await table.parent.does({ type: 'meeting.start', meetingId })
  await table.parent.does({ type: 'meeting.end', meetingId })
  page.line.mend()
  const refused = [
    {
      command: matter,
      refused: 'This meeting has ended. Put the matter on the agenda of the next one.',
    },
  ]
  await until(() => waitingIn(page).length === 1, 'the one after it is done')
  expect(waitingIn(page)).toEqual(refused)
  page.live.close()
  const later = await (await tablePage(table.parent, page)).opened()
  expect(waitingIn(later)).toEqual(refused)
  later.live.discard(later.ready.waiting[0]?.id ?? '')
  expect([waitingIn(later), later.storage.length]).toEqual([[], 0])
})

it('P3 Two tabs of one seat keep each other’s words, and a third that is opened sends what they left', async () => {
  const { parent } = await world.openTable()
  const storage = new DeviceStorage()
  const tabs = [await tablePage(parent, { storage }), await tablePage(parent, { storage })]
  for (const tab of tabs) {
    await tab.opened()
    tab.line.cut()
  }
  for (const [place, tab] of tabs.entries()) expect(await tab.says(`Tab ${place}`)).toBe('waiting')
  for (const tab of tabs) tab.live.close()
  expect(storage.length).toBe(2)
  const third = await (await tablePage(parent, { storage })).opened()
  await nothingWaits(third)
  // A tab that had it too sends it again, and it is done once.
  tabs[0]?.line.mend()
  await tabs[0]?.opened()
  await until(() => tabs[0] && waitingIn(tabs[0]).length === 0, 'nothing waits in the first tab')
  expect([await rolesSaid(parent), storage.length]).toEqual([['Tab 0', 'Tab 1'], 0])
})

it('P4 A server that stumbles loses no command and ends no page', async () => {
  const table = await world.openTable()
  const senco = await table.seat('school')
  const page = await tablePage(table.parent)
  page.line.fate = () => 500
  await page.live.open()
  expect(page.state).toMatchObject({ is: 'failed', why: 'unreachable' })
  page.line.mend()
  await page.shown()
  for (const status of [500, 503, 429]) {
    page.line.fate = ({ method }) => (method === 'POST' ? status : 'pass')
    expect(await page.says(`Despite ${status}`)).toBe('waiting')
    expect([page.role, page.ready.isOnline]).toEqual([`Despite ${status}`, false])
    page.line.mend()
    await nothingWaits(page)
    expect(page.ready.isOnline).toBe(true)
  }
  expect(await rolesSaid(table.parent)).toEqual(['Despite 500', 'Despite 503', 'Despite 429'])
  page.line.cut()
  await senco.does({ type: 'seat.describe', role: 'Missed' })
  page.line.fate = ({ path }) => (path.includes('/events') ? 500 : 'pass')
  const sencosRole = () => page.ready.table.seats[senco.seatId]?.role
  await until(() => page.line.asked.some((asked) => asked.endsWith('/events')), 'it asks what it missed')
  expect(sencosRole()).toBe('Guest')
  page.line.mend()
  await until(() => sencosRole() === 'Missed', 'it catches up')
})

it('P5 A closed page sends and writes nothing more, and does so when it is opened again', async () => {
  const { parent } = await world.openTable()
  const page = await (await tablePage(parent)).opened()
  page.line.fate = ({ method }) => (method === 'POST' ? 500 : 'pass')
  expect(await page.says('Left')).toBe('waiting')
  // It closes while an answer is on its way: whatever that says, it is not heard any more.
  const closing = (page: TablePage) => (body: string) => {
    page.live.close()
    return body
  }
  page.line.rewrite = closing(page)
  page.line.mend()
  expect(await page.says('Last')).toBe('waiting')
  const refused = await (await tablePage(parent)).opened()
  refused.line.rewrite = closing(refused)
  expect(await refused.live.ask(matterFor(newId()))).toBe('waiting')
  const before = page.line.asked.length
  await afterRetries()
  expect([page.line.asked.length, page.storage.length]).toEqual([before, 2])
  expect(refused.storage.getItem(refused.storage.key(0) ?? '')).not.toContain('refused')
  await expect(page.says('Too late')).rejects.toThrow('This page is closed')
  expect(page.storage.length).toBe(2)
  page.line.rewrite = (body) => body
  page.line.fate = () => 500
  await page.live.open()
  page.live.close()
  const onceMore = page.line.asked.length
  await afterRetries()
  expect(page.line.asked.length).toBe(onceMore)
  page.line.fate = ({ method }) => (method === 'POST' ? 500 : 'pass')
  await page.opened()
  await until(() => !page.ready.isOnline, 'it waits for its next try')
  page.live.close()
  const inTheEnd = page.line.asked.length
  await afterRetries()
  expect(page.line.asked.length).toBe(inTheEnd)
  page.line.mend()
  await page.opened()
  await nothingWaits(page)
  expect(await rolesSaid(parent)).toEqual(['Left', 'Last'])
})

it('P6 One’s own act stays in sight from the asking on, also while the page has yet to hear what came before it, and never covers what came after', async () => {
  const table = await world.openTable()
  const senco = await table.seat('school')
  const page = await tablePage(table.parent)
  page.line.fate = ({ path }) => (path.startsWith('/live/') || path.includes('/events') ? 500 : 'pass')
  await page.opened()
  await senco.does({ type: 'seat.describe', role: 'Before it' })
  const roles: (string | undefined)[] = []
  page.live.subscribe(() => roles.push(page.role))
  expect(await page.says('Mine')).toBe('done')
  expect([waitingIn(page), page.role]).toEqual([[], 'Mine'])
  page.line.mend()
  await until(() => page.ready.table.seats[senco.seatId]?.role === 'Before it', 'it catches up')
  expect(new Set(roles)).toEqual(new Set(['Mine']))
  // The live wire tells of it and the answer is lost: the page has it once, and then what came after.
  page.line.fate = ({ method }) => (method === 'POST' ? 'lose' : 'pass')
  await until(() => page.ready.isOnline, 'the live wire is back')
  expect(await page.says('Answer lost')).toBe('waiting')
  await table.parent.does({ type: 'seat.describe', role: 'Newer' })
  await until(() => page.role === 'Newer', 'what came after is seen')
  page.line.mend()
  await nothingWaits(page)
  expect(page.role).toBe('Newer')
})

it('P7 What is kept on the device and is no command of this program stays with its words, and breaks no page', async () => {
  const { parent } = await world.openTable()
  const storage = new DeviceStorage()
  const prefix = `concord.waiting.${parent.seatId}.`
  const keep = (words: unknown) =>
    storage.setItem(prefix + newId(), typeof words === 'string' ? words : JSON.stringify(words))
  const at = new Date().toISOString()
  const unknown = { type: 'action.sing', what: 'A song' }
  const misshapen = { type: 'agenda.add', title: { deep: 'Transport' } }
  for (const words of ['', 'no json', 'null', '[]', '7', { at }, { at, command: 'x' }]) keep(words)
  keep({ at, command: unknown })
  keep({ at: 'yesterday', command: misshapen })
  keep({ at, command: { type: 'seat.describe', role: 'Fits' } })
  const page = await (await tablePage(parent, { storage })).opened()
  await until(() => waitingIn(page).length === 2, 'what fits is sent')
  expect(waitingIn(page).map(({ command }) => command)).toEqual([misshapen, unknown])
  expect(waitingIn(page).every(({ refused }) => refused?.includes('cannot be sent'))).toBe(true)
  expect(await rolesSaid(parent)).toEqual(['Fits'])
})

it('P8 A page that is older than the server asks to be loaded again, and loses and refuses nothing', async () => {
  const { parent } = await world.openTable()
  const page = await tablePage(parent)
  page.line.fate = ({ path }) => (path.startsWith('/live/') ? 500 : 'pass')
  await page.opened()
  page.line.rewrite = (body) => body.replace('"seat.described"', '"seat.sung"')
  expect(await page.says('Done and not understood')).toBe('done')
  expect([page.ready.isOutdated, page.role, waitingIn(page)]).toEqual([true, 'Done and not understood', []])
  page.line.rewrite = () => '{"told":"otherwise"}'
  expect(await page.says('Done and not read')).toBe('waiting')
  expect([page.role, waitingIn(page)]).toEqual(['Done and not read', [saying('Done and not read')]])
  await page.live.open()
  expect(page.state).toMatchObject({ is: 'failed', why: 'outdated' })
  page.line.rewrite = (body) => body
  await page.opened()
  await nothingWaits(page)
  expect(await rolesSaid(parent)).toEqual(['Done and not understood', 'Done and not read'])
})

it('P9 Who loses their seat while words wait has those words before them, and on the device', async () => {
  const table = await world.openTable()
  await table.seat('school')
  const teacher = await table.seat('school')
  const pages = [await tablePage(teacher), await tablePage(teacher)]
  for (const page of pages) {
    await page.opened()
    page.line.cut()
    expect(await page.says('Unsent')).toBe('waiting')
  }
  await teacher.does({ type: 'seat.leave' })
  // One learns it from the live wire, the other from the answer to what it sends.
  const ways = [
    ({ method }: { method: string }) => (method === 'POST' ? 500 : 'pass'),
    ({ path }: { path: string }) => (path.startsWith('/live/') ? 500 : 'pass'),
  ] as const
  for (const [place, page] of pages.entries()) {
    page.line.fate = ways[place] ?? page.line.fate
    await until(() => page.state.is === 'failed', 'the page ends')
    expect(page.state).toMatchObject({ is: 'failed', why: 'gone' })
    expect([waitingIn(page), page.storage.length]).toEqual([[saying('Unsent')], 1])
  }
})
