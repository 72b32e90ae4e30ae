import { afterAll, beforeAll, expect, it } from 'vitest'
import { endpoints } from '../../shared/protocol.ts'
import { closeCode } from '../../shared/minutes/wire.ts'
import { openWorld, type World } from '../world.ts'
import { partsOf } from '../world/device.ts'
import { allNames } from '../world/names.ts'
import { type Person } from '../world/person.ts'
import { until } from '../world/until.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const devicesOf = async (person: Person) =>
  (await person.device.done(endpoints.devices, person.place)).devices

const remove = (person: Person, deviceId: string) =>
  person.device.ask(endpoints.removeDevice, {
    params: { ...person.place.params, deviceId },
    query: person.place.query,
  })

it('J18 A second device takes the seat by a link that is good for ten minutes and one use, and both are listed', async () => {
  const { parent } = await world.openTable()
  const asked = Date.now()
  const { link, expiresAt } = await parent.device.done(endpoints.linkDevice, parent.place)
  expect(Date.parse(expiresAt) - asked).toBeGreaterThan(9.9 * 60_000)
  expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(10 * 60_000)
  const { workspaceId, secret } = partsOf(link)
  const params = { workspaceId }
  const phone = world.device()
  expect(await phone.done(endpoints.joinDevice, { params, body: { secret } })).toEqual({
    workspaceId,
    seatId: parent.seatId,
  })
  expect(await world.device().refused(endpoints.joinDevice, { params, body: { secret } })).toMatchObject({
    status: 410,
    code: 'gone',
  })
  expect((await phone.done(endpoints.table, { params })).seatId).toBe(parent.seatId)
  expect((await devicesOf(parent)).map(({ isThis }) => isThis)).toEqual([true, false])
  expect((await phone.done(endpoints.devices, { params })).devices.map(({ isThis }) => isThis)).toEqual([
    false,
    true,
  ])
})

it('J19 Two devices that use one device link at once: exactly one gets the seat', async () => {
  const { parent } = await world.openTable()
  const { link } = await parent.device.done(endpoints.linkDevice, parent.place)
  const { workspaceId, secret } = partsOf(link)
  const answers = await Promise.all(
    [1, 2, 3].map(() =>
      world.device().ask(endpoints.joinDevice, { params: { workspaceId }, body: { secret } }),
    ),
  )
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410, 410])
  expect((await devicesOf(parent)).length).toBe(2)
})

it('J20 A device link that is expired, used, unknown or of a seat that ended gives one and the same answer, and no name', async () => {
  const table = await world.openTable()
  const { parent, workspaceId } = table
  const other = await table.seat('family', { name: 'Leopold Farthing' })
  const secretFor = async (person: Person) =>
    partsOf((await person.device.done(endpoints.linkDevice, person.place)).link).secret
  const expired = await secretFor(parent)
  await world.sql`update device_link set expires_at = now() where workspace_id = ${workspaceId}`
  const ended = await secretFor(other)
  await other.does({ type: 'seat.leave' })
  const used = await secretFor(parent)
  await world.device().done(endpoints.joinDevice, { params: { workspaceId }, body: { secret: used } })
  const { link, code: _code } = await parent.invites('family')
  const links = [
    { workspaceId, secret: expired },
    { workspaceId, secret: used },
    { workspaceId, secret: ended },
    { workspaceId, secret: 'u'.repeat(32) },
    { workspaceId: 'u'.repeat(22), secret: used },
    { workspaceId: (await world.openTable()).workspaceId, secret: await secretFor(parent) },
    partsOf(link),
  ]
  const replies = new Set<string>()
  for (const { workspaceId, secret } of links) {
    const asked = { params: { workspaceId }, body: { secret } }
    const { status, text } = await world.device().ask(endpoints.joinDevice, asked)
    replies.add(`${status} ${text}`)
  }
  expect([...replies]).toEqual([expect.stringContaining('410 {"error":{"code":"gone"')])
  for (const name of allNames) expect([...replies][0]).not.toContain(name)
})

