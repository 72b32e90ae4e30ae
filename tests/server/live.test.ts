import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../server/people/secrets.ts'
import { openWorld, type World } from '../world.ts'
import { LivePage } from '../world/live-page.ts'
import { type Person } from '../world/person.ts'
import { aWhile, until } from '../world/until.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const describing = (role: string) => ({ type: 'seat.describe', role })
const seatsOf = (page: LivePage) => page.present.map(({ seatId }) => seatId).toSorted()
const ids = (...people: Person[]) => people.map(({ seatId }) => seatId).toSorted()

/** Somebody who has only what is given: no cookie, or another table's. */
function stranger(workspaceId: string, cookie?: string, seat?: string): LivePage {
  const page = new LivePage(world.url, workspaceId, cookie, seat, ['websocket'])
  world.onClose(() => page.socket.disconnect())
  return page
}

it('L1 What happens arrives at every party in the order of the history, over either transport, and nothing of other tables', async () => {
  const table = await world.openTable()
  const people = [table.parent, await table.seat('school'), await table.seat('local_authority')]
  const { seq } = (await table.parent.table()).table
  const pages = people.map((person, place) => person.live(place === 1 ? ['polling'] : ['websocket']))
  await Promise.all(pages.map((page) => page.welcomed()))
  const elsewhere = await (await world.openTable()).parent.live().welcomed()
  await Promise.all(
    Array.from({ length: 24 }, (_, at) => (people[at % 3] ?? table.parent).does(describing(`Role ${at}`))),
  )
  const history = await table.parent.events(seq)
  for (const page of pages) {
    await until(() => page.heard.length >= 24, 'everything arrives')
    expect(page.heard).toEqual(history)
  }
  expect(elsewhere.heard).toEqual([])
})

it('L2 A page that missed something learns so from the greeting, and catches up', async () => {
  const table = await world.openTable()
  const senco = await table.seat('school')
  const page = await table.parent.live().welcomed()
  await senco.does(describing('Heard'))
  await until(() => page.heard.length === 1, 'the first is heard')
  page.socket.disconnect()
  await senco.does(describing('Missed'))
  await senco.does(describing('Missed too'))
  page.hello = undefined
  page.socket.connect()
  await page.welcomed()
  const last = page.seqs.at(-1) ?? 0
  expect(page.hello).toBe(last + 2)
  expect(await table.parent.events(last)).toMatchObject([
    { seq: last + 1, payload: { role: 'Missed' } },
    { seq: last + 2, payload: { role: 'Missed too' } },
  ])
  await senco.does(describing('Heard again'))
  await until(() => page.seqs.at(-1) === last + 3, 'it goes on')
})

it('L3 After a restart every page comes back by itself', async () => {
  const table = await world.openTable()
  const pages = [table.parent.live(), table.parent.live(['polling'])]
  await Promise.all(pages.map((page) => page.welcomed()))
  for (const page of pages) page.hello = undefined
  await world.stop()
  await until(() => pages.every(({ socket }) => !socket.connected), 'the pages notice')
  await world.start()
  await Promise.all(pages.map((page) => page.welcomed()))
  expect(pages.map(({ isGone }) => isGone)).toEqual([false, false])
  await table.parent.does(describing('After'))
  for (const page of pages) await until(() => page.heard.length === 1, 'it hears again')
})

it('L4 Who is here is told by seat: two devices are one person, who is gone when both are', async () => {
  const table = await world.openTable()
  const senco = await table.seat('school')
  const { meetingId } = await table.meeting()
  const page = await table.parent.live().welcomed()
  const laptop = await senco.live().welcomed()
  const phone = await (await senco.onAnotherDevice()).live().welcomed()
  await until(() => seatsOf(page).join() === ids(table.parent, senco).join(), 'both are seen')
  expect(page.present.length).toBe(2)
  const sencoAt = () => page.present.find(({ seatId }) => seatId === senco.seatId)?.meetingId
  for (const device of [laptop, phone]) {
    device.socket.emit('at', meetingId)
    await until(() => sencoAt() === meetingId, 'the meeting that one of the devices shows')
    device.socket.emit('at', null)
    await until(() => sencoAt() === null, 'no meeting any more')
  }
  phone.socket.emit('at', meetingId)
  laptop.socket.disconnect()
  await aWhile()
  expect([seatsOf(page), sencoAt()]).toEqual([ids(table.parent, senco), meetingId])
  phone.socket.emit('at', null)
  await until(() => sencoAt() === null, 'no meeting any more')
  phone.socket.disconnect()
  await until(() => seatsOf(page).join() === ids(table.parent).join(), 'the other one has left')
})

