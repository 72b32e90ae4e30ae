import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../server/people/secrets.ts'
import { maxBodyBytes } from '../../shared/endpoint.ts'
import { endpoints } from '../../shared/protocol.ts'
import { openWorld, type World } from '../world.ts'
import { refusalIn } from '../world/device.ts'
import { nameOf } from '../world/names.ts'
import { type Person } from '../world/person.ts'
import { type TestTable } from '../world/table.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const seqOf = async (person: Person) => (await person.table()).table.seq
const pathOf = ({ workspaceId, seatId }: Person) => `/api/workspaces/${workspaceId}/commands?seat=${seatId}`
const describing = (role: string) => ({ type: 'seat.describe', role })

async function captured(table: TestTable) {
  const { meetingId, itemIds } = await table.meeting()
  const actionId = newId()
  const wording = {
    what: 'Send the timetable',
    ownerSeatId: table.parent.seatId,
    due: { kind: 'day', day: '2030-06-01' },
  }
  const itemId = itemIds[0] ?? ''
  await table.parent.does({ type: 'action.capture', actionId, meetingId, itemId, wording })
  return { actionId, wording }
}

it('C1 What is not shaped as a command is refused with a sentence and the place where it is wrong, and changes nothing', async () => {
  const { parent } = await world.openTable()
  const before = await parent.table()
  const id = newId()
  const described = { id, command: describing('Mother') }
  const cases: [unknown, string | undefined][] = [
    [{ id, command: { type: 'seat.crown' } }, 'command.type'],
    [{ id, command: { type: 'seat.invite', seatId: id } }, 'command.type'],
    [{ id, command: {} }, 'command.type'],
    [{ id, command: { type: 'seat.describe' } }, 'command.role'],
    [{ id, command: { type: 'seat.describe', role: 7 } }, 'command.role'],
    [{ id, command: { type: 'seat.describe', role: ' ' } }, 'command.role'],
    [{ id, command: { type: 'seat.describe', role: 'x'.repeat(81) } }, 'command.role'],
    [{ id, command: { ...describing('Mother'), seatId: id } }, 'command'],
    [{ command: describing('Mother') }, 'id'],
    [{ ...described, id: 'short' }, 'id'],
    [{ ...described, seat: parent.seatId }, undefined],
    [[described], undefined],
    ['null', undefined],
  ]
  for (const [body, path] of cases) {
    const refused = refusalIn(await parent.device.post(pathOf(parent), body))
    expect(refused, JSON.stringify(body)).toMatchObject({ status: 400, code: 'invalid' })
    expect(refused.path, JSON.stringify(body)).toBe(path)
    expect(refused.message, JSON.stringify(body)).toMatch(/^[A-Z][^:_]+\.$/)
  }
  expect(await parent.table()).toEqual(before)
})

it('C2 What is no JSON, or too long, is refused in the same form, and changes nothing', async () => {
  const { parent } = await world.openTable()
  const before = await parent.table()
  const post = async (body: string, headers = {}) =>
    refusalIn(await parent.device.post(pathOf(parent), body, headers))
  for (const body of ['{"id":', 'hello', '', '\u0000', '{"__proto__":{"a":1}}'])
    expect(await post(body)).toMatchObject({ status: 400, code: 'invalid' })
  expect(await post('{}', { 'content-type': 'text/plain' })).toMatchObject({ status: 400, code: 'invalid' })
  const long = JSON.stringify({ id: newId(), command: describing('x'.repeat(maxBodyBytes)) })
  expect(await post(long)).toMatchObject({
    status: 413,
    code: 'too_large',
    message: expect.stringMatching(/\.$/),
  })
  expect(await parent.table()).toEqual(before)
})

