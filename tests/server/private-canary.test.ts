import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../server/people/secrets.ts'
import type { Endpoint } from '../../shared/endpoint.ts'
import { endpoints } from '../../shared/protocol.ts'
import { formatDocumentName } from '../../shared/minutes/document-name.ts'
import { openWorld, type World } from '../world.ts'
import type { Person } from '../world/person.ts'
import { until } from '../world/until.ts'
import { asks, holds, mayNotAsk, overheard, RawText, saying, sideOf } from './private-support.ts'

const canary = 'QUETZAL-OF-THE-FAMILY'
const metricsToken = 'a-token-for-the-metrics'

let world: World
beforeAll(async () => {
  world = await openWorld({ metricsToken })
})
afterAll(() => world.close())

/** A meeting at which the family has put the canary into everything that is its own. */
async function scene() {
  const table = await world.openTable()
  const { parent } = table
  const supporter = await table.seat('family', { isSupporter: true, powers: ['contribute'] })
  const [senco, officer] = [await table.seat('school'), await table.seat('local_authority')]
  const { meetingId, itemIds, document } = await table.meeting()
  const family = {
    notes: formatDocumentName({ kind: 'private', meetingId, party: 'family' }),
    drafts: formatDocumentName({ kind: 'statement', meetingId, party: 'family' }),
  }
  const own = await Promise.all(Object.values(family).map((name) => parent.text(name).synced()))
  const minutes = await parent.text(document).synced()
  return { parent, supporter, senco, officer, meetingId, itemIds, document, family, own, minutes }
}
type Scene = Awaited<ReturnType<typeof scene>>

/** Everything that comes to somebody over their own sockets, from now on. */
function listening(person: Person, { meetingId, document, family }: Scene) {
  const frames: unknown[] = []
  const page = person.live()
  page.socket.io.engine.on('data', (data: unknown) => frames.push(data))
  const own = formatDocumentName({ kind: 'private', meetingId, party: person.party })
  const texts = [document, own, family.notes, family.drafts].map((name) => new RawText(person, name))
  return {
    page,
    news: overheard(page),
    texts,
    get bytes() {
      const heard = texts.flatMap((text) => text.frames.map((frame) => frame.toString('latin1')))
      return [...heard, ...frames.map(String)].join('\n')
    },
  }
}

/** Everything that somebody gets who asks for all there is: whatever can be read, also what is added later. */
async function asking(person: Person, { document, family, meetingId }: Scene): Promise<string> {
  const { device, place } = person
  const reads = Object.values<Endpoint>(endpoints).filter(({ method }) => method === 'GET')
  const asked = reads.flatMap((endpoint) => {
    const fields = Object.keys(endpoint.query?.shape ?? { seat: true })
    const documents = fields.includes('document') ? [document, family.notes, family.drafts] : [undefined]
    const after = fields.includes('after') ? '0' : undefined
    const before = fields.includes('before') ? '1000000' : undefined
    return documents.map((document) =>
      device.ask(endpoint, { ...place, query: { ...place.query, document, after, before } }),
    )
  })
  const answers = await Promise.all([
    ...asked,
    device.get('/api/openapi.json'),
    device.get('/healthz'),
    device.get('/'),
    device.get(`/w/${person.workspaceId}/as/${person.seatId}/meeting/${meetingId}/brief`),
    world.device().get('/metrics', { authorization: `Bearer ${metricsToken}` }),
  ])
  // Nothing of this proves anything when it was not answered.
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(10)
  return answers.map(({ text, headers }) => `${JSON.stringify([...headers])}${text}`).join('\n')
}

