import { expect, it } from 'vitest'
import { answerOf, standingOf } from '../../shared/actions/standing.ts'
import { Command } from '../../shared/table.ts'
import { accepting, action, answering, capturedAction, familysItem, finding } from './meeting-world.ts'
import { reporting, review } from './meeting-world.ts'
import { head, officer, parent, relative, supporter, teacher, type World } from './table-world.ts'

const actionIn = (world: World) => {
  const found = world.table.actions[action]
  if (!found) throw new Error('no action was captured')
  return found
}

/** The head accepted the action and reported it as done. */
function reported(): World {
  const world = capturedAction()
  world.asked(head, accepting())
  world.asked(head, reporting())
  return world
}

it('A2: a party’s answer comes from somebody of that party who may sign', () => {
  const world = capturedAction()
  for (const by of [supporter, relative, teacher]) world.refused(by, answering('agree'), 'forbidden')
  world.asked(parent, answering('agree'))
  expect(answerOf(actionIn(world), 'family')).toMatchObject({ by: parent, party: 'family' })
  expect(answerOf(actionIn(world), 'school')).toBeUndefined()
})

it('A2: a supporter signs while the family lets it, and not a moment longer', () => {
  const world = capturedAction()
  world.asked(parent, { type: 'seat.empower', seatId: supporter, powers: ['contribute', 'sign'] })
  world.asked(supporter, answering('agree'))
  expect(answerOf(actionIn(world), 'family')?.by).toBe(supporter)
  world.asked(parent, { type: 'seat.empower', seatId: supporter, powers: ['contribute'] })
  world.refused(supporter, answering('agree'), 'forbidden')
})

it('A3: time passes, the meeting ends, people leave, and no answer is still no answer', () => {
  const world = capturedAction()
  world.passDays(400)
  world.asked(head, answering('agree'))
  world.asked(head, { type: 'agenda.reply', itemId: familysItem, outcome: 'accepted', reason: 'Agreed' })
  world.asked(head, { type: 'agenda.cover', itemId: familysItem })
  world.asked(head, { type: 'meeting.end', meetingId: review })
  world.asked(relative, { type: 'seat.leave' })
  expect(answerOf(actionIn(world), 'family')).toBeUndefined()
  expect(answerOf(actionIn(world), 'local_authority')).toBeUndefined()
})

it('A4: taking it away names a day to reply by that has not passed', () => {
  const world = capturedAction()
  world.refused(parent, answering('take_away', { replyBy: '2027-05-02' }), 'invalid')
  world.asked(parent, answering('take_away', { replyBy: '2027-05-03' }))
  expect(Command.safeParse(answering('take_away')).success).toBe(false)
})

it('A4: when the day to reply by has passed, taking it away is still the answer', () => {
  const world = capturedAction()
  world.asked(parent, answering('take_away', { replyBy: '2027-05-10' }))
  world.passDays(60)
  world.asked(head, answering('agree'))
  expect(answerOf(actionIn(world), 'family')?.position.answer).toBe('take_away')
})

it('A5: a party may answer again, and both answers are kept', () => {
  const world = capturedAction()
  world.asked(parent, answering('take_away', { replyBy: '2027-05-10' }))
  world.asked(parent, answering('agree_in_part', { comment: 'Twice a week is what we heard' }))
  const answers = actionIn(world).answers.map(({ position }) => position.answer)
  expect(answers).toEqual(['take_away', 'agree_in_part'])
  expect(answerOf(actionIn(world), 'family')?.position.answer).toBe('agree_in_part')
})

it('A10: the others say whether they see it too; the party that reported does not', () => {
  const world = reported()
  world.refused(head, finding('confirmed'), 'forbidden')
  world.refused(supporter, finding('confirmed'), 'forbidden')
  world.asked(officer, finding('cannot_tell'))
  world.asked(parent, finding('confirmed'))
  expect(actionIn(world).findings).toMatchObject([
    { by: officer, party: 'local_authority', report: 1, finding: { kind: 'cannot_tell' } },
    { by: parent, party: 'family', report: 1, finding: { kind: 'confirmed' } },
  ])
})

it('A10: what is said is about the latest report', () => {
  const world = capturedAction()
  world.refused(parent, finding('confirmed'), 'invalid')
  world.asked(head, accepting())
  world.asked(head, reporting())
  world.asked(head, reporting())
  world.refused(parent, finding('confirmed', {}, 1), 'stale')
  world.asked(parent, finding('confirmed', {}, 2))
})

it('A11: one dispute shows, whoever else confirms, until that party says otherwise', () => {
  const world = reported()
  expect(standingOf(actionIn(world))).toBe('reported')
  world.asked(officer, finding('cannot_tell'))
  expect(standingOf(actionIn(world))).toBe('reported')
  world.asked(officer, finding('confirmed'))
  expect(standingOf(actionIn(world))).toBe('confirmed')
  world.asked(parent, finding('disputed', { comment: 'The log shows one session' }))
  expect(standingOf(actionIn(world))).toBe('disputed')
  world.asked(officer, finding('confirmed'))
  expect(standingOf(actionIn(world))).toBe('disputed')
  world.asked(head, reporting())
  expect(standingOf(actionIn(world))).toBe('disputed')
  world.asked(parent, finding('confirmed', {}, 2))
  expect(standingOf(actionIn(world))).toBe('confirmed')
})
