import { expect, it } from 'vitest'
import { documentRight } from '../../shared/access.ts'
import { powersAt } from '../../shared/attendance/powers-at.ts'
import { attendanceAt } from '../../shared/attendance/patch.ts'
import { standInFor, standsInFor } from '../../shared/attendance/standing.ts'
import { formatDocumentName } from '../../shared/minutes/document-name.ts'
import { aiming, comes, endingStandIn, objecting, placing, standingIn } from './attendance-world.ts'
import { convening, familysItem, liveReview, noticedReview, review } from './meeting-world.ts'
import { head, inviting, named, officer, parent, relative, seated } from './table-world.ts'
import { supporter, teacher, type World } from './table-world.ts'

const minutes = formatDocumentName({ kind: 'minutes', meetingId: review })
const ending = { type: 'meeting.end', meetingId: review }
const meetingOf = (world: World, meetingId = review) => {
  const meeting = world.table.meetings[meetingId]
  if (!meeting) throw new Error('there is no such meeting')
  return meeting
}
const powersOf = (world: World, seatId: string, meetingId = review) => {
  const seat = world.table.seats[seatId]
  return seat && powersAt(seat, meetingOf(world, meetingId))
}

it('B2 somebody comes instead of another of the same party; the others are told, not asked', () => {
  const world = noticedReview()
  world.asked(parent, standingIn())
  expect(standInFor(meetingOf(world), parent)).toMatchObject({ seatId: supporter, powers: ['listen'] })
  expect(standsInFor(meetingOf(world), supporter)?.seatId).toBe(parent)
  expect(world.asked(parent, standingIn())).toEqual([])
  for (const other of [head, officer]) {
    world.refused(other, standingIn(), 'forbidden')
    world.refused(other, endingStandIn(), 'forbidden')
  }
  world.refused(parent, standingIn([], { standInSeatId: teacher }), 'forbidden')
  world.refused(parent, standingIn([], { standInSeatId: parent }), 'invalid')
})

it('B2 the person themselves or a host of the party says who comes instead', () => {
  const world = noticedReview()
  world.asked(parent, standingIn([], { forSeatId: relative }))
  world.asked(relative, endingStandIn(relative))
  world.asked(supporter, standingIn([], { forSeatId: supporter, standInSeatId: relative }))
  world.refused(relative, endingStandIn(supporter), 'forbidden')
  world.refused(relative, standingIn([], { forSeatId: parent }), 'forbidden')
})

it('B2 a person comes instead of one other, and who came before is kept', () => {
  const world = noticedReview()
  world.asked(parent, standingIn())
  world.refused(relative, standingIn([], { forSeatId: relative }), 'invalid')
  world.asked(parent, standingIn(['contribute']))
  world.asked(parent, standingIn([], { standInSeatId: relative }))
  expect(standsInFor(meetingOf(world), supporter)).toBeUndefined()
  world.asked(parent, endingStandIn())
  expect(world.asked(parent, endingStandIn())).toEqual([])
  const { formerStandIns, standIn } = attendanceAt(meetingOf(world), parent)
  expect(standIn).toBeUndefined()
  expect(formerStandIns.map(({ seatId, powers, ended }) => [seatId, powers, ended.by])).toEqual([
    [supporter, ['listen'], parent],
    [supporter, ['listen', 'contribute'], parent],
    [relative, ['listen'], parent],
  ])
})

it('B14 who comes anyway, or is there already, comes instead of nobody', () => {
  const world = noticedReview()
  world.asked(supporter, comes())
  expect(world.refused(parent, standingIn(), 'invalid')).toMatchObject({ path: 'standInSeatId' })
  for (const how of ['remote', 'in_room']) {
    world.asked(supporter, comes(how))
    world.refused(parent, standingIn(), 'invalid')
  }
  world.asked(supporter, comes('in_writing'))
  world.asked(parent, standingIn())
  // Saying as a stand-in that one comes changes nothing, nor does then having other powers.
  world.asked(supporter, comes())
  world.asked(parent, standingIn(['contribute']))
  expect(standsInFor(meetingOf(world), supporter)?.standIn.powers).toEqual(['listen', 'contribute'])
})

