import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { LiveToPage } from '../../shared/live.ts'
import { endpoints } from '../../shared/protocol.ts'
import type { ScreenView } from '../../shared/screens/screen-view.ts'
import { openWorld, type World } from '../world.ts'
import type { Device } from '../world/device.ts'
import type { Person } from '../world/person.ts'
import { openText } from '../world/shared-text.ts'
import type { TestTable } from '../world/table.ts'
import { until } from '../world/until.ts'

let world: World
let table: TestTable
let parent: Person
let school: Person
let meeting: Awaited<ReturnType<TestTable['meeting']>>

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

beforeEach(async () => {
  table = await world.openTable()
  parent = table.parent
  school = await table.seat('school')
  meeting = await table.meeting()
  await parent.does({ type: 'meeting.start', meetingId: meeting.meetingId })
})

const codeOf = (person: Person, meetingId = meeting.meetingId) =>
  person.device.done(endpoints.screenCode, { ...person.place, body: { meetingId } })

const place = () => ({ params: { workspaceId: table.workspaceId } })

async function screenWith(code: string): Promise<Device> {
  const screen = world.device()
  const { workspaceId } = await screen.done(endpoints.findScreen, { body: { code } })
  await screen.done(endpoints.openScreen, { params: { workspaceId }, body: { code } })
  return screen
}

const screensNow = async () => (await parent.table()).table.meetings[meeting.meetingId]?.screens ?? []

/** Everything that a screen hears on the live wire. */
function watch(screen: Device) {
  const socket: Socket<LiveToPage> = io(world.url, {
    path: `/live/${table.workspaceId}/`,
    query: { screen: '1' },
    forceNew: true,
    transports: ['websocket'],
    extraHeaders: screen.cookie ? { cookie: screen.cookie } : {},
  })
  const heard: { name: string; said: unknown }[] = []
  socket.onAny((name: string, said: unknown) => heard.push({ name, said }))
  const refused: unknown[] = []
  socket.on('connect_error', (err) => refused.push(err))
  world.onClose(() => socket.disconnect())
  const last = () => heard.findLast(({ name }) => name === 'shown')?.said as ScreenView | undefined
  return { heard, refused, last }
}

it('Z1 a code from the table puts the meeting on one screen, and everyone sees that it is shown and by whom', async () => {
  const { code } = await codeOf(school)
  const spoken = `${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`
  const screen = await screenWith(spoken)
  const view = await screen.done(endpoints.screen, place())
  expect(view).toMatchObject({ meetingId: meeting.meetingId, title: 'Annual review', state: 'live' })
  expect(await screensNow()).toMatchObject([{ by: school.seatId }])
  const again = await world.device().refused(endpoints.openScreen, { ...place(), body: { code } })
  expect(again).toMatchObject({ code: 'gone' })
})

it('Z1 of two screens that give one code at once, one shows the meeting', async () => {
  const { code } = await codeOf(parent)
  const screens = [world.device(), world.device(), world.device()]
  const answers = await Promise.all(
    screens.map((screen) => screen.ask(endpoints.openScreen, { ...place(), body: { code } })),
  )
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 410, 410])
  expect(await screensNow()).toHaveLength(1)
})

it('Z11 a person has one code at a time, and a new one takes the place of nobody else’s', async () => {
  const others = await codeOf(school)
  const [first, second] = [await codeOf(parent), await codeOf(parent)]
  const dead = await world.device().refused(endpoints.findScreen, { body: { code: first.code } })
  expect(dead).toMatchObject({ code: 'gone' })
  await screenWith(second.code)
  await screenWith(others.code)
  expect((await screensNow()).map(({ id }) => id)).toEqual([second.screenId, others.screenId])
  const many = await Promise.all([1, 2, 3, 4].map(() => codeOf(parent)))
  const rows = await world.sql`
    select id from screen where seat_id = ${parent.seatId} and token_hash is null
  `
  expect(rows).toHaveLength(1)
  expect(many.map(({ screenId }) => screenId)).toContain(rows[0]?.id)
})

