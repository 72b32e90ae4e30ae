import { type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { startProxy } from '../../scripts/proxy.mjs'
import { until } from '../world/until.ts'
import { OwnDatabase } from './own-database.ts'
import { isAlive, signal } from './processes.ts'
import { ServerProcess } from './server-process.ts'

const startedWithinMs = 30_000

/** Two nodes, a database and the real proxy, each in processes of its own, as `docker-compose.yml` has them. */
export class Cluster {
  readonly database: OwnDatabase
  readonly nodes: readonly [ServerProcess, ServerProcess]
  url = ''
  #proxy: ChildProcess | undefined
  #said = ''

  constructor(database: OwnDatabase) {
    this.database = database
    this.nodes = [new ServerProcess(database.url), new ServerProcess(database.url)]
  }

  async start(haproxy: string): Promise<void> {
    for (const node of this.nodes) await node.start()
    const bind = `127.0.0.1:${await freePort()}`
    this.#proxy = await startProxy({ haproxy, bind, nodes: this.nodes.map(({ url }) => new URL(url).host) })
    for (const stream of [this.#proxy.stdout, this.#proxy.stderr])
      stream?.on('data', (chunk) => (this.#said += String(chunk)))
    this.url = `http://${bind}`
    await until(() => this.isWell(), `the proxy leads to a node: ${this.#said}`, startedWithinMs)
  }

  /** The proxy says what it thinks of a node each time that it changes its mind. */
  async untilSeen(node: ServerProcess, as: 'UP' | 'DOWN', since: number): Promise<void> {
    const line = `Server nodes/node-${this.nodes.indexOf(node) + 1} is ${as}`
    await until(() => this.#said.slice(since).includes(line), `the proxy says ${line}`, startedWithinMs)
  }

  /** How much the proxy has said, for `untilSeen`. */
  get saidLength(): number {
    return this.#said.length
  }

  freeze(node: ServerProcess): void {
    signal(pidOf(node), 'SIGSTOP')
  }

  thaw(node: ServerProcess): void {
    signal(pidOf(node), 'SIGCONT')
  }

  /** The node that each workspace was taken by last. */
  async homes(workspaceIds: string[]): Promise<Map<string, string>> {
    const rows = await this.database.ask(
      (sql) => sql<{ workspaceId: string; nodeId: string }[]>`
        select workspace_id, node_id
        from lease
        where workspace_id = any(${workspaceIds}::text[])
      `,
    )
    return new Map(rows.map(({ workspaceId, nodeId }) => [workspaceId, nodeId]))
  }

  async isWell(): Promise<boolean> {
    return fetch(`${this.url}/healthz`).then(
      ({ status }) => status === 200,
      () => false,
    )
  }

  async remove(): Promise<void> {
    for (const node of this.nodes) await node.remove()
    const { pid } = this.#proxy ?? {}
    if (this.#proxy && pid !== undefined && isAlive(pid)) {
      const ended = once(this.#proxy, 'exit')
      signal(pid, 'SIGTERM')
      await ended
    }
    await this.database.remove()
  }
}

/** As its own log has it. */
function pidOf({ said }: ServerProcess): number {
  const pid = [...said.matchAll(/"pid":(\d+)[^\n]*"msg":"ready"/g)].at(-1)?.[1]
  if (pid === undefined) throw new Error('the node has not said its process')
  return Number(pid)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
