import { expect, it } from 'vitest'
import { allDecisionsOf, earlierPositionOf, positionOf, standingOf } from '../../shared/proposals/standing.ts'
import { familysItem, liveReview, noticedReview, review } from './meeting-world.ts'
import { awaiting, nextWords, offer, offering, passingOn, proposal, proposalIn } from './proposals-world.ts'
import { putting, putToAll, rephrasing, replying, takingBack, words } from './proposals-world.ts'
import { head, named, officer, parent, relative, schemas, supporter, teacher } from './table-world.ts'

it('K1: any party puts something to everyone, and nobody has answered it by that', () => {
  for (const by of [parent, supporter, head, officer])
    for (const kind of ['proposal', 'fact', 'recommendation']) {
      const world = liveReview()
      world.asked(by, putting(kind, { quote: 'There was nobody.' }))
      const put = proposalIn(world)
      expect(put).toMatchObject({ kind, party: world.table.seats[by]?.party, quote: 'There was nobody.' })
      expect(put.positions).toEqual([])
      expect(standingOf(world.table, put)).toMatchObject({
        is: 'no_answer',
        silent: ['family', 'school', 'local_authority'],
      })
      world.refused(by, putting(kind), 'invalid')
    }
})

it('K1: who only listens puts nothing, and a matter must be on the agenda of that meeting', () => {
  const world = liveReview()
  for (const by of [relative, teacher]) world.refused(by, putting(), 'forbidden')
  world.refused(parent, putting('proposal', { itemId: named('nothing') }), 'not_found')
  world.refused(parent, putting('proposal', { meetingId: named('nowhere') }), 'not_found')
  world.asked(parent, { type: 'agenda.withdraw', itemId: familysItem, reason: 'Settled' })
  world.refused(parent, putting(), 'closed')
})

it('K1: it can be put before the meeting, and no more once the meeting has ended', () => {
  const world = noticedReview()
  world.asked(parent, putting())
  world.asked(parent, { type: 'meeting.start', meetingId: review })
  world.asked(parent, { type: 'meeting.end', meetingId: review })
  world.refused(head, putting('proposal', { proposalId: named('late') }), 'closed')
})

it('K2: an offer names the party that it is made to, not one’s own, and nothing else names one', () => {
  const world = liveReview()
  const { to: _to, ...toNobody } = offering()
  expect(world.refused(head, toNobody, 'invalid').path).toBe('to')
  expect(world.refused(head, offering('school'), 'invalid').path).toBe('to')
  expect(world.refused(head, offering('social_care'), 'invalid').path).toBe('to')
  for (const kind of ['proposal', 'fact', 'recommendation'])
    expect(world.refused(head, putting(kind, { to: 'family' }), 'invalid').path).toBe('to')
  world.asked(head, offering('family'))
  expect(proposalIn(world, offer)).toMatchObject({ kind: 'offer', party: 'school', to: 'family' })
})

it('K3: only the party that put it rewords it, and each rewording is the next revision', () => {
  const world = putToAll()
  for (const by of [head, officer, relative]) world.refused(by, rephrasing(), 'forbidden')
  world.asked(supporter, rephrasing())
  expect(proposalIn(world).revisions).toMatchObject([
    { revision: 1, words, by: parent },
    { revision: 2, words: nextWords, by: supporter },
  ])
})

it('K3: what was answered to earlier words stays, and counts for nothing on the new ones', () => {
  const world = putToAll()
  for (const by of [parent, head, officer]) world.asked(by, replying('agree'))
  expect(standingOf(world.table, proposalIn(world)).is).toBe('agreed')
  world.asked(parent, rephrasing())
  const put = proposalIn(world)
  expect(standingOf(world.table, put)).toMatchObject({ is: 'no_answer', agree: [] })
  for (const party of ['family', 'school', 'local_authority'] as const) {
    expect(positionOf(put, party)).toBeUndefined()
    expect(earlierPositionOf(put, party)).toMatchObject({ revision: 1, position: { answer: 'agree' } })
  }
})

