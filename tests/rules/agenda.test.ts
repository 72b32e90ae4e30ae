import { expect, it } from 'vitest'
import { childsViews, convening, familysItem, itemId, liveReview, noticedReview } from './meeting-world.ts'
import { review, schoolsItem } from './meeting-world.ts'
import { head, named, officer, openTable, parent, relative, supporter } from './table-world.ts'

const adding = (id: string) => ({ type: 'agenda.add', itemId: id, meetingId: review, title: 'Transport' })
const rewording = (id: string, words: object = {}) => ({
  type: 'agenda.reword',
  itemId: id,
  title: 'Help with reading every day',
  ...words,
})
const withdrawing = (id: string) => ({ type: 'agenda.withdraw', itemId: id, reason: 'Settled by phone' })
const turning = (id: string) => ({ type: 'agenda.turn_to', itemId: id })
const covering = (id: string) => ({ type: 'agenda.cover', itemId: id })
const reopening = (id: string) => ({ type: 'agenda.reopen', itemId: id })
const moving = (id: string, afterItemId?: string) => ({ type: 'agenda.move', itemId: id, afterItemId })
const transport = named('transport')

it('G7: any party puts a matter on the agenda, before and during the meeting', () => {
  for (const by of [parent, supporter, head, officer]) {
    const world = liveReview()
    world.asked(by, adding(transport))
    expect(world.table.agenda[transport]).toMatchObject({
      state: 'open',
      raisedBy: world.table.seats[by]?.party,
      addedBy: by,
    })
    // The date of the next review closes every agenda.
    expect(world.table.meetings[review]?.itemIds.at(-2)).toBe(transport)
    world.refused(by, adding(transport), 'invalid')
  }
  liveReview().refused(relative, adding(transport), 'forbidden')
})

it('G7: an item that came after notice says so', () => {
  const world = openTable()
  world.asked(head, convening())
  world.asked(parent, adding(transport))
  expect(world.table.agenda[transport]?.isAfterNotice).toBe(false)
  expect(noticedReview().table.agenda[familysItem]?.isAfterNotice).toBe(true)
})

it('G8: only the party that raised an item rewords or withdraws it', () => {
  const world = noticedReview()
  for (const by of [head, officer]) {
    world.refused(by, rewording(familysItem), 'forbidden')
    world.refused(by, withdrawing(familysItem), 'forbidden')
  }
  world.refused(parent, withdrawing(schoolsItem), 'forbidden')
  world.refused(relative, rewording(familysItem), 'forbidden')
  world.asked(supporter, rewording(familysItem))
  expect(world.table.agenda[familysItem]?.title).toBe('Help with reading every day')
})

it('G8: a withdrawn item stays, with its reason, and nothing happens to it any more', () => {
  const world = liveReview()
  world.asked(parent, withdrawing(familysItem))
  expect(world.table.agenda[familysItem]).toMatchObject({ state: 'withdrawn', reason: 'Settled by phone' })
  for (const ask of [rewording, withdrawing, turning, covering, reopening, moving])
    world.refused(parent, ask(familysItem), 'closed')
})

it('G9: the table has one current item, while the meeting is live', () => {
  noticedReview().refused(head, turning(familysItem), 'invalid')
  const world = liveReview()
  world.refused(relative, turning(familysItem), 'forbidden')
  world.asked(head, turning(childsViews))
  world.asked(supporter, turning(familysItem))
  expect(world.table.meetings[review]?.currentItemId).toBe(familysItem)
  expect(world.asked(head, turning(familysItem))).toEqual([])
})

it('G9: an item that is withdrawn is not current any more, and after the end none is', () => {
  const world = liveReview()
  world.asked(head, turning(familysItem))
  world.asked(parent, withdrawing(familysItem))
  expect(world.table.meetings[review]?.currentItemId).toBeUndefined()
  world.asked(head, turning(childsViews))
  world.asked(head, { type: 'meeting.end', meetingId: review })
  expect(world.table.meetings[review]?.currentItemId).toBeUndefined()
})

it('G10: one marks an item as covered and another party opens it again', () => {
  const world = liveReview()
  world.refused(relative, covering(schoolsItem), 'forbidden')
  world.asked(head, covering(schoolsItem))
  expect(world.table.agenda[schoolsItem]).toMatchObject({ state: 'covered', covered: { by: head } })
  expect(world.asked(head, covering(schoolsItem))).toEqual([])
  world.refused(relative, reopening(schoolsItem), 'forbidden')
  world.asked(parent, reopening(schoolsItem))
  expect(world.table.agenda[schoolsItem]?.state).toBe('open')
  expect(world.table.agenda[schoolsItem]?.covered).toBeUndefined()
  expect(world.asked(parent, reopening(schoolsItem))).toEqual([])
  noticedReview().refused(head, covering(schoolsItem), 'invalid')
})

it('G11: whoever contributes changes the order, and no item is lost or doubled', () => {
  const world = liveReview()
  const before = world.table.meetings[review]?.itemIds ?? []
  world.refused(relative, moving(familysItem), 'forbidden')
  world.asked(parent, moving(familysItem))
  world.asked(head, moving(itemId(0), familysItem))
  const after = world.table.meetings[review]?.itemIds ?? []
  expect(after.slice(0, 2)).toEqual([familysItem, itemId(0)])
  expect(after.toSorted()).toEqual(before.toSorted())
  expect(world.asked(parent, moving(familysItem))).toEqual([])
  expect(world.asked(parent, moving(familysItem, familysItem))).toEqual([])
})

it('G11: an item is not put after one of another meeting', () => {
  const world = liveReview()
  const itemIds = convening().itemIds as string[]
  world.asked(parent, {
    ...convening(named('another')),
    itemIds: itemIds.map((id) => id.replace('item', 'next')),
  })
  world.refused(head, moving(familysItem, named('next0')), 'invalid')
})

it('G12: after the meeting has ended, its agenda stays as it was', () => {
  const world = liveReview()
  world.asked(head, { type: 'meeting.end', meetingId: review })
  world.refused(parent, adding(transport), 'closed')
  for (const ask of [rewording, turning, covering, reopening, moving])
    world.refused(parent, ask(familysItem), 'closed')
})

it('G13: a reworded item wants only what its party still wants', () => {
  const world = noticedReview()
  world.asked(parent, rewording(familysItem, { minutes: 5 }))
  expect(world.table.agenda[familysItem]).toMatchObject({ minutes: 5 })
  expect(world.table.agenda[familysItem]?.wants).toBeUndefined()
  world.asked(parent, rewording(familysItem, { wants: '' }))
  expect(world.table.agenda[familysItem]?.minutes).toBeUndefined()
  expect(world.asked(parent, rewording(familysItem))).toEqual([])
})
