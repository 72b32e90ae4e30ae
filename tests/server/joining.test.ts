import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../server/people/secrets.ts'
import { endpoints } from '../../shared/protocol.ts'
import { openWorld, type World } from '../world.ts'
import { partsOf } from '../world/device.ts'
import { childName, nameOf, partiesNamed } from '../world/names.ts'
import { until } from '../world/until.ts'

let world: World
let guarded: World
beforeAll(async () => {
  world = await openWorld()
  guarded = await openWorld({ opening: { by: 'code', code: 'a-long-opening-code' } })
})
afterAll(async () => {
  await world.close()
  await guarded.close()
})

const opening = {
  child: childName,
  name: nameOf.family,
  party: 'family',
  role: 'Parent',
  parties: partiesNamed,
}

it('J1 Where anyone may open a table, its opener takes one seat of their own party, and no other seat is made', async () => {
  const { parent, workspaceId } = await world.openTable()
  const { table, seatId, names } = await parent.table()
  expect(Object.values(table.seats)).toMatchObject([{ id: seatId, party: 'family', state: 'seated' }])
  expect(names).toEqual({ child: childName, seats: { [seatId]: nameOf.family } })
  expect(await world.sql`select id from seat where workspace_id = ${workspaceId}`).toEqual([{ id: seatId }])
})

it('J2 Where a code is needed, nobody opens a table without it, and a wrong one makes nothing', async () => {
  const device = guarded.device()
  for (const openingCode of [undefined, 'a-long-opening-cod3', 'short']) {
    const refused = await device.refused(endpoints.open, { body: { ...opening, openingCode } })
    expect(refused).toMatchObject({ status: 403, code: 'forbidden', path: 'openingCode' })
    expect(refused.message).toContain('Ask the people who run it')
  }
  expect(device.cookie).toBeUndefined()
  expect(await guarded.sql`select id from workspace`).toEqual([])
  await device.done(endpoints.open, { body: { ...opening, openingCode: 'a-long-opening-code' } })
  expect((await device.done(endpoints.me)).seats).toMatchObject([{ party: 'family', child: childName }])
})

it('J3 An opening that is refused leaves nothing behind, not even the child’s name', async () => {
  const device = guarded.device()
  const body = { ...opening, child: 'Nobody’s', party: 'other', openingCode: 'a-long-opening-code' }
  expect(await device.refused(endpoints.open, { body })).toMatchObject({ status: 400, path: 'parties' })
  expect(await guarded.sql`select id from workspace where child_name = 'Nobody’s'`).toEqual([])
})

it('J4 The first contact of a party gets every power whatever was asked, and from then on only their own party looks after them', async () => {
  const table = await world.openTable()
  const { parent } = table
  const senco = await table.seat('school', { powers: ['listen'] })
  const seatOf = async () => (await parent.table()).table.seats[senco.seatId]
  expect(await seatOf()).toMatchObject({
    party: 'school',
    state: 'seated',
    powers: ['listen', 'contribute', 'sign', 'host'],
  })
  const before = await seatOf()
  const another = parent.invitation('school')
  expect(await parent.device.refused(endpoints.invite, another)).toMatchObject({ status: 403, path: 'party' })
  const head = await table.seat('school', { name: 'Hyacinth Dunmore', powers: ['listen', 'sign'] })
  expect((await parent.table()).table.seats[head.seatId]?.powers).toEqual(['listen', 'sign'])
  expect(await parent.mayNot({ type: 'seat.release', seatId: senco.seatId })).toMatchObject({ status: 403 })
  expect(await seatOf()).toEqual(before)
})

it('J5 Before joining, the invited person sees who invites them to what; a supporter then reads and writes at once, with nobody’s approval', async () => {
  const table = await world.openTable()
  const { parent, workspaceId } = table
  const { meetingId, itemIds, document } = await table.meeting()
  const senco = await table.seat('school')
  const device = world.device()
  const { link, code, seatId } = await parent.invites('family', {
    name: 'Wilhelmina Oakes',
    role: 'Supporter',
    isSupporter: true,
    powers: ['contribute'],
  })
  const { welcome } = await device.join(link, code, 'Mina Oakes')
  expect(welcome).toMatchObject({
    child: childName,
    name: 'Wilhelmina Oakes',
    seat: { party: 'family', role: 'Supporter', isSupporter: true, powers: ['listen', 'contribute'] },
    invitedBy: { name: nameOf.family, party: 'family' },
    people: [
      { name: nameOf.family, isSeated: true },
      { name: nameOf.school, isSeated: true },
    ],
    meetings: [{ title: 'Annual review' }],
  })
  const place = { params: { workspaceId }, query: { seat: seatId } }
  const { table: seen, names } = await device.done(endpoints.table, place)
  expect(seen.seats[seatId]?.state).toBe('seated')
  expect(names.seats[seatId]).toBe('Mina Oakes')
  const command = { type: 'agenda.add', itemId: newId(), meetingId, title: 'Lunch', minutes: 5 }
  await device.done(endpoints.command, { ...place, body: { id: newId(), command } })
  const supporter = parent.but({ device, seatId })
  const text = await supporter.text(document).synced()
  text.write(itemIds[0] ?? '', 'I am here for the family.')
  const other = await senco.text(document).synced()
  await until(() => other.words(itemIds[0] ?? '').includes('here for the family'), 'the school reads it')
})

