import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { connect, urlOptions } from '../server/db.ts'
import { openLog } from '../server/log.ts'
import { migrate } from '../server/migrate.ts'
import { startEmbeddedPostgres } from '../server/postgres/embedded.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A connection URL of the server that all tests share; its database is the migrated template. */
    templateUrl: string
  }
}

type Server = { url: URL; stop(): Promise<void> }

const log = openLog(process.env.LOG_LEVEL ?? 'warn')
let users = 0
let template: Promise<Server> | undefined

/** One database server for the whole run, however many projects ask for it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  users += 1
  template ??= startServer().then(makeTemplate)
  const server = await template
  project.provide('templateUrl', server.url.href)
  return async () => {
    users -= 1
    if (users === 0) await server.stop()
  }
}

async function startServer(): Promise<Server> {
  if (process.env.TEST_DATABASE_URL)
    return { url: new URL(process.env.TEST_DATABASE_URL), stop: async () => {} }
  const dataDir = await mkdtemp(join(tmpdir(), 'concord-test-'))
  const embedded = await startEmbeddedPostgres({ dataDir, log })
  return {
    url: new URL(`postgres://app@localhost/postgres?host=${encodeURIComponent(embedded.socketDir)}`),
    async stop() {
      await embedded.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function makeTemplate(server: Server): Promise<Server> {
  const name = `concord_template_${process.pid}`
  const admin = connect({ ...urlOptions(server.url.href), max: 1 }, log)
  await admin`drop database if exists ${admin(name)} with (force)`
  await admin`create database ${admin(name)}`
  const url = new URL(server.url)
  url.pathname = name
  // Cloning wants a template without connections, so this one ends before anybody clones.
  const sql = connect({ ...urlOptions(url.href), max: 1 }, log)
  await migrate(sql, join(import.meta.dirname, '../migrations'), log)
  await sql.end()
  return {
    url,
    async stop() {
      await admin`drop database if exists ${admin(name)} with (force)`
      await admin.end()
      await server.stop()
    },
  }
}