it('J21 A device that was removed is refused from then on, and its live wire is closed; the others go on', async () => {
  const { parent } = await world.openTable()
  const phone = await parent.onAnotherDevice()
  const live = await phone.live().welcomed()
  const own = await parent.live().welcomed()
  const { status, text } = await removeOther(parent)
  expect([status, JSON.parse(text).devices.length]).toEqual([200, 1])
  expect(await phone.device.refused(endpoints.table, phone.place)).toMatchObject({
    status: 401,
    code: 'signed_out',
  })
  expect(await phone.mayNot({ type: 'seat.leave' })).toMatchObject({ status: 401 })
  await until(() => live.refusal, 'the removed device comes back to the live wire')
  expect(live.refusal).toMatchObject({ code: 'signed_out' })
  expect(live.socket.connected).toBe(false)
  await until(() => own.socket.connected, 'the other device is there')
  expect((await parent.table()).table.seats[parent.seatId]?.state).toBe('seated')
})

it('J24 A text that is open on a device that is removed is closed for good, and takes no more words', async () => {
  const table = await world.openTable()
  const { parent } = table
  const { document, itemIds } = await table.meeting()
  const phone = await parent.onAnotherDevice()
  const text = await phone.text(document).synced()
  const ownText = await parent.text(document).synced()
  await removeOther(parent)
  text.write(itemIds[0] ?? '', 'From the device that was removed')
  await until(() => text.closes.at(-1) === closeCode.signedOut, 'it is closed for good', 1_000)
  await until(() => ownText.provider.synced, 'the other device is there')
  expect(ownText.words(itemIds[0] ?? '')).toBe('')
})

async function removeOther(person: Person) {
  const other = (await devicesOf(person)).find(({ isThis }) => !isThis)
  return remove(person, other?.id ?? '')
}

it('J26 The only device of a seat cannot be removed: giving up a seat is another act', async () => {
  const { parent } = await world.openTable()
  const { devices } = await parent.device.done(endpoints.devices, parent.place)
  const params = { ...parent.place.params, deviceId: devices[0]?.id ?? '' }
  const refused = await parent.device.refused(endpoints.removeDevice, { ...parent.place, params })
  expect(refused).toMatchObject({ status: 400, code: 'invalid' })
  expect((await parent.table()).seatId).toBe(parent.seatId)
})

it('J22 A seat’s devices are seen and removed only from that seat', async () => {
  const table = await world.openTable()
  const { parent } = table
  const senco = await table.seat('school')
  const [device] = await devicesOf(senco)
  await remove(parent, device?.id ?? '')
  expect(await devicesOf(senco)).toMatchObject([{ id: device?.id, isThis: true }])
  expect((await devicesOf(parent)).map(({ id }) => id)).not.toContain(device?.id)
})

it('J23 A seat that was released or given up loses requests, live wire and minutes at once, on every device', async () => {
  const table = await world.openTable()
  const { parent } = table
  const { document } = await table.meeting()
  for (const end of ['released', 'left']) {
    const guest = await table.seat('family', { name: 'Leopold Farthing' })
    const phone = await guest.onAnotherDevice()
    const lives = [await guest.live().welcomed(), await phone.live(['polling']).welcomed()]
    const texts = [await guest.text(document).synced(), await phone.text(document).synced()]
    const witness = await parent.live().welcomed()
    if (end === 'released') await parent.does({ type: 'seat.release', seatId: guest.seatId })
    else await phone.does({ type: 'seat.leave' })
    for (const person of [guest, phone]) {
      expect(await person.device.refused(endpoints.table, person.place)).toMatchObject({ status: 401 })
      expect((await person.device.done(endpoints.me)).seats).toEqual([])
      expect(await person.device.refused(endpoints.linkDevice, person.place)).toMatchObject({ status: 401 })
    }
    for (const live of lives)
      await until(() => live.isGone && !live.socket.connected, `the live wire ends: ${end}`)
    for (const text of texts) {
      await until(() => text.closes.at(-1) === closeCode.signedOut, `the text ends for good: ${end}`)
      expect(text.closes[0]).toBe(closeCode.accessChanged)
    }
    await until(() => witness.heard.some(({ type }) => type === `seat.${end}`), 'the others are told')
    await until(() => !witness.present.some(({ seatId }) => seatId === guest.seatId), 'nobody sees them here')
    expect(guest.live().refusal).toBeUndefined()
    const back = guest.live()
    await until(() => back.refusal?.code === 'signed_out', 'coming back is refused')
  }
})