it('B14 while the meeting runs it counts where they are, whatever they had replied', () => {
  const world = liveReview()
  world.asked(supporter, placing(supporter))
  world.refused(parent, standingIn(), 'invalid')
  world.asked(supporter, placing(supporter, 'left'))
  world.asked(parent, standingIn())
  world.asked(relative, comes())
  world.asked(relative, placing(relative, 'did_not_attend'))
  world.asked(parent, standingIn([], { standInSeatId: relative }))
})

it('B2 somebody who is invited may come instead; somebody whose seat has ended may not', () => {
  const world = noticedReview()
  const partner = named('partner')
  world.asked(parent, inviting(partner, { party: 'family', powers: ['contribute'] }))
  world.asked(parent, standingIn([], { standInSeatId: partner }))
  world.asked(parent, { type: 'invitation.revoke', seatId: partner })
  world.refused(parent, standingIn(['contribute'], { standInSeatId: partner }), 'closed')
})

it('B3 a stand-in does no more at the meeting than was said, and not more than the own seat may', () => {
  const world = liveReview()
  world.refused(parent, standingIn(['sign']), 'forbidden')
  world.asked(parent, standingIn())
  expect(powersOf(world, supporter)).toEqual(['listen'])
  expect(documentRight(world.table, supporter, minutes)).toBe('read')
  for (const asked of [
    aiming(),
    objecting({ seatId: head }),
    placing(relative),
    { type: 'agenda.add', itemId: named('more'), meetingId: review, title: 'More' },
    { type: 'agenda.cover', itemId: familysItem },
    ending,
  ])
    world.refused(supporter, asked, 'forbidden')
  world.asked(supporter, placing(supporter))
})

it('B3 changing what a stand-in may do changes it at once, and ending it gives the own powers back', () => {
  const world = liveReview()
  world.asked(parent, standingIn())
  world.asked(parent, standingIn(['contribute']))
  expect(documentRight(world.table, supporter, minutes)).toBe('write')
  world.asked(supporter, aiming())
  world.asked(parent, standingIn())
  expect(documentRight(world.table, supporter, minutes)).toBe('read')
  world.asked(parent, endingStandIn())
  expect(documentRight(world.table, supporter, minutes)).toBe('write')
})

it('B3 at another meeting, and after the end, a stand-in has the powers of the own seat', () => {
  const world = liveReview()
  const other = named('other-meeting')
  const itemIds = (convening()['itemIds'] as string[]).map((_id, place) => named(`other-item${place}`))
  world.asked(parent, { ...convening(other), itemIds })
  world.asked(parent, standingIn())
  expect(powersOf(world, supporter, other)).toEqual(['listen', 'contribute'])
  world.asked(supporter, { ...aiming(), meetingId: other })
  world.asked(parent, ending)
  expect(documentRight(world.table, supporter, minutes)).toBe('write')
  world.refused(parent, standingIn(['contribute']), 'closed')
  world.refused(parent, endingStandIn(), 'closed')
})

it('B3 a stand-in who invites elsewhere cannot lift the limit of this meeting', () => {
  const world = liveReview()
  const partner = named('partner')
  seated(world, parent, partner, { party: 'family', powers: ['contribute', 'sign', 'host'] })
  world.asked(parent, standingIn([], { standInSeatId: partner }))
  world.refused(partner, endingStandIn(), 'forbidden')
  world.refused(partner, standingIn(['contribute'], { standInSeatId: partner }), 'forbidden')
  world.refused(partner, standingIn([], { standInSeatId: relative }), 'forbidden')
  expect(powersOf(world, partner)).toEqual(['listen'])
})

it('B3 naming somebody takes nothing from who may do more than oneself', () => {
  const world = liveReview()
  world.refused(supporter, standingIn([], { forSeatId: supporter, standInSeatId: parent }), 'forbidden')
  world.refused(relative, standingIn([], { forSeatId: relative, standInSeatId: supporter }), 'forbidden')
  const everything = ['contribute', 'sign', 'host']
  world.asked(relative, standingIn(everything, { forSeatId: relative, standInSeatId: parent }))
  expect(powersOf(world, parent)).toEqual(['listen', ...everything])
})
