import { expect, it } from 'vitest'
import { senSupportReview } from '../../shared/meeting-types/sen-support-review.ts'
import { childsViews, convening, familysItem, familysViews, itemId, liveReview } from './meeting-world.ts'
import { noticedReview, review } from './meeting-world.ts'
import { head, named, officer, openTable, parent, relative, supporter, teacher } from './table-world.ts'

const { type: _type, meetingType: _meetingType, itemIds: _itemIds, ...plan } = convening()
const replanning = (change: object) => ({ ...plan, ...change, type: 'meeting.replan' })
const notifying = { type: 'meeting.notify', meetingId: review }
const starting = { type: 'meeting.start', meetingId: review }
const ending = { type: 'meeting.end', meetingId: review }

it('G1: any party’s host may convene a meeting', () => {
  for (const host of [parent, head, officer]) {
    const world = openTable()
    world.asked(host, convening())
    expect(world.table.meetings[review]).toMatchObject({ state: 'draft', convenedBy: host })
    expect(world.table.meetings[review]?.templateDated).toBe(senSupportReview.dated)
  }
  openTable().refused(supporter, convening(), 'forbidden')
  openTable().refused(teacher, convening(), 'forbidden')
})

it('G1: a meeting is convened once, of a kind on the list, with its agenda', () => {
  const world = openTable()
  world.refused(head, { ...convening(), meetingType: 'hearing' }, 'invalid')
  world.refused(head, { ...convening(), itemIds: [itemId(0)] }, 'invalid')
  const twice = senSupportReview.agenda.map(() => itemId(0))
  world.refused(head, { ...convening(), itemIds: twice }, 'invalid')
  world.asked(head, convening())
  world.refused(head, convening(), 'invalid')
  world.refused(head, convening(named('another')), 'invalid')
})

it('G1: the convener may leave out items of the template', () => {
  const world = openTable()
  const itemIds = senSupportReview.agenda.map(({ isFixed }, place) => (isFixed ? itemId(place) : null))
  world.asked(head, { ...convening(), itemIds })
  expect(world.table.meetings[review]?.itemIds).toEqual([childsViews, familysViews])
})

it('G2: the child’s views and the family’s views cannot be left out', () => {
  for (const fixed of [childsViews, familysViews]) {
    const itemIds = senSupportReview.agenda.map((_item, place) =>
      itemId(place) === fixed ? null : itemId(place),
    )
    openTable().refused(head, { ...convening(), itemIds }, 'invalid')
  }
})

it('G2: the child’s views and the family’s views are nobody’s to reword or withdraw', () => {
  const world = liveReview()
  for (const by of [parent, head, officer])
    for (const fixed of [childsViews, familysViews]) {
      const refusal = world.refused(
        by,
        { type: 'agenda.reword', itemId: fixed, title: 'Any news' },
        'forbidden',
      )
      expect(refusal.message).toContain('belongs to nobody')
      world.refused(by, { type: 'agenda.withdraw', itemId: fixed, reason: 'No time' }, 'forbidden')
    }
})

it('G3: the party that convened changes the plan until the meeting begins', () => {
  const world = noticedReview()
  world.refused(parent, replanning({ title: 'Our review' }), 'forbidden')
  world.refused(teacher, replanning({ title: 'Our review' }), 'forbidden')
  world.asked(head, replanning({ startsAt: '2027-05-21T13:00:00.000Z' }))
  expect(world.table.meetings[review]?.startsAt).toBe('2027-05-21T13:00:00.000Z')
  world.asked(parent, starting)
  world.refused(head, replanning({ place: 'Room 9' }), 'closed')
})

it('G3: a change after notice is marked until everyone is told again', () => {
  const world = noticedReview()
  world.asked(head, replanning({ place: 'Room 9' }))
  expect(world.table.meetings[review]?.changedAfterNotice).toBe(true)
  world.asked(head, notifying)
  expect(world.table.meetings[review]).toMatchObject({ state: 'noticed', changedAfterNotice: false })
})

// Random walks found that the type of the command had become the type of the meeting.
it('G3: a meeting whose plan changes stays the kind of meeting that it was', () => {
  const world = noticedReview()
  const was = world.table.meetings[review]
  world.asked(head, replanning({}))
  expect(world.table.meetings[review]).toEqual({ ...was, changedAfterNotice: true })
})

it('G4: the party that convened tells everyone, and nothing waits for an answer', () => {
  const world = openTable()
  world.asked(parent, convening())
  world.refused(head, notifying, 'forbidden')
  world.refused(supporter, notifying, 'forbidden')
  world.asked(parent, notifying)
  expect(world.table.meetings[review]).toMatchObject({ state: 'noticed', noticedAt: expect.any(String) })
  expect(world.asked(parent, notifying)).toEqual([])
})

it('G5: a meeting that nobody was told of cannot be started', () => {
  const world = openTable()
  world.asked(head, convening())
  world.refused(head, starting, 'invalid')
})

it('G5: anybody who is seated starts the meeting, even one who only listens, and the name is kept', () => {
  const world = noticedReview()
  world.asked(relative, starting)
  expect(world.table.meetings[review]).toMatchObject({ state: 'live', started: { by: relative } })
  expect(world.asked(head, starting)).toEqual([])
  world.asked(head, ending)
  world.refused(head, starting, 'closed')
  world.refused(head, notifying, 'closed')
})

it('G6: ending keeps who ended the meeting and what was not reached, and closes nothing', () => {
  const world = liveReview()
  const [first, ...others] = world.table.meetings[review]?.itemIds ?? []
  world.asked(head, { type: 'agenda.cover', itemId: first })
  world.asked(officer, { ...ending, note: 'The room was needed' })
  expect(world.table.meetings[review]).toMatchObject({
    state: 'ended',
    ended: { by: officer, note: 'The room was needed', notReached: others },
  })
  expect(others.map((id) => world.table.agenda[id]?.state)).toEqual(others.map(() => 'open'))
})

it('G6: a meeting ends once, after it started, and not by somebody who only listens', () => {
  noticedReview().refused(head, ending, 'invalid')
  const world = liveReview()
  world.refused(relative, ending, 'forbidden')
  world.asked(supporter, ending)
  world.refused(head, ending, 'closed')
})

it('G6: a withdrawn item is not one that was not reached', () => {
  const world = liveReview()
  world.asked(parent, { type: 'agenda.withdraw', itemId: familysItem, reason: 'Settled by phone' })
  world.asked(parent, ending)
  expect(world.table.meetings[review]?.ended?.notReached).not.toContain(familysItem)
})

it('G13: a plan that leaves out the place has no place any more', () => {
  const world = noticedReview()
  world.asked(head, replanning({ place: '', videoLink: 'https://meet.example/review' }))
  expect(world.table.meetings[review]?.place).toBeUndefined()
  expect(world.table.meetings[review]?.videoLink).toBe('https://meet.example/review')
})
