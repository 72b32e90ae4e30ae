import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '../world/until.ts'
import { showFigures, spread } from './figures.ts'
import { Load } from './load.ts'
import { OwnDatabase } from './own-database.ts'
import { isStopped } from './processes.ts'
import { ServerProcess } from './server-process.ts'

const rounds = Math.ceil(Number(process.env['FAULT_KILLS'] ?? 10) / 5)
const timeoutMs = 60_000 + rounds * 20_000

let database: OwnDatabase
let server: ServerProcess
let load: Load

beforeAll(async () => {
  database = await OwnDatabase.make()
  server = new ServerProcess(database.url)
  await server.start()
  load = new Load(database, server)
  await load.open({ textCount: 3, writersEach: 3 })
  load.start()
})

afterAll(async () => {
  load?.close()
  await server?.remove()
  await database?.remove()
})

/** A database that fails, comes back, and keeps what it was given; several times, under load. */
async function expectSafe(what: string, fail: () => Promise<unknown>, mend: () => unknown): Promise<void> {
  const backMs: number[] = []
  for (let round = 1; round <= rounds; round++) {
    await sleep(load.chance.between(100, 600))
    await fail()
    const check = await load.expectNotSaved()
    check()
    await mend()
    const from = Date.now()
    await load.untilBack()
    backMs.push(Date.now() - from)
    await load.expectKept(`${what}, round ${round}`)
  }
  load.expectServerWell()
  showFigures(what, { rounds, ...load.figures(), backMs: spread(backMs) })
}

test(
  'D2 a database that is killed loses nothing, and no page says “saved” of words that it does not have',
  () =>
    expectSafe(
      'database killed',
      () => database.kill(),
      () => database.start(),
    ),
  timeoutMs,
)

test(
  'D3 a database that hangs loses nothing, and no page says “saved” until it goes on',
  () =>
    expectSafe(
      'database stopped',
      async () => {
        const pids = database.pause()
        await until(() => pids.every(isStopped), 'all of the database stands still')
      },
      () => database.resume(),
    ),
  timeoutMs,
)

test(
  'D4 a database that is restarted by its administrator loses nothing',
  () =>
    expectSafe(
      'database restarted',
      () => database.stop(),
      () => database.start(),
    ),
  timeoutMs,
)

test(
  'D5 a database that dies in the middle of a command ends no server, and the command is done once',
  async () => {
    for (let round = 1; round <= rounds; round++) {
      await database.holdTable('event')
      await until(async () => (await database.waitingForLock()) > 0, 'a command is half done')
      await database.kill()
      await sleep(load.chance.between(0, 300))
      await database.start()
      await load.untilBack()
      await load.untilCommandDone()
      await load.expectKept(`died in the middle of a command, round ${round}`)
    }
    load.expectServerWell()
  },
  timeoutMs,
)

test(
  'D6 connections that break off again and again, in the middle of commits and while they are made, lose nothing',
  async () => {
    let cut = 0
    while (cut < rounds * 20) {
      await sleep(load.chance.between(0, 100))
      cut += await database.cutConnections()
    }
    const backMs = await load.untilBack()
    // Not ten seconds, for which the driver waits on a connection that it lost at the wrong moment.
    expect(backMs).toBeLessThan(8_000)
    await load.expectKept('connections cut')
    load.expectServerWell()
    showFigures('connections cut', { cut, ...load.figures(), backMs })
  },
  timeoutMs,
)

test('D7 when all is well again, the log, every page and a newcomer have all that was typed', async () => {
  await load.settle()
  await load.expectWhole('at the end')
  load.expectServerWell()
})
