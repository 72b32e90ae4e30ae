import { afterAll, beforeAll, expect, it } from 'vitest'
import { LastTable } from '../../client/offline/kept-table.ts'
import { openWorld, type World } from '../world.ts'
import type { Person } from '../world/person.ts'
import { tablePage, type TablePage } from '../world/table-page.ts'
import { until } from '../world/until.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** Under which key a device keeps its one table, once it does. */
async function keyOfKept({ answers }: TablePage): Promise<string> {
  await until(async () => (await answers.keys()).length === 1, 'the table is kept')
  return (await answers.keys())[0] ?? ''
}

/** A page of a device whose tab was thrown away, and which is opened again where there is no network. */
async function wokenOffline(person: Person, before: TablePage): Promise<TablePage> {
  before.live.close()
  const page = await tablePage(person, before)
  page.line.cut()
  await page.live.open()
  return page
}

it('P16 A page that is opened without the server shows the table as its device knew it last and since when, takes what is asked, and gives way to what the server says', async () => {
  const table = await world.openTable()
  const senco = await table.seat('school')
  const roleOn = (page: TablePage) => page.ready.table.seats[senco.seatId]?.role
  const before = await (await tablePage(table.parent)).opened()
  await senco.does({ type: 'seat.describe', role: 'Seen' })
  await until(() => roleOn(before) === 'Seen', 'the page hears of it')
  const from = Date.now()
  const page = await wokenOffline(table.parent, before)
  expect(page.ready).toMatchObject({ isOnline: false, isConnected: false, present: [] })
  expect(page.ready.awaySince).toBeGreaterThanOrEqual(from)
  expect(page.ready.names).toEqual(before.ready.names)
  expect(roleOn(page)).toBe('Seen')
  expect(await page.says('Asked offline')).toBe('waiting')
  expect(page.role).toBe('Asked offline')
  await senco.does({ type: 'seat.describe', role: 'Meanwhile' })

  // Nothing goes out on the strength of what is kept, also where commands alone would come through.
  const { length } = page.line.asked
  page.line.fate = ({ method }) => (method === 'POST' ? 'pass' : 'cut')
  await until(() => page.line.asked.length > length + 1, 'it asks for the table again')
  expect(page.line.asked.filter((asked) => asked.startsWith('POST'))).toEqual([])
  page.line.mend()
  await until(() => page.ready.isOnline && page.ready.waiting.length === 0, 'it is online, and all is sent')
  expect([roleOn(page), page.role, page.ready.awaySince]).toEqual(['Meanwhile', 'Asked offline', null])
})

it('P17 What the server says replaces the kept table whole, also when the server was restored to an earlier one', async () => {
  const { parent } = await world.openTable()
  const before = await (await tablePage(parent)).opened()
  before.live.close()
  const key = await keyOfKept(before)
  const { heardAt, answer } = LastTable.parse(await before.answers.read(key))
  const lost = { ...answer.table, seq: answer.table.seq + 7, last: 'lost', parties: {} }
  await before.answers.write(key, { heardAt, answer: { ...answer, table: lost } })
  const page = await wokenOffline(parent, before)
  expect(page.ready.table).toEqual(lost)
  expect(page.ready.awaySince).toBe(heardAt)
  page.line.mend()
  await until(() => page.ready.isOnline, 'the server answers')
  expect(page.ready.table).toEqual((await parent.table()).table)
  expect(await page.says('On the true table')).toBe('done')
  page.live.close()
  const { table } = await parent.table()
  await until(
    async () => LastTable.parse(await page.answers.read(key)).answer.table.seq === table.seq,
    'the true table is kept',
  )
  expect(LastTable.parse(await page.answers.read(key)).answer.table).toEqual(table)
})

it('P18 The kept table goes with its seat, and one that cannot be read is as none', async () => {
  const table = await world.openTable()
  await table.seat('school')
  const teacher = await table.seat('school')
  const before = await (await tablePage(teacher)).opened()
  const page = await wokenOffline(teacher, before)
  expect(page.ready.isConnected).toBe(false)
  await teacher.does({ type: 'seat.leave' })
  page.line.mend()
  await until(() => page.state.is === 'failed', 'the page learns it')
  expect(page.state).toMatchObject({ is: 'failed', why: 'gone' })
  await until(async () => (await page.answers.keys()).length === 0, 'nothing is kept')

  const parents = await (await tablePage(table.parent)).opened()
  parents.live.close()
  const key = await keyOfKept(parents)
  await parents.answers.write(key, { heardAt: 0, answer: { seatId: table.parent.seatId, table: 'newer' } })
  const unread = await wokenOffline(table.parent, parents)
  expect(unread.state).toMatchObject({ is: 'failed', why: 'unreachable' })
  unread.line.mend()
  await unread.shown()
})