it('L5 Who has no seat at the table is turned away as signed out, and hears nothing', async () => {
  const { parent, workspaceId } = await world.openTable()
  const other = (await world.openTable()).parent
  const pages = [
    stranger(workspaceId),
    stranger(workspaceId, undefined, parent.seatId),
    stranger(workspaceId, other.device.cookie, parent.seatId),
    stranger(workspaceId, other.device.cookie, other.seatId),
    stranger(other.workspaceId, parent.device.cookie),
    stranger(newId(), parent.device.cookie, parent.seatId),
    stranger('nowhere', parent.device.cookie),
    stranger(workspaceId, parent.device.cookie, 'nobody'),
    stranger(workspaceId, `concord=${'A'.repeat(32)}`, parent.seatId),
  ]
  for (const page of pages) await until(() => page.refusal, 'it is refused')
  await parent.does(describing('Unheard'))
  await aWhile()
  for (const [place, page] of pages.entries()) {
    expect(page.refusal, `the page ${place}`).toMatchObject({ code: 'signed_out' })
    expect([page.socket.connected, page.hello, page.heard, page.present]).toEqual([false, undefined, [], []])
  }
})

it('L6 Another site’s page cannot listen', async () => {
  const { parent, workspaceId } = await world.openTable()
  for (const transport of ['websocket', 'polling']) {
    const socket = io(world.url, {
      path: `/live/${workspaceId}/`,
      forceNew: true,
      transports: [transport],
      reconnection: false,
      extraHeaders: { cookie: parent.device.cookie ?? '', origin: 'https://evil.example' },
    })
    const outcome = await new Promise((resolve) => {
      socket.on('connect', () => resolve('connected'))
      socket.on('connect_error', () => resolve('refused'))
    })
    socket.disconnect()
    expect(outcome).toBe('refused')
  }
})

it('L7 The live wire carries no command: whatever a page sends there changes nothing and hurts nobody', async () => {
  const table = await world.openTable()
  const senco = await table.seat('school')
  const page = await table.parent.live().welcomed()
  const witness = await senco.live().welcomed()
  const before = await table.parent.table()
  const emit = page.socket.emit.bind(page.socket) as unknown as (...words: unknown[]) => void
  const command = { type: 'seat.describe', role: 'By the wire' }
  for (const word of [
    'command',
    'commands',
    'seat.describe',
    'happened',
    'names',
    'gone',
    'hello',
    'present',
  ])
    emit(word, { id: newId(), command }, newId())
  for (const at of [7, {}, [], 'x', 'x'.repeat(10_000), undefined, { toString: 1 }]) emit('at', at)
  emit('at')
  await aWhile()
  expect(await table.parent.table()).toEqual(before)
  expect(witness.heard).toEqual([])
  expect(witness.isGone).toBe(false)
  expect(witness.present.every(({ meetingId }) => meetingId === null)).toBe(true)
  page.hello = undefined
  emit('at', 'x'.repeat(20_000))
  // Too long a message ends the connection that it came on, and the page comes back.
  await page.welcomed()
  await senco.does(describing('Still here'))
  await until(() => witness.heard.length === 1, 'the others go on')
})

it('L8 One seat has twenty pages on the live wire and no more, and leaves room for everybody else', async () => {
  const table = await world.openTable()
  const senco = await table.seat('school')
  // Dialled at once, so that each is judged before the others are there.
  const dialled = Array.from({ length: 40 }, () => table.parent.live())
  const welcomed = () => dialled.filter(({ hello }) => hello !== undefined)
  await until(() => welcomed().length >= 20, 'twenty are there')
  await aWhile()
  expect(welcomed().length).toBe(20)
  for (const page of dialled) if (page.hello === undefined) page.socket.disconnect()
  const pages = welcomed()
  const oneMore = table.parent.live()
  await until(() => oneMore.refusal, 'it is refused')
  expect([oneMore.refusal, oneMore.hello]).toMatchObject([{ code: 'too_many' }, undefined])
  await senco.live().welcomed()
  pages[0]?.socket.disconnect()
  await until(async () => {
    const again = table.parent.live()
    await until(() => again.hello ?? again.refusal, 'it is answered')
    if (again.hello === undefined) again.socket.disconnect()
    return again.hello !== undefined
  }, 'there is room again')
})

it('L9 However often a page turns to another meeting, the others are told ten times a second at most, and the last word is true', async () => {
  const table = await world.openTable()
  const { meetingId } = await table.meeting()
  const senco = await table.seat('school')
  const page = await table.parent.live().welcomed()
  const witness = await senco.live().welcomed()
  await until(() => witness.present.length === 2, 'both are there')
  let told = 0
  witness.socket.on('present', () => told++)
  const startedAt = Date.now()
  for (let turn = 0; turn < 500; turn++) page.socket.emit('at', turn % 2 ? meetingId : newId())
  const last = () => witness.present.find(({ seatId }) => seatId === table.parent.seatId)?.meetingId
  await until(() => last() === meetingId, 'the last of them')
  await aWhile()
  expect(last()).toBe(meetingId)
  expect(told).toBeLessThan(5 + (Date.now() - startedAt) / 100)
})
