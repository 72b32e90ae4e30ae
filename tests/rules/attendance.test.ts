import { expect, it } from 'vitest'
import { attendedOf, lateAfterMs } from '../../shared/attendance/attended.ts'
import { attendanceAt } from '../../shared/attendance/patch.ts'
import { isAtMeeting, peopleAt, placeOf, replyOf, roleHolder } from '../../shared/attendance/standing.ts'
import { aiming, answeringObjection, apologising, chairing, comes } from './attendance-world.ts'
import { objecting, objection, placing, puttingDown, takingNotes } from './attendance-world.ts'
import { liveReview, noticedReview, review } from './meeting-world.ts'
import { head, hourMs, inviting, named, officer, parent, relative } from './table-world.ts'
import { supporter, teacher, type World } from './table-world.ts'

const ending = { type: 'meeting.end', meetingId: review }
const meetingOf = (world: World) => {
  const meeting = world.table.meetings[review]
  if (!meeting) throw new Error('there is no review')
  return meeting
}
const seatOf = (world: World, seatId: string) => {
  const seat = world.table.seats[seatId]
  if (!seat) throw new Error('there is no such seat')
  return seat
}
const attended = (world: World, seatId: string) => attendedOf(meetingOf(world), seatOf(world, seatId))

it('B1 everybody replies for themselves, also who only listens; every reply is kept and the last one holds', () => {
  const world = noticedReview()
  world.asked(relative, comes('remote'))
  world.asked(relative, apologising('I am in hospital that week, and very sorry.'))
  expect(replyOf(meetingOf(world), relative)?.reply).toEqual({
    kind: 'apologies',
    words: 'I am in hospital that week, and very sorry.',
  })
  expect(attendanceAt(meetingOf(world), relative).replies).toHaveLength(2)
  expect(world.asked(relative, apologising('I am in hospital that week, and very sorry.'))).toEqual([])
  expect(world.asked(relative, apologising())).toHaveLength(1)
  expect(replyOf(meetingOf(world), relative)?.reply).toEqual({ kind: 'apologies' })
})

it('B1 no reply stays no reply, whatever the others say and however late it is', () => {
  const world = noticedReview()
  world.asked(parent, comes())
  world.passDays(40)
  world.asked(head, { type: 'meeting.start', meetingId: review })
  expect(replyOf(meetingOf(world), officer)).toBeUndefined()
  expect(placeOf(meetingOf(world), officer)).toBeUndefined()
  expect(attended(world, officer)).toEqual({ stays: [], isLate: false, didNotAttend: false })
})

it('B1 a reply may come while the meeting runs, and not after it', () => {
  const world = liveReview()
  world.asked(officer, apologising('Called away'))
  world.asked(parent, ending)
  world.refused(officer, comes(), 'closed')
})

it('B4 each party says where its own people are, and nobody else’s', () => {
  const world = liveReview()
  for (const [by, seatId] of [
    [head, parent],
    [parent, teacher],
    [officer, head],
  ] as const)
    for (const place of ['in_room', 'remote', 'left', 'did_not_attend'])
      world.refused(by, placing(seatId, place), 'forbidden')
  world.asked(parent, placing(relative))
  expect(placeOf(meetingOf(world), relative)).toMatchObject({ by: parent, place: 'in_room' })
  world.asked(relative, placing(relative, 'remote'))
  world.refused(relative, placing(parent, 'left'), 'forbidden')
  expect(world.asked(relative, placing(relative, 'remote'))).toEqual([])
})

it('B4 somebody who is invited and has no device is said to be there by their party', () => {
  const world = liveReview()
  const guest = named('guest')
  world.asked(head, inviting(guest, { party: 'school', powers: [] }))
  world.asked(head, placing(guest))
  expect(placeOf(meetingOf(world), guest)).toMatchObject({ by: head, place: 'in_room' })
  world.asked(head, { type: 'invitation.revoke', seatId: guest })
  world.refused(head, placing(guest, 'left'), 'closed')
})

