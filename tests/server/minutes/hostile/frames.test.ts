import { connect } from 'node:net'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { Cleanup, documentName, until } from '../support.ts'
import { Scene } from './scene.ts'

let cleanup: Cleanup
beforeEach(() => {
  cleanup = new Cleanup()
})
afterEach(() => cleanup.run())

const open = async () => cleanup.add(await Scene.open(), (scene) => scene.cleanup.run())

/** What may come after the handshake, below the protocol of the minutes. */
const broken: [string, Buffer][] = [
  ['a header that claims 2⁴⁰ bytes', Buffer.from([0x82, 0xff, 0, 0, 1, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6])],
  ['a header that claims 2⁶³ bytes', Buffer.from([0x82, 0xff, 255, 255, 255, 255, 255, 255, 255, 255])],
  ['reserved bits', Buffer.from([0xf2, 0x80, 1, 2, 3, 4])],
  ['a compressed frame, though none was agreed', Buffer.from([0xc2, 0x81, 0, 0, 0, 0, 1])],
  ['an unknown kind of frame', Buffer.from([0x83, 0x80, 0, 0, 0, 0])],
  ['a frame without a mask', Buffer.from([0x82, 0x01, 7])],
  ['a control frame that is too long', Buffer.from([0x89, 0xfe, 1, 0, 0, 0, 0, 0])],
  ['a continuation of nothing', Buffer.from([0x80, 0x80, 0, 0, 0, 0])],
  ['a close frame with half a code', Buffer.from([0x88, 0x81, 0, 0, 0, 0, 1])],
]

/** Shakes hands over a bare line and sends bytes. Answers what the other end said until it hung up. */
async function overBareLine(port: number, path: string, bytes: Buffer, headers = ''): Promise<string> {
  const line = connect(port, '127.0.0.1')
  cleanup.add(line, (open) => open.destroy())
  let heard = ''
  let isOver = false
  line.on('error', () => {})
  line.on('close', () => (isOver = true))
  line.on('data', (data) => (heard += data.toString('latin1')))
  line.write(
    `GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\n` +
      `sec-websocket-key: ${Buffer.alloc(16).toString('base64')}\r\n${headers}\r\n`,
  )
  await until(() => heard.includes('\r\n\r\n'), 'the handshake is answered')
  line.write(bytes)
  if (bytes.length > 0) await until(() => isOver, 'the server hangs up')
  return heard
}

const pathAs = (seatId: string) => `/yjs/any/${encodeURIComponent(documentName)}?seat=${seatId}`

test.for(broken)('M63 a broken frame ends only the line that it came over: %s', async ([, bytes]) => {
  const scene = await open()
  await overBareLine(scene.table.port, pathAs('officer'), bytes)
  await scene.othersNoticedNothing()
})

test('M63 without a listener for errors, one broken frame ends the process for all', async () => {
  const server = new Worker(
    `const { parentPort } = require('node:worker_threads')
    const { WebSocketServer } = require('ws')
    const door = new WebSocketServer({ port: 0, host: '127.0.0.1' }, () => parentPort.postMessage(door.address().port))`,
    { eval: true },
  )
  cleanup.add(server, (worker) => worker.terminate())
  let port = 0
  const ends: unknown[] = []
  server.on('message', (given: number) => (port = given))
  server.on('error', (err) => ends.push(err))
  await until(() => port > 0, 'it listens')
  void overBareLine(port, '/', broken[0]![1]).catch(() => {})
  await until(() => ends.length > 0, 'the process ends')
  expect(ends).toEqual([expect.objectContaining({ code: 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH' })])
})

test('M63 compression is not agreed to, so a small frame cannot grow', async () => {
  const scene = await open()
  const offer = 'sec-websocket-extensions: permessage-deflate\r\n'
  const answer = await overBareLine(scene.table.port, pathAs('officer'), Buffer.alloc(0), offer)
  expect(answer).toMatch(/^HTTP\/1.1 101/)
  expect(answer.toLowerCase()).not.toContain('sec-websocket-extensions')
})

test('M26 a frame that is too large ends only the socket that sent it', async () => {
  const scene = await open()
  const attacker = await scene.raw('officer').opened()
  attacker.socket.send(new Uint8Array(5 * 1024 * 1024))
  expect((await attacker.closing()).code).toBe(1009)
  await scene.othersNoticedNothing()
})

test('M26 a frame that comes in many small pieces is measured whole', async () => {
  const scene = await open()
  const attacker = await scene.raw('officer').opened()
  for (let left = 6; left > 0 && attacker.socket.readyState === WebSocket.OPEN; left -= 1)
    attacker.socket.send(new Uint8Array(1024 * 1024), { fin: left === 1 })
  expect((await attacker.closing()).code).toBe(1009)
  await scene.othersNoticedNothing()
})
