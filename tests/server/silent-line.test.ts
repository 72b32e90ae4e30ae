import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { connectMinutes } from '../../client/minutes/connection/connect-minutes.ts'
import { LiveTable } from '../../client/table/live-table.ts'
import { openWorld, type World } from '../world.ts'
import { DeviceStorage } from '../world/device-storage.ts'
import { until } from '../world/until.ts'

vi.setConfig({ testTimeout: 60_000 })

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

/** A way to the server that can swallow everything, with all its connections open. */
async function openLine() {
  const sockets = new Set<Socket>()
  let isSilent = false
  const server = createServer((near) => {
    const far = connect(Number(new URL(world.url).port), '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one)
      one.on('data', (bytes) => other.write(bytes))
      one.on('error', () => one.destroy())
      one.on('close', () => other.destroy())
      if (isSilent) one.pause()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  world.onClose(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    setSilent(silent: boolean) {
      isSilent = silent
      for (const socket of sockets) {
        if (silent) socket.pause()
        else socket.resume()
      }
    },
  }
}

it('O26 A line that swallows everything is noticed within some seconds, and one that is only slow is not given up', async () => {
  const table = await world.openTable()
  const { document } = await table.meeting()
  const { workspaceId, seatId, device } = table.parent
  const line = await openLine()
  const headers = { cookie: device.cookie ?? '' }
  const storage = new DeviceStorage()
  const reach = { origin: `http://${line.host}`, headers }
  const page = new LiveTable(workspaceId, seatId, { reach, storage: () => storage })
  world.onClose(() => page.close())
  await page.open()
  const isConnected = () => {
    const state = page.state()
    return state.is === 'ready' && state.isConnected
  }
  class WebSocketWithCookie extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { headers })
    }
  }
  const minutes = connectMinutes({
    url: `ws://${line.host}/yjs/${workspaceId}`,
    document,
    seatId,
    WebSocketPolyfill: WebSocketWithCookie as never,
  })
  world.onClose(() => minutes.destroy())
  const said: string[] = []
  page.subscribe(() => said.push(isConnected() ? 'connected' : 'lost'))
  await until(() => minutes.saved().kind === 'saved', 'in step')
  line.setSilent(true)
  await sleep(4_000)
  minutes.doubt()
  line.setSilent(false)
  await sleep(1_000)
  expect([said.includes('lost'), minutes.saved().kind]).toEqual([false, 'saved'])
  const from = performance.now()
  line.setSilent(true)
  await until(() => !isConnected(), 'the page says that it is not connected', 15_000)
  console.log(`silence noticed after ${Math.round(performance.now() - from)} ms`)
  minutes.doubt()
  expect(minutes.saved().kind).toBe('offline')
  line.setSilent(false)
  await until(() => isConnected() && minutes.saved().kind === 'saved', 'all is well again', 20_000)
})
