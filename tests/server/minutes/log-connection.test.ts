import { afterEach, beforeEach, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../database.ts'
import { connect, urlOptions } from '../../../server/db.ts'
import { openLog } from '../../../server/log.ts'
import { firstBrokenLink } from '../../../server/minutes/chain.ts'
import { readUpdates } from '../../../server/minutes/log-rows.ts'
import type { Limits } from '../../../server/minutes/limits.ts'
import { DatabaseLine } from '../../faults/database-line.ts'
import { Cleanup, documentName, openTable, ownClient, storedCount, until, workspaceId } from './support.ts'

const place = { workspaceId, document: documentName }
let database: TestDatabase
let cleanup: Cleanup

beforeEach(async () => {
  cleanup = new Cleanup()
  database = await testDatabase()
  cleanup.add(database, () => database.drop())
})

afterEach(() => cleanup.run())

/** A table at the end of a line to its database that can fail, and a page whose words are saved so far. */
async function openOverLine(limits: Partial<Limits> = {}) {
  const line = cleanup.add(await DatabaseLine.open(database.url), (open) => open.close())
  const sql = cleanup.add(connect(urlOptions(line.url), openLog('error')), (pool) => pool.end({ timeout: 1 }))
  const table = cleanup.add(await openTable(sql, limits), (open) => open.stop())
  const page = cleanup.add(ownClient(table, 'parent'), (own) => own.destroy())
  const isSaved = () => page.saved().kind === 'saved'
  await until(isSaved, 'in step')
  const failures = () => table.logLines.filter(({ msg }) => msg === 'minutes not durable, will retry').length
  return { line, table, page, text: page.doc.getText('x'), isSaved, failures }
}

async function expectWhole(rowCount: number) {
  expect(await storedCount(database.sql)).toBe(rowCount)
  expect(firstBrokenLink(place, await readUpdates(database.sql, place))).toBeNull()
}

test('M6 a commit whose answer was lost is not stored twice', async () => {
  const { line, table, text, isSaved, failures } = await openOverLine()
  const lost = line.loseAnswer((answer) => answer.includes('INSERT 0 '))
  text.insert(0, 'Once')
  await lost
  await until(() => failures() > 0, 'the failure is logged')
  line.mend()
  await until(isSaved, 'saved')
  expect(await storedCount(database.sql)).toBe(1)
  // Its own rows are no other process's: nobody is sent away.
  expect(table.logLines.some(({ msg }) => msg.includes('another process'))).toBe(false)
  text.insert(4, ' more')
  await until(isSaved, 'saved again')
  await expectWhole(2)
})

test('M76 a commit that nobody answers is sent again on another connection, and stored once', async () => {
  const { line, text, page, isSaved } = await openOverLine({ commitTimeoutMs: 150 })
  const swallowed = line.swallowQuestion((question) => question.includes('minutes_update'))
  text.insert(0, 'Once')
  await swallowed
  await until(() => page.saved().kind === 'not_saved', 'not saved')
  await until(isSaved, 'saved')
  text.insert(4, ' more')
  await until(isSaved, 'saved again')
  await expectWhole(2)
})

test('M88 however long commits wait for a lock, no more than one of them waits in the database', async () => {
  const { text, isSaved, failures } = await openOverLine({ commitTimeoutMs: 150, maxRetryDelayMs: 100 })
  await database.sql.begin(async (sql) => {
    await sql`lock table minutes_update in share row exclusive mode`
    text.insert(0, 'Once')
    await until(() => failures() >= 5, 'five tries')
    const [waiting] = await sql`
      select count(*)::int as sessions
      from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'
    `
    expect(waiting?.['sessions']).toBeLessThanOrEqual(1)
    expect(isSaved()).toBe(false)
  })
  await until(isSaved, 'saved')
  await expectWhole(1)
})
