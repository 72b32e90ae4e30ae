import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { ByteReader } from '../../../../shared/minutes/bytes.ts'
import { awarenessMessage, messageType, syncMessage, syncStep } from '../../../../shared/minutes/wire.ts'
import { Cleanup, stockClient, until, type Stock } from '../support.ts'

/**
 * What an ordinary Yjs server does: believes what comes, and passes it on. Here so that each attack is seen to do harm
 * before it is seen to bounce. It may turn people away by address, as some do.
 */
export async function openTrustingRoom({ maxPerAddress = Infinity, maxSockets = Infinity } = {}) {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  const sockets = new Set<WebSocket>()
  const errors: unknown[] = []
  const heard = { frames: 0, longestMs: 0 }
  let fromThisAddress = 0
  const server = createServer()
  const door = new WebSocketServer({ server, maxPayload: 100 * 1024 * 1024 })
  const all = (message: Uint8Array) => {
    for (const socket of sockets) if (socket.readyState === WebSocket.OPEN) socket.send(message)
  }
  doc.on('update', (update: Uint8Array) => all(syncMessage(syncStep.update, update)))
  awareness.on(
    'update',
    ({ added, updated, removed }: { added: number[]; updated: number[]; removed: number[] }) =>
      all(awarenessMessage(encodeAwarenessUpdate(awareness, [...added, ...updated, ...removed]))),
  )
  const hear = (socket: WebSocket, frame: Uint8Array) => {
    const reader = new ByteReader(frame)
    const type = reader.varUint()
    if (type === messageType.awareness) return applyAwarenessUpdate(awareness, reader.bytes(), socket)
    if (type !== messageType.sync) return
    const step = reader.varUint()
    if (step !== syncStep.step1) return Y.applyUpdate(doc, reader.bytes(), socket)
    socket.send(syncMessage(syncStep.step2, Y.encodeStateAsUpdate(doc, reader.bytes())))
  }
  door.on('connection', (socket) => {
    fromThisAddress += 1
    socket.on('error', (err) => errors.push(err))
    if (fromThisAddress > maxPerAddress || sockets.size >= maxSockets) return socket.close(4429)
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('message', (data: Buffer) => {
      const startedAt = performance.now()
      try {
        hear(socket, new Uint8Array(data))
      } catch (err) {
        errors.push(err)
      }
      heard.frames += 1
      heard.longestMs = Math.max(heard.longestMs, performance.now() - startedAt)
    })
    socket.send(syncMessage(syncStep.step1, Y.encodeStateVector(doc)))
    const here = [...awareness.states.keys()]
    socket.send(awarenessMessage(encodeAwarenessUpdate(awareness, here)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    doc,
    errors,
    heard,
    sockets,
    url: `ws://127.0.0.1:${port}/yjs/any`,
    async stop() {
      awareness.destroy()
      for (const socket of sockets) socket.terminate()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Two honest people in a trusting room, who have written `Honest words`. */
export async function openTrustingScene(cleanup: Cleanup) {
  const room = cleanup.add(await openTrustingRoom(), (open) => open.stop())
  const stock = (seatId: string): Stock =>
    cleanup.add(stockClient(room, seatId), ({ provider }) => {
      try {
        provider.destroy()
      } catch {
        // Yjs gives a page that was forged a new client id, under which awareness has no state to take leave of.
      }
    })
  const [parent, senco] = [stock('parent'), stock('senco')]
  await until(() => parent.provider.synced && senco.provider.synced, 'both are in step')
  parent.text.insert(0, 'Honest words')
  await until(() => senco.words() === 'Honest words', 'seen')
  return { room, parent, senco, stock }
}