it('Y2 Nothing of a party’s private side reaches another party: tables, events, live messages, texts, carets, errors, metrics', async () => {
  const at = await scene()
  const { parent, supporter, senco, officer, meetingId, itemIds, own, minutes } = at
  const strangers = [senco, officer].map((person) => ({ person, ears: listening(person, at) }))
  const friend = listening(supporter, at)
  for (const { page } of [friend, ...strangers.map(({ ears }) => ears)]) await page.welcomed()

  const [notes, drafts] = own
  for (const fragment of ['notes', 'ask', 'not_decide']) notes?.write(fragment, `${canary} ${fragment}`)
  drafts?.write(itemIds[0] ?? '', `${canary} draft`)
  notes?.provider.awareness.setLocalState({ user: { name: canary }, cursor: { anchor: canary } })
  const message = saying(`${canary} said`, meetingId)
  const want = {
    type: 'private.want_add',
    wantId: newId(),
    meetingId,
    words: `${canary} wanted`,
    settles: canary,
  }
  await asks(parent, message)
  await asks(parent, want)
  await until(() => friend.news.length === 2, 'the supporter hears of both')
  // The last word of all comes to everybody, after everything before it.
  minutes.write(itemIds[0] ?? '', 'Everybody reads this.')
  await parent.does({ type: 'seat.describe', role: 'Mother' })
  for (const { page, texts } of [friend, ...strangers.map(({ ears }) => ears)]) {
    await until(() => page.heard.some(({ type }) => type === 'seat.described'), 'they hear of the rest')
    await until(() => texts[0]?.frames.some((frame) => frame.includes('Everybody')), 'they read the minutes')
  }
  await until(
    () => friend.texts[2]?.frames.some((frame) => holds(frame, canary)),
    'the supporter reads the notes',
  )

  for (const { person, ears } of strangers) {
    expect(ears.news).toEqual([])
    await until(() => ears.texts[3]?.closeCode !== undefined, 'the texts that are not theirs are closed')
    expect(ears.texts.map(({ closeCode }) => closeCode)).toEqual([undefined, undefined, 4403, 4403])
    expect(holds(ears.bytes, canary)).toBe(false)
    expect(holds(await asking(person, at), canary)).toBe(false)
    const refusals = await Promise.all([
      mayNotAsk(person, { type: 'private.want_drop', wantId: want.wantId }),
      mayNotAsk(person, { type: 'private.want_move', wantId: want.wantId }),
      mayNotAsk(person, { ...want, words: '' }),
      mayNotAsk(person, { type: canary }),
      mayNotAsk(person, { ...message, [canary]: canary, messageId: canary, words: 7 }),
      mayNotAsk(person, { type: 'private.see', upTo: 2 }),
    ])
    expect(holds(JSON.stringify(refusals), canary)).toBe(false)
    // An id that another party used says nothing: each side has its own.
    expect(await asks(person, { ...message, words: 'Ours' })).toMatchObject([{ seq: 1 }])
    expect((await sideOf(person)).messages.map(({ words }) => words)).toEqual(['Ours'])
  }
  // The search would find it: it does for the family's own second seat.
  expect(holds(friend.bytes, canary)).toBe(true)
  expect(holds(await asking(supporter, at), canary)).toBe(true)
  expect(holds(world.logLines.join('\n'), canary)).toBe(false)
})

it('Y3 In the database private words stand in the party’s own side and texts, and nowhere else', async () => {
  const at = await scene()
  const { parent, meetingId, own, family } = at
  const { workspaceId } = parent
  const [notes] = own
  notes?.write('notes', `${canary} in the notes`)
  await asks(parent, saying(`${canary} said`, meetingId))
  await until(async () => (await placesOf(canary, workspaceId)).length >= 2, 'both are in the database')
  await world.stop()
  await world.start()
  const allowed = new Set([
    'private_event family',
    `minutes_update ${family.notes}`,
    `minutes_snapshot ${family.notes}`,
  ])
  const places = (await placesOf(canary, workspaceId)).map(({ table, place }) => `${table} ${place}`)
  expect(places.length).toBeGreaterThanOrEqual(2)
  expect(places.filter((place) => !allowed.has(place))).toEqual([])
})

it('Y3 A side that the database refuses is neither logged nor told', async () => {
  const { parent } = await scene()
  await world.sql`alter table private_event add constraint never check (type <> 'private.said') not valid`
  const refused = await mayNotAsk(parent, saying(`${canary} refused`))
  await world.sql`alter table private_event drop constraint never`
  expect(refused).toMatchObject({ status: 500, code: 'internal' })
  expect(holds(JSON.stringify(refused), canary)).toBe(false)
  expect(world.logLines.some((line) => line.includes('request failed') && line.includes('never'))).toBe(true)
  expect(holds(world.logLines.join('\n'), canary)).toBe(false)
})

/** Every row of every table that holds the words, with whose side or which text it is. */
async function placesOf(words: string, workspaceId: string) {
  const tables = await world.sql`
    select table_name as name from information_schema.tables where table_schema = 'public'
  `
  const found: { table: string; place: string }[] = []
  for (const { name } of tables) {
    const rows = await world.sql`select to_jsonb(row) as row from ${world.sql(name)} as row`
    for (const { row } of rows) {
      if (!holds(JSON.stringify(row), words)) continue
      if (row.workspace_id !== workspaceId) continue
      found.push({ table: name, place: row.party ?? row.document ?? '' })
    }
  }
  return found
}
