import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)
/** A meeting is many commits, one after the other; several are made at a time and share them. */
const workers = 6

/** Example meetings, each a room with the seats of six people. */
export async function makeMeetings({ port, numbers, concordDir }) {
  const shares = Array.from({ length: workers }, (_, worker) =>
    Math.floor((numbers.length + worker) / workers),
  )
  const made = await Promise.all(
    shares.filter((share) => share > 0).map((share) => exampleMeetings(port, share, concordDir)),
  )
  return made.flat().map(({ minutes, seats }) =>
    seats.map(({ seatId, cookie }) => ({
      url: `${minutes.url}/${encodeURIComponent(minutes.document)}?durable=1&seat=${seatId}`,
      document: minutes.document,
      headers: { cookie },
    })),
  )
}

async function exampleMeetings(port, count, concordDir) {
  const { stdout } = await run(
    process.execPath,
    ['scripts/example.mjs', '--url', `http://127.0.0.1:${port}`, '--meetings', String(count)],
    { cwd: concordDir, maxBuffer: 64 * 1024 * 1024 },
  )
  return JSON.parse(stdout)
}