it('B4 where people are is said while the meeting runs; going is put right for a day after it', () => {
  const world = noticedReview()
  world.refused(parent, placing(parent), 'invalid')
  world.asked(parent, { type: 'meeting.start', meetingId: review })
  world.asked(parent, placing(parent))
  world.asked(parent, ending)
  world.refused(teacher, placing(teacher), 'closed')
  world.passDays(0.9)
  world.asked(teacher, placing(teacher, 'did_not_attend'))
  world.asked(parent, placing(parent, 'left'))
  world.passDays(0.2)
  world.refused(head, placing(head, 'did_not_attend'), 'closed')
})

it('B5 attendance is told as facts with times: when and how somebody was there, and when they went', () => {
  const world = liveReview()
  const started = Date.parse(meetingOf(world).started?.at ?? '')
  const at = (minutes: number) => new Date(started + minutes * 60_000).toISOString()
  world.asked(parent, placing(parent))
  world.asked(parent, placing(parent, 'remote'))
  world.asked(parent, placing(parent, 'left'))
  world.asked(parent, placing(parent))
  expect(attended(world, parent)).toEqual({
    stays: [
      { how: 'in_room', from: at(1), until: at(2) },
      { how: 'remote', from: at(2), until: at(3) },
      { how: 'in_room', from: at(4) },
    ],
    isLate: false,
    didNotAttend: false,
  })
  expect(isAtMeeting(meetingOf(world), seatOf(world, parent))).toBe(true)
  world.asked(parent, placing(parent, 'left'))
  expect(attended(world, parent).gone).toEqual({ at: at(5), by: parent, isSaidAfterTheEnd: false })
  expect(isAtMeeting(meetingOf(world), seatOf(world, parent))).toBe(false)
})

it('B5 who first says that they are there well after the start came late; who comes back did not', () => {
  const world = liveReview()
  world.asked(parent, placing(parent))
  world.passDays((lateAfterMs + 1) / (24 * hourMs))
  world.asked(officer, placing(officer, 'remote'))
  world.asked(parent, placing(parent, 'left'))
  world.asked(parent, placing(parent))
  expect(attended(world, officer).isLate).toBe(true)
  expect(attended(world, parent).isLate).toBe(false)
})

it('B5 going that is said after the end has no time of its own, and “did not attend” takes back what was said', () => {
  const world = liveReview()
  world.asked(head, placing(head))
  world.asked(head, placing(teacher))
  world.asked(parent, ending)
  world.asked(head, placing(head, 'left'))
  world.asked(head, placing(teacher, 'did_not_attend'))
  expect(attended(world, head).gone?.isSaidAfterTheEnd).toBe(true)
  expect(attended(world, head).stays[0]?.until).toBeUndefined()
  expect(attended(world, teacher)).toEqual({ stays: [], isLate: false, didNotAttend: true })
})

it('B5 who gives up the seat while the meeting runs was there until then', () => {
  const world = liveReview()
  world.asked(supporter, placing(supporter, 'remote'))
  world.asked(supporter, { type: 'seat.leave' })
  expect(attended(world, supporter).gone?.at).toBe(seatOf(world, supporter).endedAt)
  expect(isAtMeeting(meetingOf(world), seatOf(world, supporter))).toBe(false)
  const ids = peopleAt(world.table, meetingOf(world)).map(({ id }) => id)
  expect(ids).toContain(supporter)
})

it('B5 who left the table before the meeting, or came to it afterwards, does not belong to it', () => {
  const world = noticedReview()
  world.asked(supporter, { type: 'seat.leave' })
  world.asked(parent, { type: 'meeting.start', meetingId: review })
  world.asked(parent, ending)
  world.asked(parent, inviting(named('later'), { party: 'family', powers: [] }))
  const ids = peopleAt(world.table, meetingOf(world)).map(({ id }) => id)
  expect(ids).toEqual([parent, relative, head, teacher, officer])
})

