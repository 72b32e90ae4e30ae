import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { decoding } from 'lib0'
import * as Y from 'yjs'
import { insertShares, isRefusedByDatabase } from '../../../../server/minutes/log-rows.ts'
import type { LogOwner } from '../../../../server/minutes/update-log.ts'
import { BrokenBytes, ByteReader, ByteWriter } from '../../../../shared/minutes/bytes.ts'
import { awarenessMessage, syncMessage } from '../../../../shared/minutes/wire.ts'
import { Cleanup, documentName, until, workspaceId } from '../support.ts'
import { endlessNumber, endlessV2 } from './forged.ts'
import { Scene } from './scene.ts'

let cleanup: Cleanup
beforeEach(() => {
  cleanup = new Cleanup()
})
afterEach(() => cleanup.run())

const open = async () => cleanup.add(await Scene.open(), (scene) => scene.cleanup.run())

test.for([
  ['V2 encoding', () => syncMessage(2, Y.encodeStateAsUpdateV2(docWith('V2 words of some length')))],
  ['V2 that never ends', () => syncMessage(2, endlessV2())],
  ['an unknown message', () => Uint8Array.of(77, 1, 2)],
  ['an unknown sync step', () => Uint8Array.of(0, 9, 0)],
  ['nothing at all', () => new Uint8Array()],
  ['a length past the end', () => Uint8Array.of(0, 2, 255, 255, 255, 255, 15)],
  ['a number that never ends', () => new Uint8Array(64).fill(255)],
  ['a number without end that is no number', () => endlessNumber()],
  ['a cursor under no number', () => awarenessMessage(cursorUnder(endlessNumber()))],
  ['a length of 2⁵³', () => Uint8Array.of(0, 2, 128, 128, 128, 128, 128, 128, 128, 16)],
  ['a broken state vector', () => syncMessage(0, Uint8Array.of(200, 1, 1))],
  ['a state vector that goes on', () => syncMessage(0, Uint8Array.of(0, 1, 1))],
  ['a cut update', () => syncMessage(2, Y.encodeStateAsUpdate(docWith('words')).slice(0, 9))],
  ['words that are no UTF-8', () => syncMessage(2, notUtf8())],
  ['broken cursor data', () => Uint8Array.of(1, 6, 1, 5, 1, 2, 123, 123)],
] as const)('M25 bytes that make no sense end only the socket that sent them: %s', async ([name, bytes]) => {
  const scene = await open()
  const attacker = await scene.raw('officer').synced(new Y.Doc())
  attacker.socket.send(bytes())
  await scene.refusal(attacker, 4400, /./)
  await (name === 'broken cursor data' ? scene.othersNoticedNothing() : scene.bounces([bytes()], 4400, /./))
})

test('M25 a text frame ends only the socket that sent it', async () => {
  const scene = await open()
  const attacker = await scene.raw('officer').opened()
  attacker.socket.send('hello')
  await scene.refusal(attacker, 4400, /binary/)
  await scene.othersNoticedNothing()
})

test('M25 without the check, some 30 bytes of V2 keep a server busy for ever', async () => {
  const busy = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads')
    import('yjs').then((Y) => {
      parentPort.postMessage('begins')
      Y.mergeUpdatesV2([workerData, Y.encodeStateAsUpdateV2(new Y.Doc())])
      parentPort.postMessage('ends')
    })`,
    { eval: true, workerData: endlessV2(), resourceLimits: { maxOldGenerationSizeMb: 256 } },
  )
  cleanup.add(busy, (worker) => worker.terminate())
  const heard: unknown[] = []
  busy.on('message', (message) => heard.push(message))
  busy.on('error', (err) => heard.push(err))
  await until(() => heard.length > 0, 'it begins')
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(heard).toEqual(['begins'])
})

test('M62 without the check, a cursor under no number is an entry that the database refuses', async () => {
  const id = decoding.readVarUint(decoding.createDecoder(endlessNumber()))
  expect(id).toBeNaN()
  expect(() => new ByteReader(endlessNumber()).varUint()).toThrow(BrokenBytes)
  const scene = await open()
  const owner = { place: { workspaceId, document: documentName } } as LogOwner
  const claims = [{ client: id, seatId: 'officer', at: new Date().toISOString() }]
  const refused = await insertShares(scene.database.sql, [
    { owner, claims, updates: [], count: 1, isLast: true },
  ]).catch((err) => err)
  // The room would be closed for everybody, as one that another process writes.
  expect(isRefusedByDatabase(refused)).toBe(true)
})

function cursorUnder(client: Uint8Array): Uint8Array {
  return new ByteWriter().varUint(1).raw(client).varUint(1).bytes(new TextEncoder().encode('{}')).finish()
}

function notUtf8(): Uint8Array {
  const bytes = Y.encodeStateAsUpdate(docWith('words'))
  bytes[Buffer.from(bytes).indexOf('words')] = 0xff
  return bytes
}

function docWith(words: string): Y.Doc {
  const doc = new Y.Doc()
  doc.getText('x').insert(0, words)
  return doc
}
