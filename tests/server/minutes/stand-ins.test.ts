import { afterAll, beforeAll, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { connectMinutes, type MinutesConnection } from '../../../client/minutes/connection/connect-minutes.ts'
import { unsentWords } from '../../../client/minutes/left-words.ts'
import { newId } from '../../../server/people/secrets.ts'
import { openWorld, type World } from '../../world.ts'
import type { Person } from '../../world/person.ts'
import { until } from '../../world/until.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const everything = ['listen', 'contribute', 'sign', 'host']

/** A live meeting; the parent’s partner, who may do everything elsewhere, comes instead of her “to listen”. */
async function atMeeting() {
  const table = await world.openTable()
  const { parent } = table
  const partner = await table.seat('family', { name: 'Sam Rowe', role: 'Parent', powers: everything })
  const head = await table.seat('school')
  const { meetingId, itemIds, document } = await table.meeting()
  await head.does({ type: 'meeting.start', meetingId })
  const itemId = itemIds[0] ?? ''
  const standingIn = (powers: string[]) => ({
    type: 'attendance.stand_in',
    meetingId,
    forSeatId: parent.seatId,
    standInSeatId: partner.seatId,
    powers,
  })
  return { parent, partner, head, meetingId, itemId, document, standingIn }
}

/** The page’s own way to the minutes, on this person’s device. */
function ownPage(person: Person, document: string): MinutesConnection {
  class WebSocketWithCookie extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { headers: { cookie: person.device.cookie ?? '' } })
    }
  }
  const page = connectMinutes({
    url: `${world.url.replace('http', 'ws')}/yjs/${person.workspaceId}`,
    document,
    seatId: person.seatId,
    WebSocketPolyfill: WebSocketWithCookie as never,
  })
  page.provider.maxBackoffTime = 100
  world.onClose(() => page.destroy())
  return page
}

function write(doc: Y.Doc, itemId: string, words: string) {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  doc.getXmlFragment(itemId).push([paragraph])
}

it('B13 a stand-in “attending to listen” reads the minutes, and no letter of theirs gets in', async () => {
  const { parent, partner, head, itemId, document, standingIn } = await atMeeting()
  await parent.does(standingIn([]))
  const honest = await head.text(document).synced()
  const listener = await partner.text(document).synced()
  honest.write(itemId, 'The timetable was read out.')
  await until(() => listener.words(itemId).includes('read out'), 'the stand-in reads')
  listener.write(itemId, 'Not to be written.')
  await until(() => listener.closes.includes(4403), 'it is refused')
  honest.write(itemId, 'And so on.')
  const fresh = await parent.text(document).synced()
  await until(() => fresh.words(itemId).includes('And so on.'), 'the others go on')
  expect(fresh.words(itemId)).not.toContain('Not to be written')
  const [row] = await world.sql`
    select count(*)::int as count from minutes_update where seat_id = ${partner.seatId}
  `
  expect(row?.['count']).toBe(0)
})

it('B13 over the wire a stand-in asks for nothing at that meeting that needs more', async () => {
  const { parent, partner, meetingId, itemId, standingIn } = await atMeeting()
  await parent.does(standingIn([]))
  for (const command of [
    { type: 'agenda.cover', itemId },
    { type: 'agenda.add', itemId: newId(), meetingId, title: 'Another matter' },
    { type: 'meeting.aim', meetingId, words: 'Something else' },
    { type: 'meeting.end', meetingId },
    { type: 'attendance.end_stand_in', meetingId, forSeatId: parent.seatId },
    { ...standingIn(['contribute']) },
  ])
    expect(await partner.mayNot(command)).toMatchObject({ status: 403, code: 'forbidden' })
  await partner.does({ type: 'attendance.place', meetingId, seatId: partner.seatId, place: 'in_room' })
})

it('B13 powers that change while somebody writes: what was seen stays, what was refused stays on the own page', async () => {
  const { parent, partner, head, meetingId, itemId, document, standingIn } = await atMeeting()
  const honest = await head.text(document).synced()
  const page = ownPage(partner, document)
  await until(() => page.saved().kind === 'saved', 'in step')
  write(page.doc, itemId, 'Written while I might.')
  await until(() => honest.words(itemId).includes('while I might'), 'it is there')
  await parent.does(standingIn([]))
  write(page.doc, itemId, 'Typed a moment later.')
  await until(() => page.saved().kind === 'refused', 'refused')
  expect(page.saved()).toMatchObject({ hasUnsent: true, reason: expect.stringMatching(/not change/) })
  expect(unsentWords(page.doc)).toContain('Typed a moment later.')
  const fresh = await head.text(document).synced()
  expect(fresh.words(itemId)).toContain('Written while I might.')
  expect(fresh.words(itemId)).not.toContain('Typed a moment later.')

  await head.does({ type: 'meeting.end', meetingId })
  const again = await partner.text(document).synced()
  again.write(itemId, 'The own powers are back.')
  await until(() => fresh.words(itemId).includes('powers are back'), 'the stand-in writes after the end')
  expect(again.closes).toEqual([])
})

it('B13 more powers reach an open page at once, without words that it typed before', async () => {
  const { parent, partner, head, itemId, document, standingIn } = await atMeeting()
  await parent.does(standingIn([]))
  const honest = await head.text(document).synced()
  const page = ownPage(partner, document)
  await until(() => page.saved().kind === 'saved', 'in step')
  await parent.does(standingIn(['contribute']))
  write(page.doc, itemId, 'Now I may speak.')
  await until(() => honest.words(itemId).includes('may speak'), 'it is there')
  await until(() => page.saved().kind === 'saved', 'saved')
})
