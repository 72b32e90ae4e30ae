import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { buildApp } from '../server/app.ts'
import type { Config } from '../server/config.ts'
import type { Sql } from '../server/db.ts'
import { Door } from '../server/door.ts'
import { endpoints } from '../shared/protocol.ts'
import { testDatabase, type TestDatabase } from './database.ts'
import { Device } from './world/device.ts'
import { childName, nameOf, partiesNamed } from './world/names.ts'
import { Person } from './world/person.ts'
import { TestTable } from './world/table.ts'

export type HostingTimes = NonNullable<Parameters<typeof buildApp>[0]['hostingTimes']>

/** A whole Concord on a port of its own, with a database of its own; people come to it as they would in life. */
export class World {
  readonly database: TestDatabase
  readonly logLines: string[] = []
  url = ''
  readonly #settings: Partial<Config>
  readonly #hostingTimes: HostingTimes
  readonly #pageDir = mkdtempSync(join(tmpdir(), 'concord-page-'))
  readonly #closers: (() => unknown)[] = []
  #stop: (() => Promise<void>) | undefined

  constructor(database: TestDatabase, settings: Partial<Config>, hostingTimes: HostingTimes = {}) {
    this.database = database
    this.#settings = settings
    this.#hostingTimes = hostingTimes
    writeFileSync(join(this.#pageDir, 'index.html'), '<!doctype html><title>Concord</title>')
  }

  get sql(): Sql {
    return this.database.sql
  }

  /** Starts the process' insides; again after `stop`, on the same port and with nothing in memory. */
  async start(): Promise<void> {
    const door = new Door()
    const port = Number(new URL(this.url || 'http://unknown:0').port)
    this.url = await door.listen(port, '127.0.0.1')
    const config: Config = {
      port,
      host: '127.0.0.1',
      dataDir: '',
      databaseUrl: this.database.url,
      publicUrl: this.url,
      opening: { by: 'anyone' },
      example: true,
      logLevel: 'trace',
      ...this.#settings,
    }
    const log = pino({ level: 'trace' }, { write: (line: string) => this.logLines.push(line) })
    const { sql } = this
    const [clientDir, hostingTimes] = [this.#pageDir, this.#hostingTimes]
    const app = await buildApp({ config, sql, log, door, clientDir, hostingTimes })
    this.#stop = async () => {
      door.drain()
      await app.close()
      await door.close()
    }
  }

  async stop(): Promise<void> {
    const stop = this.#stop
    this.#stop = undefined
    await stop?.()
  }

  /** A browser that has never been here. */
  device(): Device {
    return new Device(this)
  }

  /** What is left open when the tests end is ended then. */
  onClose(job: () => unknown): void {
    this.#closers.unshift(job)
  }

  async close(): Promise<void> {
    for (const job of this.#closers.splice(0)) await job()
    await this.stop()
    await this.database.drop()
    rmSync(this.#pageDir, { recursive: true })
  }

  /** A table that a parent has just opened. */
  async openTable(): Promise<TestTable> {
    const device = this.device()
    const body = {
      child: childName,
      name: nameOf.family,
      party: 'family',
      role: 'Parent',
      parties: partiesNamed,
    }
    const taken = await device.done(endpoints.open, { body })
    return new TestTable(new Person({ ...taken, device, party: 'family', name: nameOf.family }))
  }
}

export async function openWorld(settings: Partial<Config> = {}): Promise<World> {
  const world = new World(await testDatabase(), settings)
  await world.start()
  return world
}
