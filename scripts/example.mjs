// Makes example reviews on a running server, for load tools: prints one JSON array, an object for each meeting.
//   npm run example -- --url http://127.0.0.1:3000 --meetings 20
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:3000' },
    meetings: { type: 'string', default: '1' },
  },
})
const base = values.url.replace(/\/+$/, '')
const count = Number(values.meetings)
if (!Number.isInteger(count) || count < 1 || count > 1000)
  fail('--meetings takes a whole number from 1 to 1000.')

const meetings = []
for (let made = 0; made < count; made++) meetings.push(await makeMeeting())
console.log(JSON.stringify(meetings, null, 2))

/** One example table, and a device of its own for each of its seats. */
async function makeMeeting() {
  const { body: example } = await post('/api/example', {})
  const { workspaceId, meetingId, document } = example
  const seats = []
  for (const { seatId, party, name } of example.seats) {
    const { cookie } = await post(`/api/workspaces/${workspaceId}/example/sit`, { seatId })
    const page = `${base}/w/${workspaceId}/as/${seatId}/meeting/${meetingId}`
    seats.push({ seatId, party, name, page, cookie })
  }
  const url = `${base.replace(/^http/, 'ws')}/yjs/${workspaceId}`
  return { workspaceId, meetingId, minutes: { url, document }, seats }
}

async function post(path, body) {
  const response = await fetch(base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() =>
    fail(`No Concord answers at ${base}. Start one with npm start, or give its address with --url.`),
  )
  const reply = await response.json().catch(() => undefined)
  if (!response.ok)
    fail(reply?.error?.message ?? `${path} answered ${response.status}. Is EXAMPLE=on on that server?`)
  return { body: reply, cookie: response.headers.getSetCookie()[0]?.split(';')[0] }
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
