import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { unsentWords } from '../../../../client/minutes/left-words.ts'
import { aWhile, Cleanup, ownClient, RawClient, until, updateOf, workspaceId } from '../support.ts'
import { Scene } from './scene.ts'
import { openTrustingScene } from './trusting-room.ts'

let cleanup: Cleanup
beforeEach(() => {
  cleanup = new Cleanup()
})
afterEach(() => cleanup.run())

const open = async () => cleanup.add(await Scene.open(), (scene) => scene.cleanup.run())

test('M30 without the check, a page that is told not to write writes', async () => {
  const { room, senco } = await openTrustingScene(cleanup)
  const doc = new Y.Doc()
  const listener = cleanup.add(new RawClient(room, 'officer'), ({ socket }) => socket.terminate())
  await listener.synced(doc)
  // Nothing but the page knows that it should only read.
  listener.update(updateOf(doc, () => doc.getText('x').insert(0, 'Not mine. ')))
  await until(() => senco.words().includes('Not mine. '), 'shown')
})

test('M30 a listener reads everything and changes nothing', async () => {
  const scene = await open()
  scene.table.rights.set('officer', 'read')
  const listener = scene.stock('officer')
  await until(() => listener.words() === 'Honest words', 'it reads')
  const closed: { code: number; reason: string }[] = []
  listener.provider.on('closed', (event) => closed.push(event))
  scene.parent.text.insert(0, 'More. ')
  await until(() => listener.words() === 'More. Honest words', 'it goes on reading')
  listener.text.insert(0, 'Not mine. ')
  await until(() => closed.length > 0, 'refused for good')
  expect(closed).toEqual([{ code: 4403, reason: 'you may read this text, but not change it' }])
  await scene.othersNoticedNothing('More. Honest words')
})

test('M31 a right that is lost is lost at once, on the open socket too', async () => {
  const scene = await open()
  const { rights, minutes } = scene.table
  const doc = new Y.Doc()
  const page = await scene.raw('officer').synced(doc)
  rights.set('officer', 'read')
  page.update(updateOf(doc, () => doc.getText('x').insert(0, 'Too late')))
  await scene.refusal(page, 4205, /changed/)
  const second = await scene.raw('officer', '&durable=1').synced(new Y.Doc())
  await until(() => second.durable?.count === 1, 'it is in step')
  rights.set('officer', 'none')
  minutes.rejudge(workspaceId, 'governor')
  await aWhile()
  expect(second.closed).toBeNull()
  minutes.rejudge(workspaceId)
  expect((await second.closing()).code).toBe(4205)
  expect((await scene.raw('officer').closing()).code).toBe(4403)
  await scene.othersNoticedNothing()
})

test('M67 what was typed offline before the right was lost is not taken, and stays on the page', async () => {
  const scene = await open()
  const page = cleanup.add(ownClient(scene.table, 'officer'), (own) => own.destroy())
  await until(() => page.saved().kind === 'saved', 'in step')
  page.provider.disconnect()
  const block = new Y.XmlElement('paragraph')
  block.insert(0, [new Y.XmlText('Typed offline.')])
  page.doc.getXmlFragment('item-1').push([block])
  scene.table.rights.set('officer', 'read')
  page.provider.connect()
  await until(() => page.saved().kind === 'refused', 'refused')
  expect(page.saved()).toMatchObject({
    code: 4403,
    hasUnsent: true,
    reason: expect.stringMatching(/not change/),
  })
  expect(unsentWords(page.doc)).toContain('Typed offline.')
  await scene.othersNoticedNothing()
  expect(scene.senco.doc.getXmlFragment('item-1').length).toBe(0)
})

test('M35 our own page shows unsent words, a refusal with its reason, and a line that is lost', async () => {
  const scene = await open()
  const page = cleanup.add(ownClient(scene.table, 'officer'), (own) => own.destroy())
  const states: string[] = []
  page.subscribe(() => states.push(page.saved().kind))
  expect(page.saved()).toEqual({ kind: 'connecting' })
  await until(() => page.saved().kind === 'saved', 'in step')
  page.provider.disconnect()
  expect(page.saved()).toEqual({ kind: 'offline', hasUnsent: false })
  page.doc.getText('x').insert(0, 'Offline. ')
  expect(page.saved()).toEqual({ kind: 'offline', hasUnsent: true })
  page.provider.connect()
  await until(() => page.saved().kind === 'saved', 'saved')
  expect(scene.senco.words()).toBe('Offline. Honest words')
  expect(states).toContain('saving')
  scene.table.rights.set('officer', 'read')
  scene.table.minutes.rejudge(workspaceId)
  page.doc.getText('x').insert(0, 'Refused. ')
  await until(() => page.saved().kind === 'refused', 'refused')
  expect(page.saved()).toMatchObject({
    code: 4403,
    reason: 'you may read this text, but not change it',
    hasUnsent: true,
  })
  expect(page.doc.getText('x').toJSON()).toContain('Refused. ')
  await scene.othersNoticedNothing('Offline. Honest words')
})
