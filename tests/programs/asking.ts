import { setTimeout as sleep } from 'node:timers/promises'
import { getHeapSpaceStatistics } from 'node:v8'
import { connect, urlOptions } from '../../server/db.ts'
import { openLog } from '../../server/log.ts'

/** Asks the given database long questions, and prints how many bytes of each were still there after small collections. */
const collect = globalThis.gc
if (!collect) throw new Error('start it with --expose-gc')
const sql = connect(urlOptions(process.argv[2] ?? ''), openLog('silent'))

const isOld = (name: string) => name === 'old_space' || name === 'large_object_space'
const oldBytes = () =>
  getHeapSpaceStatistics().reduce(
    (sum, { space_name, space_used_size }) => sum + (isOld(space_name) ? space_used_size : 0),
    0,
  )

async function ask(count: number) {
  for (let n = 0; n < count; n += 1) {
    await sql`select length(${'long '.repeat(1_200) + n}::text)`
    await sleep(1)
    collect?.({ type: 'minor' })
  }
}

const count = 200
await ask(count)
collect()
const before = oldBytes()
await ask(count)
console.log(Math.round((oldBytes() - before) / count))
await sql.end()
