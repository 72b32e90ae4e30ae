import { join } from 'node:path'
import { buildApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { Door } from '../../server/door.ts'
import { openLog } from '../../server/log.ts'
import { testDatabase } from '../database.ts'

export type TestServer = {
  url: string
  /** Starts anew at the same place, with another build of the page. */
  renew: (clientDir: string) => Promise<void>
  close: () => Promise<void>
}

/** Where the page was built. */
export const builtPage = join(import.meta.dirname, '../../dist/client')

/** The whole product on a port of its own, with the page as it was built. */
export async function serveBuiltPage(): Promise<TestServer> {
  const database = await testDatabase()
  const start = async (port: number, clientDir: string) => {
    const door = new Door()
    const url = await door.listen(port, '127.0.0.1')
    const app = await buildApp({
      config: readConfig({}),
      sql: database.sql,
      log: openLog('error'),
      door,
      clientDir,
    })
    const stop = async () => {
      door.drain()
      await app.close()
      await door.close()
    }
    return { url, stop }
  }
  let running = await start(0, builtPage)
  const { url } = running
  return {
    url,
    async renew(clientDir) {
      await running.stop()
      running = await start(Number(new URL(url).port), clientDir)
    },
    async close() {
      await running.stop()
      await database.drop()
    },
  }
}