it('B6 an objection is kept with its reason, and changes nothing', () => {
  const world = noticedReview()
  const { objections: _none, ...before } = meetingOf(world)
  const { meetings: _meetings, seq: _seq, last: _last, ...others } = world.table
  world.asked(head, objecting())
  const { objections, ...after } = meetingOf(world)
  const { meetings: _changed, seq: _next, last: _then, ...same } = world.table
  expect(after).toEqual(before)
  expect(same).toEqual(others)
  expect(objections).toEqual([
    expect.objectContaining({ by: head, party: 'school', seatId: supporter, answers: [] }),
  ])
  expect(world.asked(head, objecting())).toEqual([])
  world.asked(parent, { type: 'meeting.start', meetingId: review })
  world.asked(supporter, placing(supporter))
  world.asked(supporter, aiming())
})

it('B6 an objection is about another party’s people, in words, by somebody who contributes', () => {
  const world = noticedReview()
  world.refused(parent, objecting(), 'invalid')
  world.refused(teacher, objecting(), 'forbidden')
  world.asked(head, objecting())
  world.refused(officer, objecting({ reason: 'Another reason' }), 'invalid')
  world.asked(officer, objecting({ objectionId: named('another'), reason: 'Another reason' }))
})

it('B6 whom it is about may answer, or their party, also after the end; nobody else', () => {
  const world = noticedReview()
  world.asked(head, objecting({ seatId: relative }))
  world.refused(officer, answeringObjection(), 'forbidden')
  world.refused(head, answeringObjection(), 'forbidden')
  world.refused(parent, { ...answeringObjection(), objectionId: named('none') }, 'not_found')
  world.asked(relative, answeringObjection('I come to listen.'))
  world.asked(parent, { type: 'meeting.start', meetingId: review })
  world.asked(parent, ending)
  world.asked(parent, answeringObjection())
  expect(world.asked(parent, answeringObjection())).toEqual([])
  expect(meetingOf(world).objections.find(({ id }) => id === objection)?.answers).toEqual([
    expect.objectContaining({ by: relative, words: 'I come to listen.' }),
    expect.objectContaining({ by: parent, party: 'family' }),
  ])
  world.refused(head, objecting({ objectionId: named('late'), reason: 'Too late' }), 'closed')
})

it('B7 each party says what it wants from the meeting; its latest words hold beside the others’', () => {
  const world = noticedReview()
  world.refused(relative, aiming(), 'forbidden')
  world.asked(supporter, aiming('A quiet place to work'))
  world.asked(head, aiming('To agree targets'))
  world.asked(parent, aiming())
  expect(world.asked(parent, aiming())).toEqual([])
  expect(meetingOf(world).aims).toMatchObject({
    family: { by: parent, words: 'A plan for the afternoons that works' },
    school: { words: 'To agree targets' },
  })
  world.asked(parent, { type: 'meeting.start', meetingId: review })
  world.asked(parent, ending)
  world.refused(parent, aiming('Something else'), 'closed')
})

it('B8 who leads and who takes notes say so themselves, and nobody takes it from them', () => {
  const world = noticedReview()
  world.asked(head, chairing)
  expect(world.asked(head, chairing)).toEqual([])
  expect(world.refused(parent, chairing, 'closed').message).toContain('Somebody leads')
  expect(world.asked(parent, puttingDown('chair'))).toEqual([])
  world.asked(relative, takingNotes)
  expect(meetingOf(world)).toMatchObject({ chair: head, noteTaker: relative })
  world.asked(head, puttingDown('chair'))
  world.asked(parent, chairing)
  expect(roleHolder(world.table, meetingOf(world), 'chair')).toBe(parent)
  expect(meetingOf(world).noteTaker).toBe(relative)
})

it('B8 leading gives no power, and what somebody led who has gone is free', () => {
  const world = liveReview()
  world.asked(teacher, chairing)
  expect(seatOf(world, teacher).powers).toEqual(['listen'])
  world.refused(teacher, { type: 'agenda.turn_to', itemId: named('reading-help') }, 'forbidden')
  world.refused(parent, chairing, 'closed')
  world.asked(teacher, placing(teacher, 'left'))
  expect(roleHolder(world.table, meetingOf(world), 'chair')).toBeUndefined()
  world.asked(parent, chairing)
  world.asked(supporter, takingNotes)
  world.asked(supporter, { type: 'seat.leave' })
  world.asked(head, takingNotes)
  expect(roleHolder(world.table, meetingOf(world), 'noteTaker')).toBe(head)
})
