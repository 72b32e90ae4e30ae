import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../server/people/secrets.ts'
import { endpoints } from '../../shared/protocol.ts'
import { openWorld, type World } from '../world.ts'
import { aWhile, until } from '../world/until.ts'
import { asks, mayNotAsk, overheard, saying, sideOf, wordsOf } from './private-support.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** A family of three, one of them there to listen, and a school. */
async function scene() {
  const table = await world.openTable()
  const supporter = await table.seat('family', { isSupporter: true, powers: ['contribute'] })
  const relative = await table.seat('family', { powers: ['listen'] })
  const senco = await table.seat('school')
  return { parent: table.parent, supporter, relative, senco, ...(await table.meeting()) }
}

it('Y1 A party’s side is read and written by its own seats, and every party has one', async () => {
  const { parent, supporter, relative, senco, meetingId } = await scene()
  await asks(parent, saying('From the parent', meetingId))
  await asks(relative, saying('From the relative'))
  await asks(senco, saying('From the school'))
  const family = await sideOf(parent)
  expect(wordsOf(family)).toEqual(['From the parent', 'From the relative'])
  expect([await sideOf(supporter), await sideOf(relative)]).toEqual([family, family])
  expect(wordsOf(await sideOf(senco))).toEqual(['From the school'])
})

it('Y1 Who has no seat at the table reads and writes no side of it', async () => {
  const { parent, meetingId } = await scene()
  const elsewhere = (await world.openTable()).parent
  const nobody = [world.device(), elsewhere.device]
  for (const device of nobody) {
    const { params, query } = parent.place
    const body = { id: newId(), command: saying('Not mine', meetingId) }
    expect((await device.refused(endpoints.privateSide, { params, query })).code).toBe('signed_out')
    expect((await device.refused(endpoints.privateCommand, { params, query, body })).code).toBe('signed_out')
  }
  expect((await sideOf(parent)).messages).toEqual([])
})

it('Y5 What is sent twice is done once, and another seat cannot use its id', async () => {
  const { parent, supporter } = await scene()
  const [id, command] = [newId(), saying('Once')]
  const both = await Promise.all([asks(parent, command, id), asks(parent, command, id)])
  expect(both[0]).toEqual(both[1])
  expect(await asks(parent, command, id)).toEqual(both[0])
  expect(await mayNotAsk(supporter, saying('Mine'), id)).toMatchObject({ code: 'invalid', path: 'id' })
  expect(wordsOf(await sideOf(parent))).toEqual(['Once'])
})

it('Y5 What happened on a side is only added to', async () => {
  const { parent } = await scene()
  await asks(parent, saying('For good'))
  await expect(world.sql`update private_event set payload = '{}'`).rejects.toThrow('append-only')
  await expect(world.sql`delete from private_event`).rejects.toThrow('append-only')
  await expect(world.sql`truncate private_event`).rejects.toThrow('append-only')
})

it('Y5 A side is the same after a restart, and many voices at once are all kept in one order', async () => {
  const { parent, supporter, relative } = await scene()
  const people = [parent, supporter, relative]
  await Promise.all(
    Array.from({ length: 30 }, (_, at) => asks(people[at % 3] ?? parent, saying(`Word ${at}`))),
  )
  const before = await sideOf(parent)
  expect(before.messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1))
  await world.stop()
  await world.start()
  expect(await sideOf(supporter)).toEqual(before)
})

it('Y6 What happens on a side is told at once to its own party’s open pages, and to no other', async () => {
  const { parent, supporter, relative, senco } = await scene()
  const own = [parent.live(), supporter.live(['polling']), relative.live()]
  const other = senco.live()
  await Promise.all([...own, other].map((page) => page.welcomed()))
  const heard = own.map(overheard)
  const others = overheard(other)
  const events = [
    ...(await asks(parent, saying('Now'))),
    ...(await asks(relative, { type: 'private.see', upTo: 1 })),
  ]
  for (const news of heard) {
    await until(() => news.length === 2, 'the family hears it')
    expect(news).toEqual(events)
  }
  await asks(senco, saying('Ours'))
  await until(() => others.length === 1, 'the school hears its own')
  await aWhile()
  expect(heard.map((news) => news.length)).toEqual([2, 2, 2])
})

it('Y6 A seat that has ended gets nothing more of its former party’s side, and says nothing there', async () => {
  const { parent, supporter } = await scene()
  const page = await supporter.live().welcomed()
  const news = overheard(page)
  await asks(parent, saying('Before'))
  await until(() => news.length === 1, 'it hears what is said before')
  await parent.does({ type: 'seat.release', seatId: supporter.seatId })
  await asks(parent, saying('After'))
  await until(() => page.isGone, 'the seat is gone')
  await aWhile()
  expect(news.length).toBe(1)
  expect((await mayNotAsk(supporter, saying('Still here'))).code).toBe('signed_out')
  expect((await supporter.device.refused(endpoints.privateSide, supporter.place)).code).toBe('signed_out')
})

it('Y6 What another node wrote meanwhile is neither lost nor written over', async () => {
  const { parent, supporter } = await scene()
  const page = await supporter.live().welcomed()
  const news = overheard(page)
  await asks(parent, saying('First'))
  // As a node would that lost the workspace and does not know it yet.
  const elsewhere = { messageId: newId(), words: 'Elsewhere' }
  await world.sql`
    insert into private_event (workspace_id, party, seq, at, seat_id, command_id, type, payload)
    values (${parent.workspaceId}, 'family', 2, now(), ${parent.seatId}, ${newId()}, 'private.said', ${world.sql.json(elsewhere)})
  `
  await asks(parent, saying('Third'))
  expect(wordsOf(await sideOf(parent))).toEqual(['First', 'Elsewhere', 'Third'])
  await until(() => news.length === 3, 'the page hears all three')
  expect(news.map(({ seq }) => seq)).toEqual([1, 2, 3])
})
