import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { maxClientsPerSeat } from '../../../../server/minutes/check-update.ts'
import { syncMessage, syncStep } from '../../../../shared/minutes/wire.ts'
import { Cleanup, forgedUpdate, ownClient, RawClient, storedCount, until, updateOf } from '../support.ts'
import { Scene } from './scene.ts'
import { openTrustingRoom, openTrustingScene } from './trusting-room.ts'

let cleanup: Cleanup
beforeEach(() => {
  cleanup = new Cleanup()
})
afterEach(() => cleanup.run())

const open = async (limits?: Parameters<typeof Scene.open>[0]) =>
  cleanup.add(await Scene.open(limits), (scene) => scene.cleanup.run())
const isSlowLogged = ({ table }: Scene) => table.logLines.some(({ msg }) => msg === 'minutes socket too slow')

test('M27 a text that is full refuses more, keeps what it has, and can still be tidied', async () => {
  const scene = await open({ maxDocumentBytes: 2_000 })
  const doc = new Y.Doc()
  const more = updateOf(doc, () => doc.getText('y').insert(0, 'x'.repeat(3_000)))
  const attacker = await scene.raw('officer').synced(new Y.Doc())
  attacker.update(more)
  await scene.refusal(attacker, 4413, /full/)
  await scene.bounces([syncMessage(syncStep.update, more)], 4413, /full/)
  scene.parent.text.delete(0, 2)
  await until(() => scene.senco.words() === 'onest wordss', 'tidied')
})

test('M27 without the check, one page makes a text as large as it likes', async () => {
  const { room, senco } = await openTrustingScene(cleanup)
  const attacker = cleanup.add(new RawClient(room, 'officer'), ({ socket }) => socket.terminate())
  const doc = new Y.Doc()
  await attacker.synced(doc)
  attacker.update(updateOf(doc, () => doc.getText('x').insert(0, 'x'.repeat(8_000_000))))
  await until(() => senco.words().length > 8_000_000, 'every page has it')
})

test('M32 without the check, what a page does not read fills the memory', async () => {
  const { room, senco } = await openTrustingScene(cleanup)
  const slow = await cleanup.add(new RawClient(room, 'officer'), ({ socket }) => socket.terminate()).opened()
  slow.socket.pause()
  for (let count = 0; count < 12; count += 1) senco.doc.getMap('m').set('big', 'x'.repeat(4_000_000))
  const buffered = () => Math.max(...[...room.sockets].map(({ bufferedAmount }) => bufferedAmount))
  await until(() => room.heard.frames > 12 && buffered() > 20_000_000, 'the frames pile up')
})

test('M32 a page that does not read is let go, and nobody waits for it', async () => {
  const scene = await open({ maxBufferedBytes: 200_000 })
  const slow = await scene.raw('officer').opened()
  slow.socket.pause()
  const writer = new Y.Doc()
  const typist = await scene.raw('senco').synced(writer)
  const before = await storedCount(scene.database.sql)
  for (let count = 0; count < 100 && !isSlowLogged(scene); count += 1) {
    typist.update(updateOf(writer, () => writer.getMap('m').set('big', 'x'.repeat(500_000))))
    await until(async () => (await storedCount(scene.database.sql)) > before + count, 'stored')
  }
  expect(isSlowLogged(scene)).toBe(true)
  await scene.othersNoticedNothing()
})

test('M33 one page’s flood of frames ends that page only', async () => {
  const scene = await open({ frameBurst: 50, framesPerSecond: 50 })
  const attacker = await scene.raw('officer').opened()
  const nothing = Y.encodeStateAsUpdate(new Y.Doc())
  for (let count = 0; count < 200; count += 1) attacker.update(nothing)
  await scene.refusal(attacker, 1013, /too much/)
  await scene.othersNoticedNothing()
})

test('M68 counted by address, one who floods shuts a whole school out', async () => {
  const room = cleanup.add(await openTrustingRoom({ maxPerAddress: 16 }), (open) => open.stop())
  const join = () => cleanup.add(new RawClient(room, 'any'), ({ socket }) => socket.terminate())
  for (let count = 0; count < 15; count += 1) await join().opened()
  const flooder = await join().opened()
  flooder.socket.close()
  const honest = join()
  expect((await honest.closing()).code).toBe(4429)
})

test('M68 sixteen people behind one address write on while one behind it floods and comes back', async () => {
  const scene = await open({ frameBurst: 60, framesPerSecond: 60 })
  const pages = Array.from({ length: 16 }, (_, index) =>
    cleanup.add(ownClient(scene.table, `seat-${index}`), (page) => page.destroy()),
  )
  await until(() => pages.every((page) => page.saved().kind === 'saved'), 'all are in step')
  const nothing = Y.encodeStateAsUpdate(new Y.Doc())
  for (let round = 0; round < 5; round += 1) {
    const flooder = await scene.raw('officer').opened()
    for (let count = 0; count < 200; count += 1) flooder.update(nothing)
    for (const [index, page] of pages.entries()) page.doc.getText(`of-${index}`).insert(0, `${round}`)
    await scene.refusal(flooder, 1013, /too much/)
    await until(() => pages.every((page) => page.saved().kind === 'saved'), 'all are saved')
  }
  for (const [index] of pages.entries()) {
    const words = () => scene.senco.doc.getText(`of-${index}`).toJSON()
    await until(() => words() === '43210', 'all of it arrives')
  }
  await scene.othersNoticedNothing()
})

test('M69 one person’s client ids have an end, and nobody else’s with them', async () => {
  const scene = await open()
  const attacker = await scene.raw('officer', '&durable=1').synced(new Y.Doc())
  let client = 1
  const claim = () => {
    const clients = Array.from({ length: 200 }, () => (client += 1))
    attacker.update(forgedUpdate(clients.map((own) => ({ client: own, clock: 0, write: oneOf(own) }))))
  }
  for (let left = maxClientsPerSeat / 200 + 1; left > 0; left -= 1) claim()
  await scene.refusal(attacker, 4400, /too many times/)
  await scene.othersNoticedNothing()
})

/** A letter in a place of its own, so that nothing is crowded. */
const oneOf = (client: number) => (out: Y.UpdateEncoderV1) => {
  out.writeInfo(4 | 32)
  out.writeParentInfo(true)
  out.writeString('m')
  out.writeString(`k${client}`)
  out.writeString('a')
}
