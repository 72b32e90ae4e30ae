import { expect, it } from 'vitest'
import { allNeedsOf } from '../../shared/needs/needs.ts'
import { proposalNeedsOf } from '../../shared/proposals/needs.ts'
import { positionOf, standingOf } from '../../shared/proposals/standing.ts'
import { standingIn } from './attendance-world.ts'
import { action, capturedAction, liveReview, review } from './meeting-world.ts'
import { awaiting, offer, offered, offering, passingOn, proposal, proposalIn } from './proposals-world.ts'
import { putting, putToAll, replying, rephrasing, takingAway, takingBack } from './proposals-world.ts'
import { head, named, officer, parent, relative, schemas, seated } from './table-world.ts'
import { supporter, teacher, type World } from './table-world.ts'

const standing = (world: World, id = proposal) => standingOf(world.table, proposalIn(world, id))
const needs = (world: World, seatId: string, today = '2027-05-03') =>
  proposalNeedsOf(world.table, seatId, today).map(({ kind }) => kind)

it('K5: a party’s answer comes only from somebody in it who may sign for it', () => {
  const world = putToAll()
  for (const by of [supporter, relative, teacher]) world.refused(by, replying('agree'), 'forbidden')
  world.asked(parent, { type: 'seat.empower', seatId: supporter, powers: ['contribute', 'sign'] })
  world.asked(supporter, replying('agree_in_part', { comment: 'The first half' }))
  expect(positionOf(proposalIn(world), 'family')).toMatchObject({ by: supporter, party: 'family' })
  expect(positionOf(proposalIn(world), 'school')).toBeUndefined()
})

it('K5: a party answers after the meeting too, and may answer again; every answer is kept', () => {
  const world = putToAll()
  world.asked(head, takingAway())
  world.asked(parent, { type: 'meeting.end', meetingId: review })
  world.passDays(3)
  world.asked(head, replying('agree_in_part', { comment: 'From Monday to Wednesday' }))
  expect(proposalIn(world).positions.map(({ position }) => position.answer)).toEqual([
    'take_away',
    'agree_in_part',
  ])
})

it('K6: an offer is answered by the party that it was made to, and by no other', () => {
  const world = offered()
  for (const by of [head, officer]) world.refused(by, replying('agree', {}, 1, offer), 'forbidden')
  expect(standing(world, offer)).toMatchObject({ is: 'no_answer', silent: ['family'] })
  world.asked(parent, replying('agree', {}, 1, offer))
  expect(standing(world, offer)).toMatchObject({ is: 'agreed', agree: ['family'] })
})

it('K6: a declined offer keeps what was offered and the decliner’s own reason, whatever is put later', () => {
  const reason = 'A group is too loud for him. We did not decline therapy.'
  const world = offered()
  world.asked(parent, replying('disagree', { comment: reason }, 1, offer))
  world.asked(head, rephrasing(1, 'Speech therapy alone', offer))
  world.asked(head, takingBack(offer))
  expect(proposalIn(world, offer).revisions[0]?.words).toBe('Speech therapy in a group, on Mondays')
  expect(proposalIn(world, offer).positions).toMatchObject([
    { party: 'family', revision: 1, position: { answer: 'disagree', comment: reason } },
  ])
})

it('K7: a different view says what it is; what is taken away says by which day, and that day is to come', () => {
  const world = putToAll()
  const shape = schemas.get('proposal.answer')
  for (const wordless of [replying('disagree'), replying('agree_in_part'), replying('take_away')])
    expect(shape?.safeParse(wordless).success).toBe(false)
  expect(shape?.safeParse(replying('no_answer')).success).toBe(false)
  expect(world.refused(head, takingAway('2027-05-02'), 'invalid').path).toBe('position.replyBy')
  world.asked(head, takingAway('2027-05-03'))
  expect(standing(world)).toMatchObject({
    is: 'taken_away',
    takenAway: [{ party: 'school', replyBy: '2027-05-03' }],
  })
})

/** The school raises a matter while the meeting runs, and puts something to everyone on it. */
function raisedInMeeting(): World {
  const world = liveReview()
  const itemId = named('off-the-register')
  world.asked(head, { type: 'agenda.add', itemId, meetingId: review, title: 'Off the register' })
  world.asked(head, putting('proposal', { itemId }))
  return world
}

it('K8: a matter that came up in the meeting can only be taken away, and the refusal says why', () => {
  const world = raisedInMeeting()
  for (const by of [parent, head, officer])
    for (const answer of ['agree', 'agree_in_part', 'disagree']) {
      const refusal = world.refused(by, replying(answer, { comment: 'Because' }), 'invalid')
      expect(refusal.path).toBe('position.answer')
      expect(refusal.message).toMatch(/came up in the meeting.*next meeting.*take it away/)
    }
  world.asked(parent, takingAway())
  expect(standing(world).is).toBe('taken_away')
})

it('K8: once every party does without notice, it is answered like any other', () => {
  const world = raisedInMeeting()
  const waive = (by: string) => world.asked(by, { type: 'agenda.waive', itemId: named('off-the-register') })
  waive(parent)
  world.refused(parent, replying('agree'), 'invalid')
  waive(officer)
  for (const by of [parent, head, officer]) world.asked(by, replying('agree'))
  expect(standing(world).is).toBe('agreed')
})