it('Z2 a code that is wrong, used up or too old tells nothing', async () => {
  const { code } = await codeOf(parent)
  await screenWith(code)
  const { code: old } = await codeOf(parent)
  await world.sql`update screen set code_expires_at = now() - interval '1 second' where token_hash is null`
  const dead = await Promise.all(
    [code, old, 'ABCDEFGH'].map((tried) =>
      world.device().ask(endpoints.findScreen, { body: { code: tried } }),
    ),
  )
  expect(new Set(dead.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
  expect(dead[0]?.status).toBe(410)
})

it('Z3 only somebody who may contribute makes a code, for a meeting that was noticed and has not ended', async () => {
  const listener = await table.seat('family', { powers: ['listen'], name: 'Listener' })
  const asked = { ...listener.place, body: { meetingId: meeting.meetingId } }
  expect(await listener.device.refused(endpoints.screenCode, asked)).toMatchObject({ code: 'forbidden' })
  const deputy = await table.seat('family', { powers: ['listen', 'contribute'], name: 'Deputy' })
  const standIn = { forSeatId: parent.seatId, standInSeatId: deputy.seatId, powers: ['listen'] }
  await parent.does({ type: 'attendance.stand_in', meetingId: meeting.meetingId, ...standIn })
  const asListener = { ...asked, ...deputy.place }
  expect(await deputy.device.refused(endpoints.screenCode, asListener)).toMatchObject({ code: 'forbidden' })
  await parent.does({ type: 'meeting.end', meetingId: meeting.meetingId })
  const late = { ...parent.place, body: { meetingId: meeting.meetingId } }
  expect(await parent.device.refused(endpoints.screenCode, late)).toMatchObject({ code: 'closed' })
})

it('Z4 a screen follows what is shown, and hears nothing else', async () => {
  const screen = await screenWith((await codeOf(parent)).code)
  const watched = watch(screen)
  await until(() => watched.last() !== undefined, 'the screen shows something')
  const itemId = meeting.itemIds[3] ?? ''
  await school.does({ type: 'agenda.turn_to', itemId })
  await until(() => watched.last()?.current?.id === itemId, 'the screen follows the table')
  await parent.does({ type: 'speaking.begin', meetingId: meeting.meetingId })
  await until(() => watched.last()?.speaking?.name === parent.name, 'the screen says who speaks')
  expect(new Set(watched.heard.map(({ name }) => name))).toEqual(new Set(['shown']))
})

it('Z5 a screen reads the minutes of its meeting, writes none, and opens no other text', async () => {
  const screen = await screenWith((await codeOf(parent)).code)
  const { workspaceId } = table
  const [itemId = ''] = meeting.itemIds
  const writer = await parent.text(meeting.document).synced()
  const reader = await openText(screen, { workspaceId, document: meeting.document, isScreen: true }).synced()
  writer.write(itemId, 'Good morning')
  await until(() => reader.words(itemId).includes('Good morning'), 'the screen shows the words')
  reader.write(itemId, 'Not mine to write')
  await until(() => reader.closes.length > 0, 'the screen is closed')
  expect(writer.words(itemId)).not.toContain('Not mine')
  for (const kind of ['private', 'statement'])
    for (const party of ['family', 'school']) {
      const document = `meeting/${meeting.meetingId}/${kind}/${party}`
      const other = openText(screen, { workspaceId, document, isScreen: true })
      await until(() => other.closes.length > 0, 'it is turned away')
      expect(other.closes[0]).toBe(4403)
    }
})

it('Z5 a screen shows nobody a cursor, takes no id in the text, and is kept alive', async () => {
  const screen = await screenWith((await codeOf(parent)).code)
  const { workspaceId } = table
  const { document } = meeting
  const shown = await openText(screen, { workspaceId, document, isScreen: true }).synced()
  const heardAt = () => shown.provider.wsLastMessageReceived
  const before = heardAt()
  await until(() => Date.now() > before, 'the clock goes on')
  shown.provider.awareness.setLocalState({ cursor: null })
  await until(() => heardAt() > before, 'it is answered')
  const writer = await parent.text(document).synced()
  const other = await school.text(document).synced()
  const { states } = other.provider.awareness
  await until(() => states.has(writer.doc.clientID), 'a person is seen')
  expect(states.has(shown.doc.clientID)).toBe(false)
  writer.write(meeting.itemIds[0] ?? '', 'Good morning')
  const clients = () => world.sql`select client_id from minutes_client where document = ${document}`
  await until(async () => (await clients()).length > 0, 'ids are written down')
  expect((await clients()).map(({ clientId }) => clientId)).not.toContain(shown.doc.clientID)
})

it('Z6 a screen has no seat: the table, its history and its commands are not for it', async () => {
  const screen = await screenWith((await codeOf(parent)).code)
  for (const endpoint of [endpoints.table, endpoints.privateSide])
    expect(await screen.refused(endpoint, place())).toMatchObject({ code: 'signed_out' })
  const events = { ...place(), query: { after: '0' } }
  expect(await screen.refused(endpoints.events, events)).toMatchObject({ code: 'signed_out' })
})

it('Z7 the party that opened a screen closes it, no other does, and it shows nothing from then on', async () => {
  const screen = await screenWith((await codeOf(parent)).code)
  const watched = watch(screen)
  await until(() => watched.last() !== undefined, 'the screen shows something')
  const { workspaceId } = table
  const text = await openText(screen, { workspaceId, document: meeting.document, isScreen: true }).synced()
  const [{ id: screenId } = { id: '' }] = await screensNow()
  const closing = { type: 'screen.close', meetingId: meeting.meetingId, screenId }
  expect(await school.mayNot(closing)).toMatchObject({ code: 'forbidden' })
  await parent.does(closing)
  await until(() => watched.heard.some(({ name }) => name === 'gone'), 'the screen is told')
  const byWhom = 'The family closed this screen.'
  expect(watched.heard.at(-1)?.said).toBe(byWhom)
  await until(() => text.closes.length > 0, 'its text is closed')
  const refused = await screen.refused(endpoints.screen, place())
  expect(refused).toMatchObject({ code: 'signed_out', message: expect.stringContaining(byWhom) })
  const back = watch(screen)
  await until(() => back.refused.length > 0, 'it does not come back')
})

it('Z8 codes cannot be tried one after the other', async () => {
  const guesser = world.device()
  const tries = Array.from({ length: 1 + (endpoints.findScreen.triesPerMinute ?? 0) }, () =>
    guesser.ask(endpoints.findScreen, { body: { code: 'ABCDEFGH' } }),
  )
  const statuses = (await Promise.all(tries)).map(({ status }) => status)
  expect(statuses).toContain(429)
})
