import { afterAll, beforeAll, expect, it } from 'vitest'
import { roundOf } from '../../shared/agenda/standing.ts'
import { openWorld, type World } from '../world.ts'
import type { Person } from '../world/person.ts'
import { tablePage, type TablePage } from '../world/table-page.ts'
import { until } from '../world/until.ts'

/** The bad days of a meeting: what several people do at the same moment, each on a page of their own. */

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

async function liveReview() {
  const table = await world.openTable()
  const [senco, officer] = [await table.seat('school'), await table.seat('local_authority')]
  const { meetingId, itemIds } = await table.meeting()
  await table.parent.does({ type: 'meeting.start', meetingId })
  const people = [table.parent, senco, officer] as const
  const pages = await Promise.all(people.map(async (person) => (await tablePage(person)).opened()))
  const [first = '', second = '', third = ''] = itemIds
  return { people, pages, meetingId, items: [first, second, third] as const }
}

const seqOf = async (person: Person) => (await person.events()).at(-1)?.seq ?? 0
const caughtUp = async (person: Person, pages: TablePage[]) => {
  const seq = await seqOf(person)
  await until(() => pages.every((page) => page.ready.table.seq >= seq), 'every page has caught up')
}

it('F13 three turn the table at once: it is where the last one turned it, and every page says so', async () => {
  const { people, pages, meetingId, items } = await liveReview()
  await Promise.all(
    pages.map((page, place) => page.live.ask({ type: 'agenda.turn_to', itemId: items[place] ?? '' })),
  )
  await caughtUp(people[0], pages)
  const turned = (await people[0].events()).flatMap(({ type, at, payload }) =>
    type === 'agenda.turned_to' ? [{ at, ...(payload as { itemId: string }) }] : [],
  )
  expect(turned.length).toBe(3)
  const last = turned.at(-1)
  for (const page of pages)
    expect(page.ready.table.meetings[meetingId]).toMatchObject({
      currentItemId: last?.itemId,
      turnedToAt: last?.at,
    })
})

it('F11 three end the meeting at once: one does, the others read that it has ended, and every page agrees', async () => {
  const { people, pages, meetingId } = await liveReview()
  const outcomes = await Promise.allSettled(
    pages.map((page) => page.live.ask({ type: 'meeting.end', meetingId, note: 'The room is needed' })),
  )
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
  expect(refused).toHaveLength(2)
  for (const reason of refused)
    expect(reason).toMatchObject({ code: 'closed', message: 'This meeting has ended already.' })
  await caughtUp(people[0], pages)
  const ended = (await people[0].events()).filter(({ type }) => type === 'meeting.ended')
  expect(ended).toHaveLength(1)
  for (const page of pages) {
    expect(page.ready.table.meetings[meetingId]?.ended?.by).toBe(ended[0]?.seatId)
    expect(page.ready.waiting).toEqual([])
  }
})

it('F1 three ask for a round at once: everybody is asked once', async () => {
  const { people, pages, items } = await liveReview()
  const [itemId] = items
  await Promise.all(pages.map((page) => page.live.ask({ type: 'agenda.ask_round', itemId })))
  await caughtUp(people[0], pages)
  for (const page of pages) expect(page.ready.table.agenda[itemId]?.rounds).toHaveLength(1)
})

it('F6 one covers at the moment in which another holds: in whichever order, the item is open and held', async () => {
  const { people, pages, items } = await liveReview()
  const [itemId] = items
  const [parent, senco] = pages
  await Promise.allSettled([
    senco?.live.ask({ type: 'agenda.cover', itemId }),
    parent?.live.ask({ type: 'agenda.hold', itemId }),
  ])
  await caughtUp(people[0], pages)
  for (const page of pages)
    expect(page.ready.table.agenda[itemId]).toMatchObject({ state: 'open', holds: [{ party: 'family' }] })
})

it('F3 a party leaves in the middle of a round: its answer stays, and the item is covered without it', async () => {
  const { people, pages, items } = await liveReview()
  const [itemId] = items
  const [parent, senco, officer] = people
  await senco.does({ type: 'agenda.ask_round', itemId })
  const answer = { kind: 'view', words: 'We can pay for two afternoons.' }
  await officer.does({ type: 'agenda.answer_round', itemId, answer })
  await officer.does({ type: 'seat.leave' })
  await parent.does({ type: 'agenda.answer_round', itemId, answer: { kind: 'nothing_to_add' } })
  await senco.does({ type: 'agenda.cover', itemId })
  const staying = pages.slice(0, 2)
  await caughtUp(parent, staying)
  for (const page of staying) {
    const item = page.ready.table.agenda[itemId]
    expect(item?.covered).toMatchObject({ by: senco.seatId, unheard: ['school'] })
    expect(item && roundOf(item)?.answers.map(({ party }) => party)).toEqual(['local_authority', 'family'])
  }
})

it('F2 an answer that was given without a connection arrives later, for the same party and once', async () => {
  const { people, pages, items } = await liveReview()
  const [itemId] = items
  await people[1].does({ type: 'agenda.ask_round', itemId })
  await caughtUp(people[0], pages)
  const parent = pages[0]
  if (!parent) throw new Error('the parent has no page')
  parent.line.cut()
  await until(() => !parent.ready.isOnline, 'the page notices')
  const answer = { kind: 'view' as const, words: 'He needs somebody on Thursdays.' }
  expect(await parent.live.ask({ type: 'agenda.answer_round', itemId, answer })).toBe('waiting')
  await people[1].does({ type: 'agenda.cover', itemId })
  parent.line.mend()
  await until(() => parent.ready.waiting.length === 0, 'it has arrived')
  await caughtUp(people[0], pages)
  for (const page of pages) {
    const item = page.ready.table.agenda[itemId]
    expect(item && roundOf(item)?.answers).toMatchObject([{ party: 'family', answer }])
    // It came after the item was covered, and that the family had not been heard by then stays so.
    expect(item?.covered?.unheard).toContain('family')
  }
})