it('K8: after the meeting whoever took it away replies, since by then they have had time', () => {
  const world = raisedInMeeting()
  world.asked(parent, takingAway())
  world.asked(head, { type: 'meeting.end', meetingId: review })
  world.refused(parent, { type: 'agenda.waive', itemId: named('off-the-register') }, 'closed')
  world.asked(parent, replying('disagree', { comment: 'She needs it' }))
  expect(standing(world).is).toBe('different_views')
})

it('K9: that somebody else must decide names a role and a day, and is nobody’s agreement', () => {
  const world = putToAll()
  for (const by of [supporter, relative]) world.refused(by, awaiting(), 'forbidden')
  expect(world.refused(head, awaiting({ byDay: '2027-05-02' }), 'invalid').path).toBe('byDay')
  world.asked(head, awaiting())
  expect(proposalIn(world).positions).toEqual([])
  expect(standing(world)).toMatchObject({ is: 'no_answer', agree: [], pending: [{ role: 'the SEN panel' }] })
})

it('K9: it is agreed in principle when every party has agreed and somebody else has to decide', () => {
  const world = putToAll()
  world.asked(head, awaiting())
  for (const by of [parent, head]) world.asked(by, replying('agree'))
  expect(standing(world).is).toBe('no_answer')
  world.asked(officer, replying('agree'))
  expect(standing(world).is).toBe('in_principle')
  world.asked(head, passingOn('no', { reason: 'No money before September' }))
  expect(standing(world).is).toBe('decided')
  world.asked(officer, replying('disagree', { comment: 'There is money' }))
  expect(standing(world).is).toBe('different_views')
})

it('K12: it is agreed when every party with somebody at the table has agreed itself, and not before', () => {
  const world = putToAll()
  for (const by of [parent, head]) world.asked(by, replying('agree'))
  world.passDays(400)
  expect(standing(world)).toMatchObject({ is: 'no_answer', silent: ['local_authority'] })
  world.asked(officer, replying('agree_in_part', { comment: 'The mornings' }))
  expect(standing(world).is).toBe('agreed_in_part')
  world.asked(officer, replying('agree'))
  expect(standing(world).is).toBe('agreed')
  // Somebody of a party that was not there sits down: it has not agreed to anything.
  seated(world, head, named('nurse'), { party: 'health', powers: [] })
  expect(standing(world)).toMatchObject({ is: 'no_answer', silent: ['health'] })
})

it('K12: one different view is enough for different views, and it stays when those who gave it leave', () => {
  const world = putToAll()
  for (const by of [parent, head]) world.asked(by, replying('agree'))
  world.asked(officer, replying('disagree', { comment: 'It is for the panel' }))
  expect(standing(world)).toMatchObject({ is: 'different_views', disagree: ['local_authority'] })
  world.asked(officer, { type: 'seat.leave' })
  expect(standing(world)).toMatchObject({ is: 'different_views', disagree: ['local_authority'] })
})

it('K15: what was put waits for those who sign for a party that has not answered, and for nobody else', () => {
  const world = putToAll()
  for (const seatId of [parent, head, officer]) expect(needs(world, seatId)).toEqual(['answer'])
  for (const seatId of [supporter, relative, teacher]) expect(needs(world, seatId)).toEqual([])
  world.asked(head, offering())
  expect(needs(world, parent)).toEqual(['answer', 'answer'])
  expect(needs(world, head)).toEqual(['answer'])
  world.asked(parent, takingBack())
  expect(needs(world, officer)).toEqual([])
})

it('K15: what needs a person is one list: what was put to the parties, then what is to be done', () => {
  const world = capturedAction()
  world.asked(parent, putting())
  expect(allNeedsOf(world.table, head, '2027-05-03')).toEqual([
    { about: 'proposal', proposalId: proposal, kind: 'answer' },
    { about: 'action', actionId: action, kind: 'accept' },
  ])
})

it('K15: what was taken away waits for a reply when its day is near and when it has come', () => {
  const world = putToAll()
  world.asked(parent, takingAway('2027-05-10'))
  expect(needs(world, parent, '2027-05-06')).toEqual([])
  expect(needs(world, parent, '2027-05-07')).toEqual(['reply_soon'])
  for (const day of ['2027-05-10', '2028-05-10']) expect(needs(world, parent, day)).toEqual(['reply'])
  world.asked(parent, replying('agree'))
  expect(needs(world, parent, '2027-05-10')).toEqual([])
})

it('K15: who stands in for another, and may not sign there, is not asked to sign', () => {
  const world = putToAll()
  world.asked(parent, { type: 'seat.empower', seatId: supporter, powers: ['contribute', 'sign'] })
  expect(needs(world, supporter)).toEqual(['answer'])
  world.asked(parent, standingIn(['contribute']))
  expect(needs(world, supporter)).toEqual([])
  world.refused(supporter, replying('agree'), 'forbidden')
})

it('K15: a decision whose day has come waits for the party that asked for it', () => {
  const world = putToAll()
  for (const by of [parent, head, officer]) world.asked(by, replying('agree'))
  world.asked(head, awaiting())
  expect(needs(world, head, '2027-06-08')).toEqual([])
  expect(needs(world, head, '2027-06-09')).toEqual(['decision'])
  expect(needs(world, parent, '2027-06-09')).toEqual([])
  world.asked(head, passingOn())
  expect(needs(world, head, '2027-06-09')).toEqual([])
})
