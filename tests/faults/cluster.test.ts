import { setTimeout as sleep } from 'node:timers/promises'
import { io, type Socket } from 'socket.io-client'
import { call } from '../../client/api.ts'
import { usualLeaseTimes } from '../../server/hosting/lease-times.ts'
import { findHaproxy, howToGetHaproxy } from '../../scripts/proxy.mjs'
import { endpoints } from '../../shared/protocol.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '../world/until.ts'
import { Cluster } from './cluster-nodes.ts'
import { showFigures } from './figures.ts'
import { Load } from './load.ts'
import { OwnDatabase } from './own-database.ts'
import type { ServerProcess } from './server-process.ts'

const rounds = 2
/** Long enough that words are typed which the fault keeps from being saved. */
const typedMeanwhileMs = 150

const haproxy = await findHaproxy()
if (!haproxy) console.log(`Left out: the tests with several nodes. ${howToGetHaproxy}`)

let cluster: Cluster
let load: Load
let pages: Socket[] = []

const workspaceIds = () => load.texts.map(({ meeting }) => meeting.workspaceId)
const nodesInUse = async () => new Set((await cluster.homes(workspaceIds())).values()).size

/** How long it takes until everybody is connected, and what was typed since `from` is saved. */
async function untilBack(from: number): Promise<number> {
  await sleep(typedMeanwhileMs)
  await load.untilBack()
  await until(() => pages.every(({ connected }) => connected), 'the pages follow their tables', 30_000)
  return Date.now() - from
}

/** Somebody opens each table: if its node is another by now, everybody moves there. */
async function visitAll(): Promise<void> {
  // A node that a workspace has just left sends everybody on to where it is.
  await sleep(usualLeaseTimes.minHoldMs + 100)
  for (const { meeting } of load.texts) {
    const { workspaceId, seats } = meeting
    const [{ seatId, cookie } = { seatId: '', cookie: '' }] = seats
    await call(
      endpoints.table,
      { params: { workspaceId }, query: { seat: seatId } },
      { origin: cluster.url, headers: { cookie } },
    )
  }
}

type Fault = {
  what: string
  fail: (node: ServerProcess) => Promise<unknown> | void
  mend: (node: ServerProcess) => Promise<unknown> | void
  withinMs?: number
}

/** Fails one node and then the other, brings each back, and looks every time whether all is there. */
async function expectSafe({ what, fail, mend, withinMs = 5_000 }: Fault): Promise<void> {
  const backMs: number[] = []
  const addedMs: number[] = []
  for (let round = 0; round < rounds; round++)
    for (const node of cluster.nodes) {
      const before = await cluster.homes(workspaceIds())
      const said = cluster.saidLength
      const from = Date.now()
      await fail(node)
      backMs.push(await untilBack(from))
      await load.expectKept(`${what}, round ${round}`)
      expect(await cluster.homes(workspaceIds()), 'somebody had to move').not.toEqual(before)
      await cluster.untilSeen(node, 'DOWN', said)
      await mend(node)
      await cluster.untilSeen(node, 'UP', said)
      await visitAll()
      addedMs.push(await untilBack(Date.now()))
      await load.expectKept(`${what}, added back, round ${round}`)
    }
  showFigures(what, { backMs, addedMs, ...load.figures() })
  expect(Math.max(...backMs, ...addedMs)).toBeLessThanOrEqual(withinMs)
}

describe.skipIf(!haproxy)('several nodes', () => {
  beforeAll(async () => {
    cluster = new Cluster(await OwnDatabase.make())
    await cluster.start(haproxy ?? '')
    // To the load it is one server, whichever node answers.
    load = new Load(cluster.database, cluster as unknown as ServerProcess)
    do await load.open({ textCount: 2, writersEach: 2 })
    while ((await nodesInUse()) < 2)
    pages = load.texts.map(({ meeting: { workspaceId, seats } }) =>
      io(cluster.url, {
        path: `/live/${workspaceId}/`,
        query: { seat: seats[0]?.seatId },
        transports: ['websocket', 'polling'],
        extraHeaders: { cookie: seats[0]?.cookie ?? '' },
        // As the page has it.
        reconnectionDelay: 500,
        reconnectionDelayMax: 5_000,
        forceNew: true,
      }),
    )
    await until(() => pages.every(({ connected }) => connected), 'the pages follow their tables')
    load.start()
  })

  afterAll(async () => {
    for (const page of pages) page.disconnect()
    load?.close()
    await cluster?.remove()
  })

  test('N13 A node that is killed loses nothing, and everybody is back within five seconds, as when it is added again', () =>
    expectSafe({ what: 'node killed', fail: (node) => node.kill(), mend: (node) => node.start() }))

  test('N14 A node that is told to stop loses nothing, and everybody is back within five seconds', () =>
    expectSafe({
      what: 'node stopped',
      fail: (node) => void node.stop(),
      mend: async (node) => {
        await until(() => !node.isRunning, 'the node has stopped', 30_000)
        await node.start()
      },
    }))

  test('N15 A node that freezes loses nothing, everybody is back within eight seconds, and it does no harm when it wakes', () =>
    expectSafe({
      what: 'node frozen',
      fail: (node) => cluster.freeze(node),
      mend: (node) => cluster.thaw(node),
      // It refuses nobody, so first the proxy and then the other node have to lose patience with it.
      withinMs: 8_000,
    }))

  test('N16 A database that hangs or is restarted moves no workspace and closes no socket', async () => {
    await visitAll()
    await untilBack(Date.now())
    const before = await cluster.homes(workspaceIds())
    const sockets = load.watchers.map(({ provider }) => provider.ws)
    const ids = pages.map(({ id }) => id)
    cluster.database.pause()
    await load.expectNotSaved()
    cluster.database.resume()
    await untilBack(Date.now())
    await cluster.database.stop()
    await load.expectNotSaved()
    const from = Date.now()
    await cluster.database.start()
    const backMs = await untilBack(from)
    await load.expectKept('database restarted')
    // The leases have been taken again by then, or somebody would have noticed.
    await load.clerk?.shown()
    expect(await cluster.homes(workspaceIds())).toEqual(before)
    expect(load.watchers.map(({ provider }, at) => provider.ws === sockets[at])).not.toContain(false)
    expect(pages.map(({ id }) => id)).toEqual(ids)
    showFigures('database restarted', { backMs })
  })

  test('N17 After all of it every page has the same text, and nothing that was typed is missing', async () => {
    await load.settle()
    await load.expectWhole('at the end')
  })
})
