import { expect, it } from 'vitest'
import {
  acceptanceOf,
  answerOf,
  earlierAnswerOf,
  revisionOf,
  standingOf,
} from '../../shared/actions/standing.ts'
import { accepting, action, answering, capturedAction, capturing, declining } from './meeting-world.ts'
import { finding, itemId, liveReview, nextWording, reporting, rewording } from './meeting-world.ts'
import { wording } from './meeting-world.ts'
import { head, inviting, named, officer, parent, relative, supporter, type World } from './table-world.ts'

const actionIn = (world: World) => {
  const found = world.table.actions[action]
  if (!found) throw new Error('no action was captured')
  return found
}

const dueAt = (event: string) => ({ ...wording, due: { kind: 'event', event } })
const owned = (ownerSeatId: string) => ({ ...capturing(), wording: { ...wording, ownerSeatId } })

it('A1: capturing proposes: nobody has agreed and the owner has not accepted', () => {
  const { answers, acceptances, revisions } = actionIn(capturedAction())
  expect({ answers, acceptances }).toEqual({ answers: [], acceptances: [] })
  expect(revisions).toMatchObject([{ revision: 1, by: parent, party: 'family', wording }])
})

it('A1: an action comes from an item of its own meeting, once, by somebody who contributes', () => {
  const world = capturedAction()
  const second = capturing(named('second'))
  world.refused(parent, capturing(), 'invalid')
  world.refused(relative, second, 'forbidden')
  world.refused(parent, { ...second, meetingId: named('nowhere') }, 'not_found')
  world.refused(parent, { ...second, itemId: named('nothing') }, 'not_found')
  const itemIds = Array.from({ length: 12 }, (_, place) => named(`next${place}`))
  world.asked(head, {
    type: 'meeting.convene',
    meetingId: named('next'),
    meetingType: 'sen_support_review',
    title: 'Autumn review',
    startsAt: '2027-10-20T13:00:00.000Z',
    lengthMin: 45,
    purpose: 'The next one',
    itemIds,
  })
  world.refused(parent, { ...second, itemId: itemIds[0] }, 'invalid')
  world.refused(parent, { ...second, meetingId: named('next'), itemId: itemId(0) }, 'invalid')
})

it('A1: the owner has a seat at the table or is invited to one', () => {
  const world = liveReview()
  const nurse = named('nurse')
  world.asked(relative, { type: 'seat.leave' })
  world.refused(parent, owned(named('nobody')), 'invalid')
  world.refused(parent, owned(relative), 'invalid')
  world.asked(parent, inviting(nurse, { party: 'health', powers: [] }))
  world.asked(parent, owned(nurse))
  world.refused(parent, rewording(1, { ...wording, ownerSeatId: relative }), 'invalid')
})

it('A6: rewording makes the next revision; what was said to the earlier one stays and counts for nothing', () => {
  const world = capturedAction()
  world.asked(parent, answering('agree'))
  world.asked(head, accepting())
  world.asked(officer, rewording())
  const now = actionIn(world)
  expect(revisionOf(now)).toBe(2)
  expect(now.revisions).toMatchObject([{ wording }, { wording: nextWording, by: officer }])
  expect(answerOf(now, 'family')).toBeUndefined()
  expect(acceptanceOf(now)).toBeUndefined()
  expect(earlierAnswerOf(now, 'family')).toMatchObject({ revision: 1, by: parent })
  world.asked(parent, answering('disagree', { comment: 'Alone is not what we said' }, 2))
  expect(answerOf(actionIn(world), 'family')).toMatchObject({ revision: 2 })
  expect(earlierAnswerOf(actionIn(world), 'family')).toBeUndefined()
})

it('A7: of two who reword at once the second is told, and neither text is lost', () => {
  const world = capturedAction()
  world.asked(head, rewording(1))
  world.refused(parent, rewording(1, { ...wording, what: 'Reading practice every day' }), 'stale')
  world.refused(parent, rewording(3), 'stale')
  expect(actionIn(world).revisions).toHaveLength(2)
})

it('A7: an answer, an acceptance or a report meant for an earlier wording is refused', () => {
  const world = capturedAction()
  world.asked(head, accepting())
  world.asked(officer, rewording())
  world.refused(parent, answering('agree'), 'stale')
  world.refused(head, accepting(), 'stale')
  world.refused(head, reporting(), 'stale')
  world.refused(parent, answering('agree', {}, 3), 'stale')
})

it('A7: somebody who only listens rewords nothing', () => {
  capturedAction().refused(relative, rewording(), 'forbidden')
})

it('A13: the same wording again is nothing new, and takes nobody’s answer away', () => {
  const world = capturedAction()
  world.asked(parent, answering('agree'))
  expect(world.asked(head, rewording(1, wording))).toEqual([])
  expect(answerOf(actionIn(world), 'family')).toBeDefined()
})

it('A13: another owner, day, event or proof is another wording', () => {
  const wordings = [
    { ...wording, ownerSeatId: supporter },
    { ...wording, due: { kind: 'day', day: '2027-06-15' } },
    dueAt('Before the next review'),
    dueAt('Before half-term'),
    { ...wording, doneWhen: undefined },
  ]
  const world = capturedAction()
  for (const [place, next] of wordings.entries())
    expect(world.asked(head, rewording(place + 1, next))).toHaveLength(1)
})

it('A8: the owner alone accepts or declines', () => {
  const world = capturedAction()
  for (const by of [parent, officer, supporter]) world.refused(by, accepting(), 'forbidden')
  world.asked(head, declining('We have no adult for this'))
  expect(acceptanceOf(actionIn(world))).toMatchObject({ by: head, acceptance: { kind: 'declined' } })
  world.asked(head, accepting())
  expect(world.asked(head, accepting())).toEqual([])
  expect(actionIn(world).acceptances).toHaveLength(2)
})

it('A8: accepting is no position, and a position is no acceptance', () => {
  const world = capturedAction()
  world.asked(head, accepting())
  expect(answerOf(actionIn(world), 'school')).toBeUndefined()
  const other = capturedAction()
  other.asked(head, answering('agree'))
  expect(acceptanceOf(actionIn(other))).toBeUndefined()
})

it('A9: the owner reports what was accepted, with evidence', () => {
  const world = capturedAction()
  world.refused(head, reporting(), 'invalid')
  world.asked(head, accepting())
  world.refused(parent, reporting(), 'forbidden')
  world.asked(head, reporting())
  world.asked(head, reporting())
  expect(actionIn(world).reports).toMatchObject([
    { report: 1, by: head, party: 'school', revision: 1, evidence: 'The log, weeks 1 to 4' },
    { report: 2 },
  ])
})

it('A14: what was reported as done keeps its wording and its acceptance, so that a dispute stays in sight', () => {
  const world = capturedAction()
  world.asked(head, accepting())
  world.asked(head, reporting())
  world.asked(parent, finding('disputed', { comment: 'Not on Fridays' }))
  world.refused(head, rewording(), 'closed')
  world.refused(head, declining('No longer'), 'closed')
  expect(standingOf(actionIn(world))).toBe('disputed')
})
