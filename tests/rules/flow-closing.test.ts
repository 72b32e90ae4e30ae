import { expect, it } from 'vitest'
import { awaitsReply, holdsOn, isForNextMeeting, unwaivedBy } from '../../shared/agenda/standing.ts'
import { atAnotherMeeting, covering, dropping, ending, holding, inBothOrders, itemOf } from './flow-world.ts'
import { lettingGo, parking, raisedInMeeting, reopening, replyFrom, replying, waiving } from './flow-world.ts'
import { familysItem, liveReview, noticedReview, review, schoolsItem } from './meeting-world.ts'
import { firstContact } from './busy-table.ts'
import { head, inviting, named, officer, parent, relative, supporter, teacher } from './table-world.ts'

it('F6: while a party holds an item open no other covers it, and the refusal says which party and no name', () => {
  const world = liveReview()
  world.refused(relative, holding(), 'forbidden')
  world.asked(supporter, holding(schoolsItem, 'We have not heard who comes on Fridays'))
  for (const other of [head, officer])
    expect(world.refused(other, covering(), 'invalid').message).toContain('family')
  world.refused(relative, lettingGo(), 'forbidden')
  for (const other of [head, officer]) expect(world.asked(other, lettingGo())).toEqual([])
  world.asked(parent, lettingGo())
  expect(world.asked(parent, lettingGo())).toEqual([])
  world.asked(head, covering())
  expect(itemOf(world)).toMatchObject({
    state: 'covered',
    holds: [{ by: supporter, party: 'family', letGo: { by: parent } }],
  })
  noticedReview().refused(head, holding(), 'invalid')
})

it('F6: a party that covers what it held itself lets go of it, and other holds stay', () => {
  const world = liveReview()
  world.asked(parent, holding())
  world.asked(officer, holding())
  expect(world.refused(parent, covering(), 'invalid').message).toContain('local authority')
  world.asked(officer, lettingGo())
  world.asked(parent, covering())
  expect(itemOf(world).state).toBe('covered')
  expect(holdsOn(itemOf(world))).toEqual([])
})

it('F6: one covers while another holds: in either order the item is open and held', () => {
  const world = liveReview()
  world.asked(head, covering())
  world.asked(parent, holding())
  expect(itemOf(world)).toMatchObject({ state: 'open', holds: [{ party: 'family' }] })
  world.refused(head, covering(), 'invalid')
})

it('F6: a party that all its people left holds nothing up', () => {
  const world = liveReview()
  world.asked(officer, holding())
  world.asked(officer, { type: 'seat.leave' })
  world.asked(head, covering())
  expect(itemOf(world)).toMatchObject({ state: 'covered', holds: [{ party: 'local_authority' }] })
})

it('F6: a party holds once, and again only to give another reason', () => {
  const world = liveReview()
  world.asked(parent, holding())
  expect(world.asked(supporter, holding())).toEqual([])
  world.asked(parent, holding(schoolsItem, 'Fridays are open'))
  expect(world.asked(parent, holding(schoolsItem, 'Fridays are open'))).toEqual([])
  expect(holdsOn(itemOf(world))).toMatchObject([{ reason: 'Fridays are open' }])
  world.asked(parent, lettingGo())
  expect(holdsOn(itemOf(world))).toEqual([])
})

it('F7: what the family brought before the meeting is covered only after another party has replied', () => {
  const world = liveReview()
  for (const by of [parent, head, officer])
    expect(world.refused(by, covering(familysItem), 'invalid').message).toContain('reply')
  world.refused(parent, replying('accepted'), 'forbidden')
  world.refused(supporter, replying('accepted'), 'forbidden')
  world.refused(teacher, replying('accepted'), 'forbidden')
  world.asked(head, replying('not_accepted'))
  expect(world.asked(head, replying('not_accepted'))).toEqual([])
  world.asked(head, replying('in_part'))
  expect(itemOf(world, familysItem).replies.map(({ outcome }) => outcome)).toEqual([
    'not_accepted',
    'in_part',
  ])
  world.asked(officer, covering(familysItem))
  expect(itemOf(world, familysItem).state).toBe('covered')
})

it('F7: a reply may come before the meeting and after it, and gives its reason', () => {
  const world = noticedReview()
  world.asked(officer, replying('accepted'))
  expect(awaitsReply(itemOf(world, familysItem))).toBe(false)
  expect(() => world.asked(head, { ...replying('not_accepted'), reason: ' ' })).toThrow('reason')
  world.asked(head, { type: 'meeting.start', meetingId: review })
  world.asked(head, ending)
  world.asked(head, replying('not_accepted'))
  expect(itemOf(world, familysItem).replies).toHaveLength(2)
})

