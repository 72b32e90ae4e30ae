import { join } from 'node:path'
import { buildApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { Door } from '../../server/door.ts'
import { openLog } from '../../server/log.ts'
import { testDatabase } from '../database.ts'

export type TestServer = { url: string; close: () => Promise<void> }

/** The whole product on a port of its own, with the page as it was built. */
export async function serveBuiltPage(): Promise<TestServer> {
  const database = await testDatabase()
  const door = new Door()
  const url = await door.listen(0, '127.0.0.1')
  const app = await buildApp({
    config: readConfig({}),
    sql: database.sql,
    log: openLog('error'),
    door,
    clientDir: join(import.meta.dirname, '../../dist/client'),
  })
  return {
    url,
    async close() {
      door.drain()
      await app.close()
      await door.close()
      await database.drop()
    },
  }
}