it('K3: a decision that was asked for about earlier words counts for nothing on the new ones', () => {
  const world = putToAll()
  world.asked(head, awaiting())
  world.asked(parent, rephrasing())
  for (const by of [parent, head, officer]) world.asked(by, replying('agree', {}, 2))
  expect(standingOf(world.table, proposalIn(world))).toMatchObject({ is: 'agreed', pending: [] })
  expect(allDecisionsOf(proposalIn(world))).toMatchObject([{ revision: 1, role: 'the SEN panel' }])
})

it('K4: what was meant for earlier words is refused as stale, and changes nothing', () => {
  const world = putToAll()
  world.asked(parent, rephrasing())
  const before = world.table
  for (const late of [replying('disagree', { comment: 'Not like this' }), awaiting()])
    expect(world.refused(head, late, 'stale').path).toBe('revision')
  world.refused(supporter, rephrasing(1, 'Other words'), 'stale')
  for (const revision of [0, 3]) world.refused(head, replying('agree', {}, revision), 'stale')
  expect(world.table).toBe(before)
})

it('K10: the party that asked for a decision passes it on, and every account of it is kept', () => {
  const world = putToAll()
  world.asked(head, awaiting())
  for (const by of [parent, officer, teacher]) world.refused(by, passingOn(), 'forbidden')
  world.refused(head, passingOn('yes', { decision: 2 }), 'not_found')
  world.asked(head, passingOn('yes'))
  world.asked(head, passingOn('in_part', { reason: 'The panel wrote on 9 June: in the mornings only' }))
  const put = proposalIn(world)
  expect(put.outcomes.map(({ outcome, party }) => [outcome, party])).toEqual([
    ['yes', 'school'],
    ['in_part', 'school'],
  ])
  expect(allDecisionsOf(put)[0]?.told).toMatchObject({ outcome: 'in_part', by: head })
  expect(put.positions).toEqual([])
})

it('K11: the party that put it takes it back with a reason, and all of it can still be read', () => {
  const world = putToAll()
  world.asked(head, replying('disagree', { comment: 'There is no adult for it' }))
  const before = proposalIn(world)
  for (const by of [head, officer, relative]) world.refused(by, takingBack(), 'forbidden')
  expect(schemas.get('proposal.withdraw')?.safeParse({ ...takingBack(), reason: ' ' }).success).toBe(false)
  world.asked(supporter, takingBack())
  const now = proposalIn(world)
  expect(now).toEqual({ ...before, withdrawn: now.withdrawn })
  expect(now.withdrawn).toMatchObject({ by: supporter, party: 'family', reason: 'We put another one' })
  expect(standingOf(world.table, now).is).toBe('withdrawn')
})

it('K11: nothing happens any more to what was taken back', () => {
  const world = putToAll()
  world.asked(head, awaiting())
  world.asked(parent, takingBack())
  world.refused(parent, rephrasing(), 'closed')
  world.refused(parent, takingBack(), 'closed')
  for (const late of [replying('agree'), awaiting({ role: 'the governors' }), passingOn()])
    world.refused(head, late, 'closed')
})

it('K16: a party has one recommendation on an item, and may take it back for another', () => {
  const world = liveReview()
  const recommending = (id: string) => putting('recommendation', { proposalId: named(id) })
  world.asked(parent, recommending('first'))
  world.asked(head, recommending('schools'))
  world.refused(supporter, recommending('second'), 'invalid')
  world.asked(parent, takingBack(named('first')))
  world.asked(supporter, recommending('second'))
})

it('K17: the same words or the same answer again is nothing new', () => {
  const world = putToAll()
  expect(world.asked(parent, rephrasing(1, ` ${words}\n`))).toEqual([])
  for (const same of [
    replying('agree', { comment: 'In the mornings' }),
    replying('take_away', { replyBy: '2027-05-10' }),
    awaiting(),
    passingOn(),
  ]) {
    expect(world.asked(head, same)).toHaveLength(1)
    expect(world.asked(head, same)).toEqual([])
  }
  expect(proposalIn(world, proposal).positions).toHaveLength(2)
  expect(world.asked(head, replying('take_away', { replyBy: '2027-05-11' }))).toHaveLength(1)
})
