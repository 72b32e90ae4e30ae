import { afterAll, beforeAll, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { newId } from '../../../server/people/secrets.ts'
import { formatDocumentName } from '../../../shared/minutes/document-name.ts'
import { syncMessage, syncStep } from '../../../shared/minutes/wire.ts'
import { endpoints } from '../../../shared/protocol.ts'
import { openWorld, type World } from '../../world.ts'
import type { Person } from '../../world/person.ts'
import { aWhile, until } from '../../world/until.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** A parent with a supporter and a relative who listens; a head and an officer on the other side; and a meeting. */
async function atTable() {
  const table = await world.openTable()
  const supporter = await table.seat('family', { name: 'Noor Haddad', powers: ['contribute'] })
  const relative = await table.seat('family', { name: 'Lou Gray', powers: ['listen'] })
  const head = await table.seat('school')
  const officer = await table.seat('local_authority')
  const meeting = await table.meeting()
  const { meetingId } = meeting
  const drafts = formatDocumentName({ kind: 'statement', meetingId, party: 'family' })
  const notes = formatDocumentName({ kind: 'private', meetingId, party: 'family' })
  const itemId = meeting.itemIds[0] ?? ''
  const posting = { type: 'statement.post', statementId: newId(), meetingId, itemId, kind: 'views' }
  return {
    ...meeting,
    parent: table.parent,
    supporter,
    relative,
    head,
    officer,
    drafts,
    notes,
    itemId,
    posting,
  }
}

type Heard = { code: number; frames: Buffer[] }

/** A page that somebody meddled with: it opens a text and sends these frames at once, and hears what comes. */
function intrude(person: Person, document: string, frames: Uint8Array[] = []): Promise<Heard> {
  const address = `${world.url.replace('http', 'ws')}/yjs/${person.workspaceId}/${encodeURIComponent(document)}`
  const socket = new WebSocket(`${address}?seat=${person.seatId}&durable=1`, {
    headers: { cookie: person.device.cookie ?? '' },
  })
  const heard: Buffer[] = []
  socket.on('message', (data: Buffer) => heard.push(data))
  socket.on('open', () => frames.forEach((frame) => socket.send(frame)))
  world.onClose(() => socket.terminate())
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('close', (code) => resolve({ code, frames: heard }))
  })
}

function wordsOf(words: string, itemId: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getXmlFragment(itemId).push([new Y.XmlText(words)])
  return syncMessage(syncStep.update, Y.encodeStateAsUpdate(doc))
}

const textLog = (person: Person, document: string) => ({
  ...person.place,
  query: { ...person.place.query, document, after: '0' },
})

it('Q8: no other party opens a party’s drafts or notes, before or after the posting, and gets no byte of them', async () => {
  const { parent, head, officer, drafts, notes, itemId, posting } = await atTable()
  const [draft, note] = [await parent.text(drafts).synced(), await parent.text(notes).synced()]
  draft.write(itemId, 'Quincemarmalade')
  note.write('notes', 'Quincemarmalade')
  const nothing: Heard = { code: 4403, frames: [] }
  const askWhole = syncMessage(syncStep.step1, Y.encodeStateVector(new Y.Doc()))
  for (const isPosted of [false, true]) {
    if (isPosted) await parent.does({ ...posting, words: 'He sleeps badly.' })
    for (const person of [head, officer])
      for (const document of [drafts, notes])
        expect(await intrude(person, document, [askWhole, wordsOf('Not theirs', itemId)])).toEqual(nothing)
  }
  expect(draft.words(itemId) + draft.words('notes') + note.words(itemId)).not.toContain('Not theirs')
  expect([draft.closes, note.closes]).toEqual([[], []])
})

it('Q8: the log of a party’s drafts and notes is told to that party alone', async () => {
  const { parent, relative, head, drafts, notes, itemId } = await atTable()
  for (const document of [drafts, notes]) {
    const text = await parent.text(document).synced()
    text.write(itemId, 'Quincemarmalade')
    const rows = async (person: Person) =>
      (await person.device.done(endpoints.textLog, textLog(person, document))).rows.length
    await until(async () => (await rows(parent)) === 1, 'its own party is told who wrote it')
    expect(await rows(relative)).toBe(1)
    const refusal = await head.device.refused(endpoints.textLog, textLog(head, document))
    const ofNothing = await head.device.refused(endpoints.textLog, textLog(head, 'meeting/nothing/private'))
    expect(refusal).toMatchObject({ status: 403, code: 'forbidden' })
    expect(refusal).toEqual(ofNothing)
  }
})