it('J6 A personal link seats one person once', async () => {
  const { parent } = await world.openTable()
  const { link, code, seatId } = await parent.invites('school')
  await world.device().join(link, code, nameOf.school)
  const { workspaceId, secret } = partsOf(link)
  const again = { params: { workspaceId }, body: { secret, code, name: nameOf.other } }
  expect(await world.device().refused(endpoints.join, again)).toMatchObject({ status: 410, code: 'gone' })
  expect((await parent.table()).names.seats[seatId]).toBe(nameOf.school)
})

it('J25 A join whose answer was lost on the way can be asked for again from the same device, and from no other', async () => {
  const { parent } = await world.openTable()
  const { link, code, seatId } = await parent.invites('school')
  const device = world.device()
  const first = await device.join(link, code, nameOf.school)
  const { workspaceId, secret } = partsOf(link)
  const again = { params: { workspaceId }, body: { secret, code, name: nameOf.school } }
  expect(await device.done(endpoints.join, again)).toEqual({ workspaceId, seatId })
  expect(first.seatId).toBe(seatId)
  expect(await world.device().refused(endpoints.join, again)).toMatchObject({ status: 410 })
})

it('J7 Two people who join with one link at once: exactly one gets the seat, and the other reads that the link is dead', async () => {
  for (let round = 0; round < 5; round++) {
    const { parent } = await world.openTable()
    const { link, code, seatId } = await parent.invites('school')
    const { workspaceId, secret } = partsOf(link)
    const devices = [world.device(), world.device(), world.device()]
    const answers = await Promise.all(
      devices.map((device, index) =>
        device.ask(endpoints.join, {
          params: { workspaceId },
          body: { secret, code, name: `Guest ${index}` },
        }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410, 410])
    const refused = answers.filter(({ status }) => status === 410).map(({ text }) => text)
    const dead = { secret: 'x'.repeat(32), code }
    const { text } = await world.device().ask(endpoints.look, { params: { workspaceId }, body: dead })
    expect(refused).toEqual([text, text])
    const held = await world.sql`select session_id from session_seat where seat_id = ${seatId}`
    expect(held.length).toBe(1)
    const winner = answers.findIndex(({ status }) => status === 200)
    expect((await parent.table()).names.seats[seatId]).toBe(`Guest ${winner}`)
    expect((await parent.events()).filter(({ type }) => type === 'seat.joined').length).toBe(1)
  }
})

it('J8 No command of another party touches a seat, its powers, its link or its devices', async () => {
  const table = await world.openTable()
  const { parent } = table
  const senco = await table.seat('school')
  const head = await table.seat('school', { name: 'Hyacinth Dunmore' })
  const invited = await senco.invites('school', { name: 'Lysander Pike' })
  const before = await senco.table()
  const { devices } = await senco.device.done(endpoints.devices, senco.place)
  for (const command of [
    { type: 'seat.release', seatId: head.seatId },
    { type: 'seat.empower', seatId: head.seatId, powers: ['listen'] },
    { type: 'invitation.revoke', seatId: invited.seatId },
  ])
    expect(await parent.mayNot(command)).toMatchObject({ status: 403, code: 'forbidden' })
  const renewal = {
    params: { ...parent.place.params, seatId: invited.seatId },
    query: parent.place.query,
    body: { id: newId() },
  }
  expect(await parent.device.refused(endpoints.renewInvitation, renewal)).toMatchObject({ status: 403 })
  await parent.device.done(endpoints.removeDevice, {
    params: { ...parent.place.params, deviceId: devices[0]?.id ?? '' },
    query: parent.place.query,
  })
  const asHead = { ...parent.place, query: { seat: head.seatId }, body: { name: 'Renamed' } }
  expect(await parent.device.refused(endpoints.rename, asHead)).toMatchObject({ status: 401 })
  expect(await senco.table()).toEqual(before)
  await world.device().join(invited.link, invited.code, 'Lysander Pike')
})

it('J9 Names stand in no event, and a new name reaches the others at once', async () => {
  const table = await world.openTable()
  const { parent } = table
  const senco = await table.seat('school')
  const page = await parent.live().welcomed()
  await senco.device.done(endpoints.rename, { ...senco.place, body: { name: 'Barnaby T.' } })
  await until(() => page.names?.seats[senco.seatId] === 'Barnaby T.', 'the new name is told')
  expect((await parent.table()).names.seats[senco.seatId]).toBe('Barnaby T.')
  const history = JSON.stringify(await parent.events())
  for (const name of [childName, nameOf.family, nameOf.school, 'Barnaby T.'])
    expect(history).not.toContain(name)
})

it('J10 The device keeps its seat in a cookie that scripts cannot read and that other sites’ forms do not send', async () => {
  const device = world.device()
  const answer = await device.ask(endpoints.open, { body: opening })
  const cookie = answer.headers.getSetCookie()
  expect(cookie.length).toBe(1)
  const attributes = cookie[0]?.split('; ').slice(1)
  expect(attributes).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Lax', 'Path=/']))
  expect(attributes?.find((attribute) => attribute.startsWith('Domain'))).toBeUndefined()
  expect(attributes).not.toContain('Secure')
})
