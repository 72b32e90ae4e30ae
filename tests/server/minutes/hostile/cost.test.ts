import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { messageType, syncMessage, syncStep } from '../../../../shared/minutes/wire.ts'
import { Cleanup, forgedUpdate, RawClient, until, updateOf, written } from '../support.ts'
import { collidingIds, crowd, deletions, items, nameCrowd, stateVector } from './forged.ts'
import { Scene } from './scene.ts'
import { openTrustingScene } from './trusting-room.ts'

let cleanup: Cleanup
beforeEach(() => {
  cleanup = new Cleanup()
})
afterEach(() => cleanup.run())

const open = async () => cleanup.add(await Scene.open(), (scene) => scene.cleanup.run())

/** The longest that one frame kept the trusting room from everything else. */
async function harm(frames: readonly Uint8Array[]): Promise<number> {
  const { room } = await openTrustingScene(cleanup)
  const attacker = cleanup.add(new RawClient(room, 'officer'), ({ socket }) => socket.terminate())
  await attacker.synced(new Y.Doc())
  const isAnswer = (frame: Uint8Array) => frame[0] === messageType.sync && frame[1] === syncStep.step2
  const answered = () => attacker.frames.filter(isAnswer).length
  const isQuestion = (frame: Uint8Array) => frame[1] === syncStep.step1
  const question = syncMessage(syncStep.step1, Uint8Array.of(0))
  // Frames are heard in order, so what is answered last has waited for all of them.
  for (const frame of [...frames, question]) attacker.socket.send(frame)
  await until(() => answered() === frames.filter(isQuestion).length + 1, 'all is heard', 60_000)
  return room.heard.longestMs
}

const update = (bytes: Uint8Array) => syncMessage(syncStep.update, bytes)
const ids = collidingIds(30_000)

test('M37 without the check, 10 kB of letters at one place hold a server up', async () => {
  expect(await harm([1, 2].map((client) => update(crowd(client, 2_500))))).toBeGreaterThan(100)
}, 60_000)

test('M37 a small update that would keep the server busy for minutes is refused within seconds', async () => {
  const scene = await open()
  const { parent, senco } = scene
  const attacker = await scene.raw('officer', '&durable=1').synced(new Y.Doc())
  for (const client of [1, 2, 3, 4]) attacker.update(crowd(client, 5_000))
  const startedAt = performance.now()
  await scene.refusal(attacker, 4400, /one place/)
  expect(performance.now() - startedAt).toBeLessThan(6_000)
  await until(
    () => parent.words().length > 5_000 && senco.words() === parent.words(),
    'the harmless part arrives',
  )
  const beginnings = updateOf(parent.doc, () => {
    for (let index = 0; index < 2_000; index += 1) parent.text.insert(0, '-')
  })
  expect(beginnings.length).toBeGreaterThan(2_000)
  await until(
    () => senco.words().startsWith('--') && senco.words() === parent.words(),
    'honest crowds arrive',
  )
  expect(scene.closes).toEqual([])
  await scene.bounces([update(crowd(2, 5_000))], 4400, /one place/, parent.words())
})

test('M64 without the check, a crowd under one name makes each value after it slower', async () => {
  const frames = Array.from({ length: 25 }, (_, index) => update(nameCrowd(1, 1_000, 1_000 * index)))
  expect(await harm(frames)).toBeGreaterThan(60)
}, 60_000)

test('M64 a crowd under one name is refused as one at a place is', async () => {
  const scene = await open()
  const frames = Array.from({ length: 10 }, (_, index) => update(nameCrowd(1, 1_000, 1_000 * index)))
  const attacker = await scene.raw('officer').synced(new Y.Doc())
  for (const frame of frames) attacker.socket.send(frame)
  await scene.refusal(attacker, 4400, /one place/)
  await scene.othersNoticedNothing()
})

