import postgres from 'postgres'
import { openLog } from '../../server/log.ts'
import { startEmbeddedPostgres } from '../../server/postgres/embedded.ts'

/** Starts the embedded server in the given folder and counts in a table, printing each number once it is committed. */
const embedded = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? '', log: openLog('silent') })
const sql = postgres({ ...embedded.options, onnotice: () => {} })
await sql`create table if not exists counted (n integer primary key)`
for (let n = 1; ; n += 1) {
  await sql`insert into counted (n) values (${n})`
  console.log(n)
}
