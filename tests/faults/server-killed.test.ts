import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, test } from 'vitest'
import { Load } from './load.ts'
import { OwnDatabase } from './own-database.ts'
import { ServerProcess } from './server-process.ts'
import { until } from '../world/until.ts'
import { showFigures, spread } from './figures.ts'

const kills = Number(process.env['FAULT_KILLS'] ?? 10)

let database: OwnDatabase
let server: ServerProcess
let load: Load

beforeAll(async () => {
  database = await OwnDatabase.make()
  server = new ServerProcess(database.url)
  await server.start()
  load = new Load(database, server)
  await load.open({ textCount: 3, writersEach: 3 })
})

afterAll(async () => {
  load?.close()
  await server?.remove()
  await database?.remove()
})

/** So that there are words on their way to the disk, which the database would still write down if it lived. */
async function holdCommits(): Promise<void> {
  await database.holdTable('minutes_update')
  await until(async () => (await database.waitingForLock()) > 0, 'a commit is under way')
}

/** The server dies by itself; with its database, as when the power fails; or so in the middle of a commit. */
const ways = ['alone', 'power', 'mid-commit'] as const

test(
  'D1 a server that is killed in mid-word, again and again, loses nothing that anybody saw or was told is saved',
  async () => {
    const backMs: number[] = []
    const readyMs: number[] = []
    load.start()
    for (let kill = 1; kill <= kills; kill++) {
      await sleep(load.chance.between(50, 700))
      const way = ways[kill % ways.length]
      if (way === 'mid-commit') await holdCommits()
      const killedAt = Date.now()
      await Promise.all([server.kill(), way !== 'alone' && database.kill()])
      await load.untilCutOff()
      if (way !== 'alone') await database.start()
      // Before the next server: what the pages still hold, they would send again, and hide a loss.
      await load.expectKept(`after kill ${kill}, ${way}`)
      await server.start()
      readyMs.push(Date.now() - killedAt)
      await load.untilBack()
      backMs.push(Date.now() - killedAt)
    }
    await load.settle()
    await load.expectWhole(`after ${kills} kills`)
    load.expectServerWell()
    showFigures('server killed', {
      kills,
      ...load.figures(),
      readyMs: spread(readyMs),
      backMs: spread(backMs),
    })
  },
  60_000 + kills * 15_000,
)
