import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { syncMessage, syncStep } from '../../../../shared/minutes/wire.ts'
import { aWhile, Cleanup, RawClient, storedCount, until, updateOf } from '../support.ts'
import { Scene } from './scene.ts'
import { openTrustingScene } from './trusting-room.ts'

let cleanup: Cleanup
beforeEach(() => {
  cleanup = new Cleanup()
})
afterEach(() => cleanup.run())

const open = async () => cleanup.add(await Scene.open(), (scene) => scene.cleanup.run())

/** What somebody typed letter by letter, but for the first letter. */
function gapped(count: number): Uint8Array[] {
  const doc = new Y.Doc()
  doc.getText('x').insert(0, 'missing')
  return Array.from({ length: count }, () => updateOf(doc, () => doc.getText('x').insert(0, 'gap')))
}

test('M24 without the check, updates that lack their beginning pile up, and each costs more than the last', async () => {
  const { room, senco } = await openTrustingScene(cleanup)
  const attacker = cleanup.add(new RawClient(room, 'officer'), ({ socket }) => socket.terminate())
  await attacker.synced(new Y.Doc())
  const sizes: number[] = []
  const before = room.heard.frames
  for (const [index, update] of gapped(1_200).entries()) {
    attacker.update(update)
    if (index % 400 !== 399) continue
    await until(() => room.heard.frames > before + index, 'heard')
    sizes.push(room.doc.store.pendingStructs?.update.length ?? 0)
  }
  // Every update merges all that wait, so the work grows with the square of what was sent.
  expect(sizes[0]).toBeGreaterThan(1_000)
  expect(sizes[2]).toBeGreaterThan(2.5 * (sizes[0] ?? 0))
  expect(senco.words()).toBe('Honest words')
})

test('M24 an update that builds on text the server does not have is refused and never waits in memory', async () => {
  const scene = await open()
  const attacker = await scene.raw('officer').synced(new Y.Doc())
  const updates = gapped(200)
  for (const update of updates) attacker.update(update)
  await scene.refusal(attacker, 4400, /does not have/)
  await scene.bounces(
    updates.map((update) => syncMessage(syncStep.update, update)),
    4400,
    /does not have/,
  )
})

test('M24 nothing of what comes before a page has answered is kept, however much it is', async () => {
  const scene = await open()
  const before = await storedCount(scene.database.sql)
  const attacker = await scene.raw('officer', '&durable=1').opened()
  for (const update of gapped(2_000)) attacker.update(update)
  await aWhile()
  expect(await storedCount(scene.database.sql)).toBe(before)
  expect(attacker.durable?.count ?? 0).toBe(0)
  expect(attacker.closed).toBeNull()
  await scene.othersNoticedNothing()
})

test('M34 what is typed while the line comes back is not lost and not a gap', async () => {
  const scene = await open()
  const doc = new Y.Doc()
  const first = updateOf(doc, () => doc.getText('x').insert(0, 'offline '))
  const second = updateOf(doc, () => doc.getText('x').insert(8, 'and typing '))
  expect(first.length).toBeGreaterThan(0)
  const page = scene.raw('officer', '&durable=1')
  await until(() => page.socket.readyState === 1, 'open')
  page.update(second)
  await page.opened()
  await aWhile()
  expect(page.durable?.count ?? 0).toBe(0)
  page.step2(Y.encodeStateAsUpdate(doc))
  await until(() => page.durable?.count === 2, 'both frames are durable')
  await until(() => scene.senco.words().includes('offline and typing '), 'seen')
})
