import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { syncMessage, syncStep } from '../../../../shared/minutes/wire.ts'
import { readUpdates } from '../../../../server/minutes/log-rows.ts'
import { Cleanup, documentName, forgedUpdate, RawClient, until, workspaceId, written } from '../support.ts'
import { Scene } from './scene.ts'
import { openTrustingScene } from './trusting-room.ts'

let cleanup: Cleanup
beforeEach(() => {
  cleanup = new Cleanup()
})
afterEach(() => cleanup.run())

const open = async () => cleanup.add(await Scene.open(), (scene) => scene.cleanup.run())
const inTrust = (url: { url: string }) =>
  cleanup.add(new RawClient(url, 'officer'), ({ socket }) => socket.terminate()).synced(new Y.Doc())

const future = (client: number) => forgedUpdate([], [{ client, clock: 12, len: 1 << 20 }])

test('M23 without the check, all that a colleague types from now on disappears everywhere', async () => {
  const { room, parent, senco } = await openTrustingScene(cleanup)
  const attacker = await inTrust(room)
  attacker.update(future(parent.doc.clientID))
  await until(() => room.doc.store.pendingDs !== null, 'the deletion lies in wait')
  parent.text.insert(12, ' that nobody may read')
  senco.text.insert(0, 'Later: ')
  await until(() => parent.words() === 'Later: Honest words', 'the words are gone from their own page')
  expect(senco.words()).toBe('Later: Honest words')
})

test('M23 text that does not exist yet cannot be deleted', async () => {
  const scene = await open()
  const attack = future(scene.parent.doc.clientID)
  const attacker = await scene.raw('officer').synced(new Y.Doc())
  attacker.update(attack)
  await scene.refusal(attacker, 4400, /does not have/)
  await scene.bounces([syncMessage(syncStep.update, attack)], 4400, /does not have/)
})

test('M60 without the log, a deletion has no author', async () => {
  const { room, parent, senco } = await openTrustingScene(cleanup)
  const attacker = await inTrust(room)
  attacker.update(forgedUpdate([], [{ client: parent.doc.clientID, clock: 0, len: 12 }]))
  await until(() => senco.words() === '', 'erased')
  // All that the server has: that they are gone. The words and who took them away are nowhere.
  expect(Buffer.from(Y.encodeStateAsUpdate(room.doc)).includes('Honest')).toBe(false)
  expect([...room.doc.store.clients.keys()]).toEqual([parent.doc.clientID])
})

test('M60 words may be deleted by others, and the log says by whom and keeps the words', async () => {
  const scene = await open()
  const client = scene.parent.doc.clientID
  const editor = await scene.raw('officer').synced(new Y.Doc())
  editor.update(forgedUpdate([], [{ client, clock: 0, len: 7 }]))
  await until(() => scene.senco.words() === 'words', 'deleted')
  const updates = await readUpdates(scene.database.sql, { workspaceId, document: documentName })
  const deletes = updates.filter(({ bytes }) => Y.decodeUpdate(bytes).ds.clients.has(client))
  expect(deletes.map(({ seatId }) => seatId)).toEqual(['officer'])
  expect(
    updates.some(({ seatId, bytes }) => seatId === 'parent' && Buffer.from(bytes).includes('Honest')),
  ).toBe(true)
  expect(editor.closed).toBeNull()
  await scene.othersNoticedNothing('words')
})

const smile = 'Good 😀 day'
test('M61 without the check, somebody’s character is broken, and no deletion says so', async () => {
  const { room, parent, senco } = await openTrustingScene(cleanup)
  parent.text.delete(0, 12)
  parent.text.insert(0, smile)
  await until(() => senco.words() === smile, 'seen')
  const attacker = await inTrust(room)
  attacker.update(
    forgedUpdate([
      { client: 9, clock: 0, write: written('|', { client: parent.doc.clientID, clock: 12 + 5 }) },
    ]),
  )
  await until(() => senco.words() === 'Good \uFFFD|\uFFFD day', 'the character is broken')
})

test('M61 nobody cuts a character of somebody else in two', async () => {
  const scene = await open()
  const { parent, senco } = scene
  parent.text.delete(0, 12)
  parent.text.insert(0, smile)
  await until(() => senco.words() === smile, 'seen')
  const client = parent.doc.clientID
  const attacks = [
    forgedUpdate([{ client: 9, clock: 0, write: written('|', { client, clock: 12 + 5 }) }]),
    forgedUpdate([], [{ client, clock: 12 + 5, len: 1 }]),
    forgedUpdate([], [{ client, clock: 12, len: 6 }]),
  ]
  for (const attack of attacks) {
    const attacker = await scene.raw('officer').synced(new Y.Doc())
    attacker.update(attack)
    await scene.refusal(attacker, 4400, /in two/)
  }
  const editor = await scene.raw('officer').synced(new Y.Doc())
  editor.update(forgedUpdate([], [{ client, clock: 12 + 5, len: 2 }]))
  await until(() => senco.words() === 'Good  day', 'whole characters can be deleted')
  parent.text.insert(5, '😀')
  await until(() => senco.words() === smile, 'seen')
  const half = forgedUpdate([], [{ client, clock: 12 + smile.length, len: 1 }])
  await scene.bounces([syncMessage(syncStep.update, half)], 4400, /in two/, smile)
})