it('Q8: what a party drafts, and where its cursors are, reaches nobody else on any wire', async () => {
  const { parent, supporter, head, document, drafts, itemId, posting } = await atTable()
  const heard: string[] = []
  const minutes = await head.text(document).synced()
  minutes.provider.ws?.addEventListener('message', ({ data }) =>
    heard.push(Buffer.from(data as Buffer).toString('latin1')),
  )
  const live = await head.live().welcomed()
  live.socket.onAny((...args: unknown[]) => heard.push(JSON.stringify(args)))
  const [mine, hers] = [await parent.text(drafts).synced(), await supporter.text(drafts).synced()]
  mine.provider.awareness.setLocalStateField('cursor', null)
  mine.write(itemId, 'Quincemarmalade')
  await until(() => hers.words(itemId).includes('Quincemarmalade'), 'the party shares it')
  const { clientID } = mine.doc
  await until(() => hers.provider.awareness.states.has(clientID), 'the party sees who is there')

  // Something after it on each of the others' wires, so that all that was on the way has come.
  const ours = await parent.text(document).synced()
  ours.write(itemId, 'For everybody')
  await until(() => minutes.words(itemId) !== '', 'the minutes go on')
  await parent.does({ ...posting, words: 'He sleeps badly.' })
  await until(() => live.heard.some(({ type }) => type === 'statement.posted'), 'the posting is heard')
  expect(heard.join()).toContain('He sleeps badly.')
  expect(minutes.provider.awareness.states.has(clientID)).toBe(false)
  const seen = [...heard, JSON.stringify(await head.table()), JSON.stringify(await head.events())].join()
  expect(seen + world.logLines.join()).not.toContain('Quincemarmalade')
  expect(seen).not.toContain(drafts)
})

it('Q9: a party drafts together, on several devices; who listens reads and writes nothing', async () => {
  const { parent, supporter, relative, drafts, itemId } = await atTable()
  const texts = [parent, supporter, relative, await parent.onAnotherDevice()].map((one) => one.text(drafts))
  const [mine, hers, listening, phone] = await Promise.all(texts.map((text) => text.synced()))
  mine?.write(itemId, 'One. ')
  hers?.write(itemId, 'Two. ')
  const hasBoth = (text: typeof mine) => /One\..*Two\.|Two\..*One\./.test(text?.words(itemId) ?? '')
  await until(() => [mine, hers, listening, phone].every(hasBoth), 'all four see both')
  listening?.write(itemId, 'Three. ')
  await until(() => listening?.closes.includes(4403), 'the listener is turned away')
  await aWhile()
  expect(mine?.words(itemId)).not.toContain('Three.')
})

it('Q10: what a colleague wrote offline when the words were posted stays in the draft and is not made public', async () => {
  const { parent, supporter, head, drafts, itemId, posting } = await atTable()
  const [mine, hers] = [await parent.text(drafts).synced(), await supporter.text(drafts).synced()]
  mine.write(itemId, 'We would like a named adult.')
  await until(() => hers.words(itemId) !== '', 'both see the draft')
  hers.provider.disconnect()
  hers.write(itemId, 'Quincemarmalade')
  await parent.does({ ...posting, words: 'We would like a named adult.', after: 0 })
  hers.provider.connect()
  await until(() => mine.words(itemId).includes('Quincemarmalade'), 'the words come to the draft')
  const { table } = await head.table()
  const [statement] = Object.values(table.statements)
  expect(statement?.versions.map(({ words }) => words)).toEqual(['We would like a named adult.'])
  expect(JSON.stringify([table, await head.events()])).not.toContain('Quincemarmalade')

  // Posted when the party wants it, as a version of its own beside the first.
  const words = 'We would like a named adult.\n\nQuincemarmalade'
  await supporter.does({ ...posting, statementId: newId(), words, after: 1 })
  expect((await head.table()).table.statements[posting.statementId]?.versions).toMatchObject([
    { version: 1, by: parent.seatId, words: 'We would like a named adult.' },
    { version: 2, by: supporter.seatId, words },
  ])
})

it('Q10: a posting that waited on a device while a colleague posted is refused, and changes nothing', async () => {
  const { parent, supporter, head, posting } = await atTable()
  await parent.does({ ...posting, words: 'First.', after: 0 })
  const refusal = await supporter.mayNot({ ...posting, statementId: newId(), words: 'Older.', after: 0 })
  expect(refusal).toMatchObject({ status: 409, code: 'stale' })
  await head.mayNot({ ...posting, words: 'All is well.' })
  const statements = Object.values((await head.table()).table.statements)
  expect(statements).toMatchObject([{ party: 'family', versions: [{ words: 'First.' }] }])
})

it('Q1: one posting of twenty thousand characters arrives whole, and a longer one is refused', async () => {
  const { parent, head, posting } = await atTable()
  const words = 'Größer 🙂\n'.repeat(2_000) + '字'.repeat(2_000)
  await parent.does({ ...posting, words })
  const [statement] = Object.values((await head.table()).table.statements)
  expect(statement?.versions[0]?.words).toBe(words)
  const refusal = await parent.mayNot({ ...posting, words: `${words}.` })
  expect(refusal).toMatchObject({ status: 400, code: 'invalid', path: 'command.words' })
})
