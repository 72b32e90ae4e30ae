import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { messageType } from '../../../../shared/minutes/wire.ts'
import { aWhile, Cleanup, RawClient, until } from '../support.ts'
import { Scene } from './scene.ts'
import { openTrustingScene } from './trusting-room.ts'

let cleanup: Cleanup
beforeEach(() => {
  cleanup = new Cleanup()
})
afterEach(() => cleanup.run())

const open = async () => cleanup.add(await Scene.open(), (scene) => scene.cleanup.run())
const forged = { user: { seatId: 'parent', name: 'Parent', color: '#fff' }, cursor: 5 }
const tenThousand = Array.from({ length: 10_000 }, (_, index) => ({
  client: 1000 + index,
  clock: 1,
  state: {},
}))

test('M28 without the check, one page is ten thousand people, one of them the parent, who is gone', async () => {
  const { room, parent, senco } = await openTrustingScene(cleanup)
  const attacker = cleanup.add(new RawClient(room, 'officer'), ({ socket }) => socket.terminate())
  await attacker.synced(new Y.Doc())
  const { awareness } = senco.provider
  parent.provider.awareness.setLocalStateField('user', { name: 'Parent' })
  await until(() => awareness.states.has(parent.doc.clientID), 'the parent is here')
  parent.provider.disconnect()
  attacker.awareness([
    ...tenThousand,
    { client: 7, clock: 1, state: forged },
    { client: parent.doc.clientID, clock: 99, state: null },
  ])
  await until(() => awareness.states.size > 10_000, 'ten thousand are shown')
  expect(awareness.states.get(7)).toEqual(forged)
  expect(awareness.states.has(parent.doc.clientID)).toBe(false)
})

test('M28 a cursor says who it is in the server’s words, whatever the page claims', async () => {
  const scene = await open()
  const { parent, senco } = scene
  const doc = new Y.Doc()
  const attacker = await scene.raw('officer').synced(doc)
  attacker.awareness([
    { client: doc.clientID, clock: 1, state: forged },
    { client: parent.doc.clientID, clock: 999, state: forged },
  ])
  const { awareness } = senco.provider
  await until(() => awareness.states.get(doc.clientID), 'the cursor is shown')
  expect(awareness.states.get(doc.clientID)).toEqual({
    cursor: null,
    user: { seatId: 'officer', party: 'local_authority', name: 'Name of officer', color: '#7b3fa0' },
  })
  expect(awareness.states.get(parent.doc.clientID)?.user).toMatchObject({ seatId: 'parent' })
  attacker.socket.close()
  await until(() => !awareness.states.has(doc.clientID), 'the cursor goes with its page')
  expect(awareness.states.has(parent.doc.clientID)).toBe(true)
})

test('M28 ten thousand cursors of one page are one; another’s cannot be taken; a huge one is refused', async () => {
  const scene = await open()
  const { parent, senco } = scene
  const before = senco.provider.awareness.states.size
  const flood = await scene.raw('officer').synced(new Y.Doc())
  flood.awareness(tenThousand)
  const thief = await scene.raw('officer').synced(new Y.Doc())
  thief.awareness([{ client: parent.doc.clientID, clock: 99, state: null }])
  await until(() => senco.provider.awareness.states.has(1000), 'the one cursor')
  await aWhile()
  expect(senco.provider.awareness.states.size).toBe(before + 1)
  expect(senco.provider.awareness.states.has(parent.doc.clientID)).toBe(true)
  flood.awareness([{ client: 1000, clock: 2, state: { big: 'x'.repeat(5000) } }])
  await scene.refusal(flood, 4413, /too large/)
  await scene.othersNoticedNothing()
})

test('M38 a cursor that other pages could choke on is not passed on, and its page stays among those present', async () => {
  const scene = await open()
  const doc = new Y.Doc()
  const attacker = await scene.raw('officer').synced(doc)
  const { awareness } = scene.senco.provider
  const at = { type: null, tname: 'x', item: null, assoc: 0 }
  const bad = [
    { anchor: null, head: null },
    { anchor: at, head: { type: null, tname: null, item: null, assoc: 0 } },
    { anchor: at, head: { ...at, item: { client: -1, clock: 0 } } },
    { anchor: at, head: { ...at, item: { client: 1, clock: 0.5 } } },
    { anchor: at, head: at, more: 1 },
    'here',
  ]
  let clock = 0
  const show = async (state: unknown, cursor: unknown) => {
    attacker.awareness([{ client: doc.clientID, clock: (clock += 1), state }])
    await until(
      () => {
        const shown = awareness.states.get(doc.clientID)
        return shown && JSON.stringify(shown['cursor']) === JSON.stringify(cursor)
      },
      `shown as ${JSON.stringify(cursor)}`,
    )
    expect(Object.keys(awareness.states.get(doc.clientID) ?? {}).toSorted()).toEqual(['cursor', 'user'])
  }
  const good = { anchor: at, head: { ...at, item: { client: 1, clock: 0 } } }
  for (const cursor of bad) {
    await show({ cursor: good, other: 'x' }, good)
    await show({ cursor, other: 'x' }, null)
  }
  await show(5, null)
  await scene.othersNoticedNothing()
})

test('M38 without the check, a cursor that names no place is shown to everybody as it is', async () => {
  const { room, senco } = await openTrustingScene(cleanup)
  const attacker = cleanup.add(new RawClient(room, 'officer'), ({ socket }) => socket.terminate())
  await attacker.synced(new Y.Doc())
  const nowhere = { type: null, tname: null, item: null, assoc: 0 }
  attacker.awareness([{ client: 7, clock: 1, state: { cursor: { anchor: nowhere, head: nowhere } } }])
  await until(() => senco.provider.awareness.states.has(7), 'shown')
  const place = Y.createRelativePositionFromJSON(nowhere)
  // What an editor does with it while it draws whatever has just changed.
  expect(() => Y.createAbsolutePositionFromRelativePosition(place, senco.doc)).toThrow()
})

test('M29 cursors are there again at once for a page that comes back, and it hears its own heartbeat', async () => {
  const scene = await open()
  const { parent, senco } = scene
  const { awareness } = senco.provider
  await until(() => awareness.states.has(parent.doc.clientID), 'the cursor is shown')
  senco.provider.disconnect()
  expect(awareness.states.has(parent.doc.clientID)).toBe(false)
  senco.provider.connect()
  await until(() => awareness.states.has(parent.doc.clientID), 'shown again', 3_000)
  const doc = new Y.Doc()
  const alone = await scene.raw('officer').synced(doc)
  const heartbeats = () => alone.frames.filter((frame) => frame[0] === messageType.awareness).length
  await aWhile()
  const before = heartbeats()
  alone.awareness([{ client: doc.clientID, clock: 1, state: {} }])
  await until(() => heartbeats() > before, 'something came back')
})

test('M77 a frame of a hundred thousand turns of one’s own cursor costs no more than one', async () => {
  const scene = await open()
  const doc = new Y.Doc()
  const attacker = cleanup.add(new RawClient(scene.table, 'officer'), ({ socket }) => socket.terminate())
  await attacker.synced(doc)
  const own = { client: doc.clientID, clock: 1 }
  attacker.awareness([{ ...own, state: {} }])
  await until(
    () => attacker.frames.some((frame) => frame[0] === messageType.awareness),
    'it is among those present',
  )
  const before = attacker.frames.length
  const turns = Array.from({ length: 50_000 }, () => [
    { ...own, state: null },
    { ...own, state: {} },
  ])
  attacker.awareness(turns.flat())
  await aWhile()
  expect(attacker.frames.length - before).toBeLessThan(10)
})