it('C3 Who has no seat here, names none of their own, or leaves open which one they mean, is refused and learns nothing', async () => {
  const { parent, workspaceId } = await world.openTable()
  const elsewhere = (await world.openTable()).parent
  const before = await seqOf(parent)
  const params = { workspaceId }
  const body = { id: newId(), command: describing('Mother') }
  const noSeat = { status: 401, code: 'signed_out' }
  const ask = (device: Person['device'], seat?: string, at = params) =>
    device.refused(endpoints.command, { params: at, query: { seat }, body })
  expect(await ask(world.device())).toMatchObject(noSeat)
  expect(await ask(world.device(), parent.seatId)).toMatchObject(noSeat)
  expect(await ask(elsewhere.device)).toMatchObject(noSeat)
  expect(await ask(elsewhere.device, elsewhere.seatId)).toMatchObject(noSeat)
  expect(await ask(elsewhere.device, parent.seatId)).toMatchObject(noSeat)
  expect(await ask(parent.device, newId())).toMatchObject(noSeat)
  const unknown = await ask(elsewhere.device, undefined, { workspaceId: newId() })
  expect(unknown).toEqual(await ask(elsewhere.device))
  const forged = world.device()
  forged.cookie = `concord=${'A'.repeat(32)}`
  expect(await ask(forged, parent.seatId)).toMatchObject(noSeat)
  expect(await ask(parent.device, 'mine')).toMatchObject({ status: 400, code: 'invalid', path: 'seat' })
  expect(await seqOf(parent)).toBe(before)
})

it('C4 A device with two seats at a table says which one acts; each acts as itself', async () => {
  const { parent, workspaceId } = await world.openTable()
  const { link, code, seatId } = await parent.invites('young_person')
  await parent.device.join(link, code, nameOf.young_person)
  const body = { id: newId(), command: describing('Pupil') }
  const ambiguous = await parent.device.refused(endpoints.command, { params: { workspaceId }, body })
  expect(ambiguous).toMatchObject({ status: 400, code: 'invalid', path: 'seat' })
  const [event] = await parent.but({ seatId }).does(describing('Pupil'))
  expect(event).toMatchObject({ seatId, payload: { role: 'Pupil' } })
  const { seats } = (await parent.table()).table
  expect([seats[parent.seatId]?.role, seats[seatId]?.role]).toEqual(['Parent', 'Pupil'])
})

it('C5 A command sent again under its id is done once and answered alike: later, at the same moment, and after a restart', async () => {
  const { parent } = await world.openTable()
  const id = newId()
  const first = await parent.does(describing('Mother'), id)
  expect(first.length).toBe(1)
  expect(await parent.does(describing('Mother'), id)).toEqual(first)
  const twin = newId()
  const twins = await Promise.all(Array.from({ length: 6 }, () => parent.does(describing('Mum'), twin)))
  for (const one of twins) expect(one).toEqual(twins[0])
  await world.stop()
  await world.start()
  expect(await parent.does(describing('Mother'), id)).toEqual(first)
  expect(await parent.does(describing('Mum'), twin)).toEqual(twins[0])
  expect((await parent.events()).filter(({ type }) => type === 'seat.described').length).toBe(2)
})

it('C13 A command that changed nothing is done once too: sent again later, it still changes nothing', async () => {
  const { parent } = await world.openTable()
  await parent.does(describing('Mother'))
  const id = newId()
  expect(await parent.does(describing('Mother'), id)).toEqual([])
  await parent.does(describing('Carer'))
  expect(await parent.does(describing('Mother'), id)).toEqual([])
  const { table } = await parent.table()
  expect(table.seats[parent.seatId]?.role).toBe('Carer')
})

it('C6 An id that another seat used is refused, and reveals nothing of what it did', async () => {
  const table = await world.openTable()
  const senco = await table.seat('school')
  const id = newId()
  await table.parent.does(describing('Mother'), id)
  const before = await seqOf(senco)
  const refused = await senco.mayNot(describing('SENCO'), id)
  expect(refused).toMatchObject({ status: 400, code: 'invalid', path: 'id' })
  expect(refused.message).not.toContain('Mother')
  expect(await seqOf(senco)).toBe(before)
})

it('C7 A change that another site’s page asks for is refused; our own pages and programs may ask', async () => {
  const { parent } = await world.openTable()
  const ask = (origin?: string) =>
    parent.device.post(
      pathOf(parent),
      { id: newId(), command: describing(`Role ${origin}`) },
      { ...(origin && { origin }) },
    )
  const before = await seqOf(parent)
  for (const origin of [
    'https://evil.example',
    'null',
    'http://127.0.0.1:1',
    `${world.url}.evil.example`,
    'x',
  ])
    expect(refusalIn(await ask(origin)), origin).toMatchObject({ status: 403, code: 'forbidden' })
  expect(await seqOf(parent)).toBe(before)
  expect((await ask()).status).toBe(200)
  expect((await ask(world.url)).status).toBe(200)
})

