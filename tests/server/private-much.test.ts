import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../server/people/secrets.ts'
import { endpoints } from '../../shared/protocol.ts'
import { openWorld, type World } from '../world.ts'
import { refusalIn, type Refused } from '../world/device.ts'
import type { Person } from '../world/person.ts'
import { until } from '../world/until.ts'
import { asks, newestFor, saying, sideOf, wordsOf } from './private-support.ts'
import { says, sidePage, type SidePage } from './private-support-page.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

async function scene() {
  const table = await world.openTable()
  return { parent: table.parent, supporter: await table.seat('family', { isSupporter: true }) }
}

/** A long history, as it would be after some years. */
async function manyMessages({ workspaceId, seatId }: Person, count: number) {
  await world.sql`
    insert into private_event (workspace_id, party, seq, at, seat_id, command_id, type, payload)
    select ${workspaceId}, 'family', place, now(), ${seatId}, 'command-of-old-' || place, 'private.said',
      jsonb_build_object('messageId', 'message-of-old-' || place, 'words', 'Word ' || place)
    from generate_series(1, ${count}::int) as place
  `
}

it('Y13 A long channel comes a page at a time, and what stands comes at once', async () => {
  const { parent, supporter } = await scene()
  await manyMessages(supporter, 1_050)
  const { side, earlier } = await newestFor(parent)
  expect([side.messages.length, side.messages.at(-1)?.words, side.seq]).toEqual([100, 'Word 1050', 1_050])
  expect(earlier).toEqual({ messages: 950, unseen: 950 })
  const query = { ...parent.place.query, before: String(side.messages[0]?.seq) }
  const page = await parent.device.done(endpoints.privateMessages, { ...parent.place, query })
  expect(page.messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 100 }, (_, at) => 851 + at))
  expect(page.earlier.messages).toBe(850)
})

it('Y13 A page shows what was said before when it is asked for, and keeps it when the line comes back', async () => {
  const { parent, supporter } = await scene()
  await manyMessages(supporter, 150)
  const page = await sidePage(parent)
  expect(page.words).toHaveLength(100)
  page.page.line.cut()
  await expect(page.side.loadEarlier()).rejects.toThrow('no connection')
  page.page.line.mend()
  await until(() => page.page.ready.isConnected, 'the line is back')
  expect(await page.side.loadEarlier()).toBe(50)
  expect([page.words.length, page.words[0]]).toEqual([150, 'Word 1'])
  page.page.line.cut()
  await until(() => !page.page.ready.isConnected, 'the page notices')
  await asks(supporter, saying('While you were away'))
  page.page.line.mend()
  await until(() => page.words.at(-1) === 'While you were away', 'it comes')
  expect([page.words.length, page.words[0]]).toEqual([151, 'Word 1'])
})

it('Y14 Whoever adds without end is told to wait, what was done before is answered, and nobody else waits', async () => {
  const { parent, supporter } = await scene()
  const [id, first] = [newId(), saying('First')]
  await asks(parent, first, id)
  const refused = await saysTooMuch(parent)
  expect(refused).toMatchObject({ status: 429, code: 'too_many' })
  expect(refused.message).toContain('Wait a minute')
  expect(await asks(parent, first, id)).toHaveLength(1)
  await asks(parent, { type: 'private.see', upTo: 1 })
  await asks(supporter, saying('I am here'))
  expect(wordsOf(await sideOf(parent)).at(-1)).toBe('I am here')
})

it('Y14 What is too much for now stays on the page, which says why, and goes out by itself', async () => {
  const { parent } = await scene()
  const page = await sidePage(parent)
  await saysTooMuch(parent)
  const said = await untilItWaits(page)
  expect(page.words.at(-1)).toBe(said)
  expect(page.tooMuch).toContain('goes out by itself')
  await until(() => page.waiting.length === 0, 'it goes out', 14_000)
  expect(page.tooMuch).toBeUndefined()
  expect(wordsOf(await sideOf(parent)).filter((words) => words === said)).toHaveLength(1)
}, 20_000)

/** What was said last: on a slow machine a place may have come free since it was too much. */
async function untilItWaits(page: SidePage): Promise<string> {
  for (let count = 1; count <= 5; count++) {
    const words = `Not lost ${count}`
    if ((await page.side.ask(says(words))) === 'waiting') return words
  }
  throw new Error('nothing ever waited')
}

async function saysTooMuch(person: Person): Promise<Refused> {
  for (let count = 0; count < 90; count++) {
    const body = { id: newId(), command: saying(`Word ${count}`) }
    const answer = await person.device.ask(endpoints.privateCommand, { ...person.place, body })
    if (answer.status !== 200) return refusalIn(answer)
  }
  throw new Error('nobody ever said that it was too much')
}