it('F7: items of the template, and what came up in the meeting, are covered without a reply', () => {
  const world = liveReview()
  world.refused(head, replying('accepted', schoolsItem), 'forbidden')
  world.asked(head, covering())
  const { world: another, raised } = raisedInMeeting(parent)
  another.asked(head, covering(raised))
  expect(another.table.agenda[raised]?.state).toBe('covered')
})

it('F8: whoever contributes parks a matter, and it gets an end', () => {
  noticedReview().refused(head, parking(atAnotherMeeting), 'invalid')
  const world = liveReview()
  world.refused(relative, parking(atAnotherMeeting), 'forbidden')
  expect(() => world.asked(head, parking({}))).toThrow()
  world.asked(head, parking({ ...atAnotherMeeting, day: '2027-06-14' }))
  expect(itemOf(world)).toMatchObject({ state: 'parked', parked: { by: head, party: 'school' } })
  expect(world.asked(parent, parking({ ...atAnotherMeeting, day: '2027-06-14' }))).toEqual([])
  world.asked(parent, parking(replyFrom(officer)))
  expect(itemOf(world).parked?.until).toEqual(replyFrom(officer))
  world.refused(head, covering(), 'invalid')
  world.asked(parent, reopening())
  expect(itemOf(world).state).toBe('open')
  expect(itemOf(world).parked).toBeUndefined()
})

it('F8: the end of a parked matter is a day that has not passed, and somebody who is at the table', () => {
  const world = liveReview()
  expect(world.refused(head, parking(replyFrom(officer, '2027-05-02')), 'invalid').path).toBe('until.day')
  expect(world.refused(head, parking({ ...atAnotherMeeting, day: '2027-05-02' }), 'invalid').path).toBe(
    'until.day',
  )
  world.asked(head, parking({ ...atAnotherMeeting, day: '2027-05-03' }))
  world.refused(head, parking(replyFrom(named('nobody'))), 'not_found')
  world.asked(head, inviting(firstContact, { party: 'health', powers: [] }))
  world.asked(head, parking(replyFrom(firstContact)))
  world.asked(officer, { type: 'seat.leave' })
  expect(world.refused(head, parking(replyFrom(officer)), 'invalid').path).toBe('until.from')
})

it('F8: one parks what another covers: the first holds, and the second reads why not', () => {
  const world = liveReview()
  world.asked(head, covering())
  world.refused(parent, parking(atAnotherMeeting), 'invalid')
  const other = liveReview()
  other.asked(parent, parking(atAnotherMeeting))
  other.refused(head, covering(), 'invalid')
})

it('F8: one parks what another holds: in either order it is parked, and held', () => {
  const worlds = inBothOrders(liveReview, [head, parking(atAnotherMeeting)], [parent, holding()])
  for (const world of worlds) {
    expect(itemOf(world).state).toBe('parked')
    expect(holdsOn(itemOf(world))).toMatchObject([{ party: 'family' }])
  }
})

it('F10: what nobody had notice of is for the next meeting until every party with people has waived', () => {
  const { world, raised } = raisedInMeeting(head)
  expect(unwaivedBy(world.table, itemOf(world, raised))).toEqual(['family', 'local_authority'])
  world.asked(officer, waiving(raised))
  expect(isForNextMeeting(world.table, itemOf(world, raised))).toBe(true)
  expect(world.asked(head, waiving(raised))).toEqual([])
  world.asked(parent, waiving(raised))
  expect(world.asked(parent, waiving(raised))).toEqual([])
  expect(isForNextMeeting(world.table, itemOf(world, raised))).toBe(false)
})

it('F10: notice is waived by somebody who signs for the party, for a matter that had none', () => {
  const { world, raised } = raisedInMeeting(head)
  for (const by of [supporter, relative, teacher]) world.refused(by, waiving(raised), 'forbidden')
  world.refused(parent, waiving(schoolsItem), 'invalid')
  expect(isForNextMeeting(world.table, itemOf(world, schoolsItem))).toBe(false)
  world.asked(head, dropping(raised))
  world.refused(parent, waiving(raised), 'closed')
})

it('F10: whoever comes to the table later had no notice either', () => {
  const { world, raised } = raisedInMeeting(head)
  world.asked(officer, waiving(raised))
  world.asked(parent, waiving(raised))
  world.asked(head, inviting(firstContact, { party: 'health', powers: [] }))
  expect(isForNextMeeting(world.table, itemOf(world, raised))).toBe(false)
  world.asked(firstContact, { type: 'seat.join' })
  expect(unwaivedBy(world.table, itemOf(world, raised))).toEqual(['health'])
})