it('C8 Of two rewordings at once one is done and the other is stale; both texts are still with those who wrote them', async () => {
  const table = await world.openTable()
  const senco = await table.seat('school')
  const { actionId, wording } = await captured(table)
  const reword = (person: Person, what: string) =>
    person.device.ask(endpoints.command, {
      ...person.place,
      body: {
        id: newId(),
        command: { type: 'action.reword', actionId, revision: 1, wording: { ...wording, what } },
      },
    })
  const texts = ['Send it by Friday', 'Send it lesson by lesson']
  const answers = await Promise.all([reword(table.parent, texts[0] ?? ''), reword(senco, texts[1] ?? '')])
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  const won = answers.findIndex(({ status }) => status === 200)
  const loser = answers[1 - won]
  if (!loser) throw new Error('there were two')
  expect(refusalIn(loser)).toMatchObject({ code: 'stale', path: 'revision' })
  const { revisions } = (await senco.table()).table.actions[actionId] ?? {}
  expect(revisions?.map((revision) => revision.wording.what)).toEqual(['Send the timetable', texts[won]])
  // Having read the other's words, the loser may still put theirs.
  const again = await [table.parent, senco][1 - won]?.does({
    type: 'action.reword',
    actionId,
    revision: 2,
    wording: { ...wording, what: texts[1 - won] },
  })
  expect(again).toMatchObject([{ type: 'action.reworded', payload: { revision: 3 } }])
})

it('C9 Thirty commands at once from three seats end in one history without gaps, the same for all', async () => {
  const table = await world.openTable()
  const people = [table.parent, await table.seat('school'), await table.seat('local_authority')]
  const before = await seqOf(table.parent)
  const done = await Promise.all(
    Array.from({ length: 30 }, (_, place) =>
      (people[place % 3] ?? table.parent).does(describing(`Role ${place}`)),
    ),
  )
  const seqs = done.flat().map(({ seq }) => seq)
  const expected = Array.from({ length: 30 }, (_, place) => before + place + 1)
  expect(seqs.toSorted((a, b) => a - b)).toEqual(expected)
  const histories = await Promise.all(people.map((person) => person.events()))
  expect(histories[0]?.map(({ seq }) => seq)).toEqual(Array.from({ length: before + 30 }, (_, at) => at + 1))
  expect(histories[1]).toEqual(histories[0])
  expect(histories[2]).toEqual(histories[0])
  for (const event of done.flat()) expect(histories[0]?.[event.seq - 1]).toEqual(event)
})

it('C10 No words that can be sent make the program fail or spoil the table', async () => {
  const { parent } = await world.openTable()
  for (const role of ['\u0000', '😀'.repeat(40), '\u202e\u200b.', '__proto__', 'constructor', '﷽'.repeat(80)])
    expect([200, 400], JSON.stringify(role)).toContain((await saying(parent, role)).status)
  await mustReplay(parent)
})

it('C11 Half of a character is refused as words that cannot be shown', async () => {
  const { parent } = await world.openTable()
  for (const role of ['\ud800', 'a\udfffb'])
    expect(refusalIn(await saying(parent, role))).toMatchObject({ status: 400, path: 'command.role' })
})

it('C12 An id that every JavaScript object knows is no thing at this table', async () => {
  const { parent } = await world.openTable()
  for (const id of ['__defineGetter__', '__lookupSetter__', 'propertyIsEnumerable'])
    for (const command of [
      { type: 'meeting.start', meetingId: id },
      { type: 'meeting.end', meetingId: id },
      { type: 'agenda.cover', itemId: id },
      { type: 'seat.release', seatId: id },
      { type: 'action.answer', actionId: id, revision: 1, position: { answer: 'agree' } },
    ])
      expect([400, 404], JSON.stringify(command)).toContain((await parent.mayNot(command)).status)
  await mustReplay(parent)
})

const saying = (person: Person, role: string) =>
  person.device.ask(endpoints.command, { ...person.place, body: { id: newId(), command: describing(role) } })

async function mustReplay(person: Person) {
  const { table } = await person.table()
  await world.stop()
  await world.start()
  expect((await person.table()).table).toEqual(table)
}
