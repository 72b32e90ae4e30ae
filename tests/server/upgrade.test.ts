import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { closeCode } from '../../shared/minutes/wire.ts'
import { openWorld, type World } from '../world.ts'
import { type Person } from '../world/person.ts'
import { openText } from '../world/shared-text.ts'
import { until } from '../world/until.ts'

let world: World
const crashes: unknown[] = []
const noteCrash = (err: unknown) => crashes.push(err)
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** What would end the process is noted instead, so that each test can say that nothing did. */
async function survives(attack: () => Promise<void>) {
  const others = process.listeners('uncaughtException')
  process.removeAllListeners('uncaughtException')
  process.on('uncaughtException', noteCrash)
  try {
    await attack()
    // Whatever the attack left behind comes before the answer to this.
    for (let turn = 0; turn < 5; turn++) expect((await world.device().get('/healthz')).status).toBe(200)
  } finally {
    process.off('uncaughtException', noteCrash)
    for (const listener of others) process.on('uncaughtException', listener)
  }
  expect(crashes.splice(0)).toEqual([])
}

const upgradeTo = (path: string, headers = '') =>
  `GET ${path} HTTP/1.1\r\nHost: ${new URL(world.url).host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
  `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${headers}\r\n`

async function raw(bytes: string): Promise<{ socket: Socket; reply: () => string }> {
  const socket = connect(Number(new URL(world.url).port), '127.0.0.1')
  socket.on('error', () => {})
  let reply = ''
  socket.on('data', (data: Buffer) => (reply += data.toString('latin1')))
  await once(socket, 'connect')
  socket.write(bytes)
  return { socket, reply: () => reply }
}

const yjsPath = ({ workspaceId }: Person, document: string) =>
  `/yjs/${workspaceId}/${encodeURIComponent(document)}`

it('O6 An upgrade to an address that nobody owns is ended with 404', async () => {
  await survives(async () => {
    for (const path of [
      '/',
      '/yjs',
      '/yjs/',
      '/yjs/only-a-table',
      '/live',
      '/api/me',
      '/socket.io/?EIO=4',
      '//',
      '/a/../live/x/',
    ]) {
      const { socket, reply } = await raw(upgradeTo(path))
      await until(() => socket.closed, `the end of ${path}`)
      expect(reply(), path).toMatch(/^HTTP\/1\.1 404 /)
    }
  })
})

it('O7 No broken upgrade, and no line that drops in the middle of one, ends the process', async () => {
  const { parent, workspaceId } = await world.openTable()
  const cookie = `Cookie: ${parent.device.cookie}\r\n`
  await survives(async () => {
    const paths = [
      '//',
      '///live/',
      'http://[/yjs/a/b',
      'http://concord/live/x/',
      '/a/../live/x/?EIO=4&transport=websocket',
      '/yjs/%/%',
      `/yjs/${workspaceId}/%`,
      `/yjs/${workspaceId}/${'a'.repeat(5000)}`,
      `/live/${workspaceId}/?EIO=4&transport=websocket`,
      `/live/${workspaceId}/?EIO=4&transport=constructor`,
      `/live/${workspaceId}/?EIO=9&transport=websocket&sid=none`,
      '/live/%/?EIO=4&transport=websocket',
    ]
    for (const path of paths)
      for (const headers of [
        '',
        cookie,
        'Sec-WebSocket-Extensions: ,,;\r\n',
        'Origin: https://evil.example\r\n',
      ]) {
        const { socket } = await raw(upgradeTo(path, headers))
        socket.resetAndDestroy()
        const patient = await raw(upgradeTo(path, headers))
        patient.socket.write(Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]))
        patient.socket.end()
      }
    for (const version of ['Sec-WebSocket-Version: 1', 'Sec-WebSocket-Key: short'])
      await raw(
        `GET /yjs/a/b HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${version}\r\n\r\n`,
      )
  })
})

it('O8 Who may not enter the minutes is told why with a code after which a browser gives up, and can do no harm', async () => {
  const table = await world.openTable()
  const { parent, workspaceId } = table
  const { document } = await table.meeting()
  const stranger = openText(world.device(), { workspaceId, document })
  await until(() => stranger.closes.length > 0, 'it is turned away')
  expect(stranger.closes).toEqual([closeCode.signedOut])
  expect(stranger.doc.share.size).toBe(0)
  const elsewhere = openText(parent.device, { workspaceId, document: 'meeting/no-such-meeting-x/minutes' })
  await until(() => elsewhere.closes.length > 0, 'there is no such text')
  expect(elsewhere.closes).toEqual([closeCode.forbidden])
  const broken = new WebSocket(`${world.url.replace('http', 'ws')}/yjs/${workspaceId}/%`, {
    headers: { cookie: parent.device.cookie ?? '' },
  })
  const [code] = await once(broken, 'close')
  expect(code).toBe(4400)
  await survives(async () => {
    const garbage = Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])
    for (let tries = 0; tries < 5; tries++) {
      const { socket, reply } = await raw(upgradeTo(yjsPath(parent, document)))
      await until(() => reply().includes('101 Switching'), 'it is let in')
      socket.write(garbage)
      await until(() => socket.closed || socket.readableEnded, 'it is closed')
      socket.destroy()
    }
  })
})

it('O9 A minutes socket from another site’s page is turned away', async () => {
  const table = await world.openTable()
  const { document } = await table.meeting()
  const headers = { cookie: table.parent.device.cookie ?? '' }
  const url = world.url.replace('http', 'ws') + yjsPath(table.parent, document)
  const socket = new WebSocket(url, { headers, origin: 'https://evil.example' })
  let frames = 0
  socket.on('message', () => (frames += 1))
  const [code] = await once(socket, 'close')
  expect(code).toBe(closeCode.forbidden)
  expect(frames).toBe(0)
})

it('O10 A broken frame, or one of 200 MB, ends the socket that it came on, and nobody else’s', async () => {
  const table = await world.openTable()
  const { parent } = table
  const { document, itemIds } = await table.meeting()
  const text = await parent.text(document).synced()
  const page = await parent.live().welcomed()
  const cookie = `Cookie: ${parent.device.cookie}\r\n`
  const live = `/live/${parent.workspaceId}/?EIO=4&transport=websocket`
  const frames = [
    Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
    Buffer.from([0x82, 0xff, 0, 0, 1, 0, 0, 0, 0, 0, 1, 2, 3, 4]),
    Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0x0c, 0, 0, 0, 1, 2, 3, 4]),
    Buffer.from([0x88, 0x81, 0, 0, 0, 0, 1]),
    Buffer.from([0x82, 0x05, 0, 0, 0, 0, 1]),
  ]
  await survives(async () => {
    for (const path of [yjsPath(parent, document), live])
      for (const frame of frames) {
        const { socket, reply } = await raw(upgradeTo(path, cookie))
        await until(() => reply().includes('101 Switching'), 'it is open')
        socket.write(frame)
        await until(() => socket.closed || socket.readableEnded, 'it is ended')
        socket.destroy()
      }
  })
  text.write(itemIds[0] ?? '', 'Still here')
  const other = await parent.text(document).synced()
  await until(() => other.words(itemIds[0] ?? '').includes('Still here'), 'the minutes go on')
  await parent.does({ type: 'seat.describe', role: 'Still here' })
  await until(() => page.heard.length === 1, 'the live wire goes on')
  expect([text.closes, page.socket.connected]).toEqual([[], true])
})
