import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { syncMessage, syncStep } from '../../../../shared/minutes/wire.ts'
import { Cleanup, collected, forgedUpdate, RawClient, until, updateOf, written } from '../support.ts'
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

const forgedWords = (client: number) =>
  forgedUpdate([{ client, clock: 12, write: written(' and forged ones', { client, clock: 11 }) }])
const poison = (client: number, clock: number) => forgedUpdate([{ client, clock, write: collected(1 << 20) }])

test('M20 without the check, words appear as a colleague’s who never wrote them', async () => {
  const { room, parent, senco } = await openTrustingScene(cleanup)
  const attacker = await inTrust(room)
  const { clientID } = parent.doc
  attacker.update(forgedWords(clientID))
  await until(() => senco.words() === 'Honest words and forged ones', 'the forged words are shown')
  const { client } = Y.createRelativePositionFromTypeIndex(senco.text, 20).item ?? {}
  expect(client).toBe(clientID)
})

test('M20 a client that uses another’s id is refused, and the others notice nothing', async () => {
  const scene = await open()
  const attack = forgedWords(scene.parent.doc.clientID)
  const attacker = await scene.raw('officer').synced(new Y.Doc())
  attacker.update(attack)
  await scene.refusal(attacker, 4403, /somebody else/)
  await scene.bounces([syncMessage(syncStep.update, attack)], 4403, /somebody else/)
})

test('M21 without the check, 13 bytes erase what a colleague types offline, from their own page too', async () => {
  const { room, parent, senco } = await openTrustingScene(cleanup)
  parent.provider.disconnect()
  parent.text.insert(12, ', and offline ones')
  const attacker = await inTrust(room)
  attacker.update(poison(parent.doc.clientID, 12))
  senco.text.insert(0, 'Later: ')
  await until(() => room.doc.getText('x').toJSON() === 'Later: Honest words', 'the poison is in')
  parent.provider.connect()
  await until(() => parent.provider.synced && parent.words().startsWith('Later: '), 'the page is back')
  expect(senco.words()).toBe('Later: Honest words')
  const newcomer = new Y.Doc()
  Y.applyUpdate(newcomer, Y.encodeStateAsUpdate(room.doc))
  expect(newcomer.getText('x').toJSON()).toBe('Later: Honest words')
})

test('M21 what a colleague types offline cannot be erased beforehand', async () => {
  const scene = await open()
  const { parent, senco } = scene
  parent.provider.disconnect()
  scene.closes.length = 0
  parent.text.insert(12, ', and offline ones')
  const attacker = await scene.raw('officer').synced(new Y.Doc())
  attacker.update(poison(parent.doc.clientID, 12))
  await scene.refusal(attacker, 4403, /somebody else/)
  parent.provider.connect()
  await until(() => senco.words() === 'Honest words, and offline ones', 'the offline words arrive')
  await scene.othersNoticedNothing('Honest words, and offline ones')
})

test('M22 an id that somebody only shows a cursor with is already theirs', async () => {
  const scene = await open()
  const { parent, senco } = scene
  const listener = scene.stock('health-visitor')
  await until(() => parent.provider.awareness.states.has(listener.doc.clientID), 'the cursor is shown')
  const attacker = await scene.raw('officer').synced(new Y.Doc())
  attacker.update(poison(listener.doc.clientID, 0))
  await scene.refusal(attacker, 4403, /somebody else/)
  listener.text.insert(0, 'First words. ')
  await until(() => senco.words() === 'First words. Honest words', 'the first words arrive')
})

test('M22 without the check, a page that only shows a cursor loses its first words', async () => {
  const { room, senco, stock } = await openTrustingScene(cleanup)
  const listener = stock('health-visitor')
  await until(() => listener.provider.synced, 'it listens')
  listener.provider.disconnect()
  const attacker = await inTrust(room)
  attacker.update(poison(listener.doc.clientID, 0))
  senco.text.insert(0, 'Later: ')
  await until(() => room.doc.getText('x').toJSON() === 'Later: Honest words', 'the poison is in')
  listener.text.insert(0, 'First words. ')
  listener.provider.connect()
  await until(() => listener.words().includes('Later: '), 'it is back')
  expect(room.doc.getText('x').toJSON()).toBe('Later: Honest words')
})

test('M22 an id that was claimed keeps its seat when its page is gone', async () => {
  const scene = await open()
  const doc = new Y.Doc()
  const first = await scene.raw('governor').synced(doc)
  first.update(updateOf(doc, () => doc.getText('x').insert(0, 'Governor. ')))
  await until(() => scene.senco.words().includes('Governor. '), 'seen')
  const words = scene.senco.words()
  first.socket.close()
  await first.closing()
  const attacker = await scene.raw('officer').synced(new Y.Doc())
  attacker.update(poison(doc.clientID, 10))
  await scene.refusal(attacker, 4403, /somebody else/)
  await scene.othersNoticedNothing(words)
})
