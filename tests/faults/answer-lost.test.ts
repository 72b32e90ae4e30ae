import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '../world/until.ts'
import { DatabaseLine } from './database-line.ts'
import { Load } from './load.ts'
import { OwnDatabase } from './own-database.ts'
import { ServerProcess } from './server-process.ts'

let database: OwnDatabase
let line: DatabaseLine
let server: ServerProcess
let load: Load

beforeAll(async () => {
  database = await OwnDatabase.make()
  line = await DatabaseLine.open(database.url)
  server = new ServerProcess(line.url)
  await server.start()
  load = new Load(database, server)
  await load.open({ textCount: 1, writersEach: 2 })
})

afterAll(async () => {
  load?.close()
  await server?.remove()
  line?.close()
  await database?.remove()
})

test('D8 a change whose answer was lost together with the database is shown when the database is back', async () => {
  load.start()
  await load.untilCommandDone()
  const before = load.clerk?.done.size ?? 0
  const failures = () => server.said.split('"msg":"request failed"').length
  const failed = failures()
  await line.loseAnswer((answer) => answer.includes('COMMIT'))
  // The server asks what has become of it, in vain.
  await until(() => failures() > failed, 'the server could not read the table')
  line.mend()
  await until(() => (load.clerk?.done.size ?? 0) > before, 'the command is done')
  expect(await load.clerk?.shown()).toBe(load.clerk?.lastTitle)
  await load.settle()
  await load.expectWhole('after the lost answer')
  load.expectServerWell()
})

test('D9 a commit of words whose answer was lost is neither repeated nor forgotten', async () => {
  for (const writer of load.writers) writer.startTyping()
  for (let round = 1; round <= 5; round++) {
    await line.loseAnswer((answer) => answer.includes('INSERT 0 '))
    await load.expectNotSaved()
    line.mend()
    await load.untilBack()
    await load.expectKept(`lost answer ${round}`)
  }
  for (const writer of load.writers) writer.stopTyping()
  await load.untilBack()
  await load.expectWhole('at the end')
  // Its own rows are no other process's: no page is sent away for them.
  expect(server.said).not.toContain('by another process')
  load.expectServerWell()
})
