import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { promisify } from 'node:util'

const run = promisify(execFile)
/** A meeting is many commits, one after the other; several are made at a time and share them. */
const workers = 6

/**
 * Example meetings, each a room with the seats of six people, and of more where more are to write: what somebody may send
 * is counted by person.
 */
export async function makeMeetings({ port, numbers, concordDir, people }) {
  const shares = Array.from({ length: workers }, (_, worker) =>
    Math.floor((numbers.length + worker) / workers),
  )
  const made = await Promise.all(
    shares.filter((share) => share > 0).map((share) => exampleMeetings(port, share, concordDir)),
  )
  const rooms = made.flat()
  for (const room of rooms) await bring(`http://127.0.0.1:${port}`, room, people - room.seats.length)
  return rooms.map(({ minutes, seats }) =>
    seats.map(({ seatId, cookie }) => ({
      url: `${minutes.url}/${encodeURIComponent(minutes.document)}?durable=1&seat=${seatId}`,
      document: minutes.document,
      headers: { cookie },
    })),
  )
}

/** More people of the family, each by a personal link of their own. */
async function bring(base, { workspaceId, seats }, count) {
  const [parent] = seats
  const path = `${base}/api/workspaces/${workspaceId}`
  for (let brought = 0; brought < count; brought++) {
    const name = `Relative ${brought + 1}`
    const invited = await post(`${path}/invitations?seat=${parent.seatId}`, parent.cookie, {
      id: randomBytes(16).toString('base64url'),
      party: 'family',
      name,
      role: 'Relative',
      isSupporter: false,
      powers: ['listen', 'contribute'],
    })
    const { seatId, link, code } = invited.reply
    const [, secret] = new URL(link).hash.slice(1).split('.')
    const { cookie } = await post(`${path}/join/look`, undefined, { secret, code })
    await post(`${path}/join`, cookie, { secret, code, name })
    seats.push({ seatId, cookie })
  }
}

async function post(url, cookie, body) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie && { cookie }) },
    body: JSON.stringify(body),
  })
  const reply = await response.json()
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${JSON.stringify(reply)}`)
  return { reply, cookie: response.headers.getSetCookie()[0]?.split(';')[0] }
}

async function exampleMeetings(port, count, concordDir) {
  const { stdout } = await run(
    process.execPath,
    ['scripts/example.mjs', '--url', `http://127.0.0.1:${port}`, '--meetings', String(count)],
    { cwd: concordDir, maxBuffer: 64 * 1024 * 1024 },
  )
  return JSON.parse(stdout)
}
