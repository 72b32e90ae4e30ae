import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { connect } from '../../server/db.ts'
import { findBreak } from '../../server/history/event-store.ts'
import { openLog } from '../../server/log.ts'
import { migrate } from '../../server/migrate.ts'
import { firstBrokenLink } from '../../server/minutes/chain.ts'
import { readUpdates } from '../../server/minutes/log-rows.ts'
import { startEmbeddedPostgres } from '../../server/postgres/embedded.ts'
import { World } from '../world.ts'
import { until } from '../world/until.ts'

// Two databases are started in turn here, and a busy machine takes seconds for one.
vi.setConfig({ testTimeout: 90_000 })

const log = openLog('warn')
let folder: string
let running: (() => Promise<void>)[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-backup-'))
  running = []
})
afterEach(async () => {
  for (const stop of running.toReversed()) await stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Concord with its built-in database in a data folder, and how to stop both as Ctrl-C does. */
async function concordIn(dataDir: string) {
  const embedded = await startEmbeddedPostgres({ dataDir, log })
  const sql = connect(embedded.options, log)
  await migrate(sql, join(import.meta.dirname, '../../migrations'), log)
  const drop = async () => {
    await sql.end({ timeout: 2 })
    await embedded.stop()
  }
  const world = new World({ sql, url: '', drop }, {})
  await world.start()
  let isStopped = false
  const stop = async () => {
    if (isStopped) return
    isStopped = true
    await world.close()
  }
  running.push(stop)
  return { world, stop }
}

it('O22 A data folder that was copied while Concord stood still is a backup: what was written by then is there, and verifies', async () => {
  const first = await concordIn(join(folder, 'data'))
  const table = await first.world.openTable()
  const { document, itemIds } = await table.meeting()
  const [itemId = ''] = itemIds
  const place = { workspaceId: table.workspaceId, document }
  const text = await table.parent.text(document).synced()
  text.write(itemId, 'In the backup.')
  await until(async () => (await readUpdates(first.world.sql, place)).length === 1, 'the words are stored')
  await first.stop()
  const copying = spawnSync('cp', ['-a', join(folder, 'data'), join(folder, 'backup')], { encoding: 'utf8' })
  expect(copying).toMatchObject({ status: 0, stderr: '' })

  // The original goes on, and is then lost with its disk.
  const second = await concordIn(join(folder, 'data'))
  await second.world.sql`update seat set name = 'After the backup'`
  await second.stop()
  rmSync(join(folder, 'data'), { recursive: true })

  mkdirSync(join(folder, 'new machine'))
  const moving = spawnSync('cp', ['-a', join(folder, 'backup'), join(folder, 'new machine/data')])
  expect(moving.status).toBe(0)
  const third = await concordIn(join(folder, 'new machine/data'))
  const { device, seatId } = table.parent
  const comingBack = third.world.device()
  comingBack.cookie = device.cookie
  const again = table.parent.but({ device: comingBack })
  expect((await again.table()).names.seats[seatId]).toBe(table.parent.name)
  const copy = await again.text(document).synced()
  expect(copy.words(itemId)).toContain('In the backup.')
  expect(firstBrokenLink(place, await readUpdates(third.world.sql, place))).toBeNull()
  expect(await findBreak(third.world.sql, table.workspaceId)).toBeUndefined()
})
