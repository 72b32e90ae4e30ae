import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { medianOf, percentWithheld } from '../report/numbers.mjs'
import { warmed } from './crowds.mjs'

/** PostgreSQL's own commit: rows like those of the minutes, one by one from one connection, into Concord's database. */
export const floor = {
  id: 'floor',
  title: 'PostgreSQL’s own commit (ms)',
  shapes: [
    { id: 'idle', pauseMs: 0 },
    { id: 'paced', pauseMs: 20 },
    { id: 'beside-20x8', pauseMs: 20, rooms: 20, clients: 8 },
  ],
  servers: ['concord'],
  isRepeated: true,
  columns: [
    { key: 'p50', title: 'p50' },
    { key: 'p95', title: 'p95' },
    { key: 'p99', title: 'p99' },
    { key: 'perSecond', title: 'commits/s' },
    { key: 'withheld', title: 'withheld, %' },
  ],
  note:
    'idle: one insert after the other, nothing else going on. paced: one every 20 ms. beside-20x8: the same while 160 ' +
    'clients of Concord type as in the 20×8 of the keystrokes.',
  async measure({ station, load, shape, setting }) {
    const commits = () => timeCommits(station, { pauseMs: shape.pauseMs, forMs: setting.commitMs })
    if (!shape.rooms) return commits()
    return warmed(station, load, { ...shape, from: 0 }, async () => {
      const perSecond = shape.rooms * shape.clients * setting.lettersPerSecond
      const use = { perSecond, warmMs: 0, forMs: setting.commitMs + 500, seed: setting.seed }
      const [times] = await Promise.all([commits(), load.ask('drive', use)])
      return times
    })
  },
  summary: (rounds) => ({
    withheld: percentWithheld(rounds),
    p50: medianOf(rounds, 'p50'),
    p95: medianOf(rounds, 'p95'),
    p99: medianOf(rounds, 'p99'),
    perSecond: medianOf(rounds, 'perSecond'),
    version: rounds[0].version,
  }),
}

async function timeCommits(station, { pauseMs, forMs }) {
  const path = join(station.process.folder, 'data/run/.s.PGSQL.5432')
  const sql = postgres({ path, user: 'app', database: 'postgres', max: 1, onnotice: () => {} })
  try {
    await makeTable(sql)
    const times = []
    const endAt = performance.now() + forMs
    for (let seq = 1; performance.now() < endAt; seq++) {
      const startedAt = performance.now()
      await insertRow(sql, seq)
      times.push(performance.now() - startedAt)
      if (pauseMs) await sleep(pauseMs)
    }
    await sql`drop table bench_commit`
    const [{ server_version: version }] = await sql`show server_version`
    // The first tenth is warming up.
    const sorted = times.slice(Math.floor(times.length / 10)).toSorted((a, b) => a - b)
    const at = (share) => sorted[Math.ceil(share * sorted.length) - 1]
    return { p50: at(0.5), p95: at(0.95), p99: at(0.99), perSecond: times.length / (forMs / 1000), version }
  } finally {
    await sql.end()
  }
}

async function makeTable(sql) {
  await sql`drop table if exists bench_commit`
  await sql`
    create table bench_commit (
      workspace_id text not null,
      document text not null,
      seq bigint not null,
      seat_id text not null,
      at timestamptz not null,
      bytes bytea not null,
      hash bytea not null,
      prev_hash bytea not null,
      primary key (workspace_id, document, seq)
    )
  `
}

const insertRow = (sql, seq) => sql`
  insert into bench_commit (workspace_id, document, seq, seat_id, at, bytes, hash, prev_hash)
  values ('bench-workspace-bench', 'meeting/bench-meeting-benchm/minutes', ${seq}, 'bench-seat-bench-seat',
    now(), ${typed}, ${hash}, ${hash})
`

const typed = Buffer.alloc(24, 7)
const hash = Buffer.alloc(32, 9)