describe('M65 client ids that were made to collide', () => {
  test.for([
    ['a request for the text', syncMessage(syncStep.step1, stateVector(ids))],
    ['deletions', update(deletions(ids))],
  ] as const)('without the check, they hold a server up: %s', { timeout: 60_000 }, async ([, frame]) => {
    expect(await harm([frame])).toBeGreaterThan(100)
  })

  test.for([
    ['a request for the text', syncMessage(syncStep.step1, stateVector(ids))],
    ['deletions', update(deletions(ids))],
    ['new text', update(forgedUpdate(ids.map((client) => ({ client, clock: 0, write: written('a') }))))],
  ] as const)('refused before a key is made of any: %s', async ([, frame]) => {
    const scene = await open()
    const attacker = await scene.raw('officer').synced(new Y.Doc())
    attacker.socket.send(frame)
    await scene.refusal(attacker, 4400, /too many clients/)
    await scene.bounces([frame], 4400, /too many clients/)
  })
})

test('M66 a frame full of ranges, or of parts, is refused before any is made', async () => {
  const scene = await open()
  const ranges = new Y.UpdateEncoderV1()
  ranges.writeLen(0)
  ranges.writeLen(1)
  ranges.writeLen(scene.parent.doc.clientID)
  ranges.writeLen(400_000)
  for (let left = 400_000; left > 0; left -= 1) {
    ranges.writeDsClock(0)
    ranges.writeDsLen(1)
  }
  await scene.bounces([update(ranges.toUint8Array())], 4400, /too many parts/)
})

test('M66 without the check, a frame of sub-documents makes as many documents', async () => {
  const { room } = await openTrustingScene(cleanup)
  const attacker = cleanup.add(new RawClient(room, 'officer'), ({ socket }) => socket.terminate())
  await attacker.synced(new Y.Doc())
  attacker.update(items(1, 5_000, () => subDocument))
  await until(() => room.doc.subdocs.size === 5_000, 'all are made')
})

test('M66 a frame of sub-documents is refused before any is made', async () => {
  const scene = await open()
  await scene.bounces([update(items(1, 5_000, () => subDocument))], 4400, /inside documents/)
})

test('M75 what is costly counts as much, so that nobody keeps the server at it', async () => {
  const scene = await open()
  const attacker = await scene.raw('officer').synced(new Y.Doc())
  const frames = [update(crowd(1, 5_000))]
  for (let client = 2; client < 40; client += 1) frames.push(update(crowd(client, 150)))
  // A few hundred bytes each: by their length all of them together are nothing.
  expect(frames.slice(1).reduce((sum, { length }) => sum + length, 0)).toBeLessThan(60_000)
  for (const frame of frames) attacker.socket.send(frame)
  await scene.refusal(attacker, 1013, /too much/)
  const { parent, senco } = scene
  await until(
    () => parent.words().length > 5_000 && parent.words() === senco.words(),
    'the others have the same',
  )
  await scene.othersNoticedNothing(parent.words())
})

test('M33 asking for the whole text again and again ends that page only', async () => {
  const scene = await open()
  const attacker = await scene.raw('officer').opened()
  const question = syncMessage(syncStep.step1, Uint8Array.of(0))
  for (let count = 0; count < 200; count += 1) attacker.socket.send(question)
  await scene.refusal(attacker, 1013, /too much/)
  await scene.othersNoticedNothing()
})

test('M33 asking who is here again and again ends that page only', async () => {
  const scene = await open()
  const attacker = await scene.raw('officer').opened()
  for (let count = 0; count < 200; count += 1) attacker.socket.send(Uint8Array.of(3))
  await scene.refusal(attacker, 1013, /too much/)
  await scene.othersNoticedNothing()
})

function subDocument(out: Y.UpdateEncoderV1): void {
  out.writeInfo(9)
  out.writeParentInfo(true)
  out.writeString('x')
  out.writeString('')
  out.writeAny({})
}
