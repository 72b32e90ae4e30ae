import { expect, it } from 'vitest'
import { differenceWords } from '../../client/proposals/differences.ts'
import { stateWords } from '../../client/proposals/state-words.ts'
import { answersTo, positionWords, proposalNeedSentence } from '../../client/proposals/words.ts'
import { deedWords } from '../../client/workspace/deed-words.ts'
import { Position } from '../../shared/positions/position.ts'
import { proposalNeedsOf } from '../../shared/proposals/needs.ts'
import { ProposalKind } from '../../shared/proposals/proposal.ts'
import { liveReview } from './meeting-world.ts'
import { awaiting, offer, offered, passingOn, proposal, proposalIn, putting } from './proposals-world.ts'
import { putToAll, rephrasing, replying, takingAway, takingBack } from './proposals-world.ts'
import { head, named, officer, parent, type World } from './table-world.ts'

const state = (world: World, id = proposal, today = '2027-05-04') =>
  stateWords(world.table, proposalIn(world, id), today)

it('K18: a proposal says in plain words how it stands, and whom it waits for', () => {
  const world = putToAll()
  expect(state(world)).toBe('No answer yet from The family, Marlow Hill School and Wexmoor Council.')
  world.asked(head, takingAway('2027-05-10'))
  world.asked(parent, replying('agree'))
  expect(state(world)).toMatch(
    /^Taken away by Marlow Hill School until .*10 May\. No answer yet from Wexmoor Council\.$/,
  )
  // A day that has gone by is said without blame.
  expect(state(world, proposal, '2027-05-20')).toMatch(/Marlow Hill School; the reply was due .*10 May\./)
  world.asked(officer, replying('disagree', { comment: 'It is for the panel' }))
  expect(state(world)).toMatch(/^Different views\. Taken away by/)
  world.asked(officer, replying('agree_in_part', { comment: 'The mornings' }))
  world.asked(head, replying('agree'))
  expect(state(world)).toBe('Agreed in part. Not at the table: Wexmoor Health.')
  world.asked(officer, replying('agree'))
  expect(state(world)).toBe('Agreed by every party at the table. Not at the table: Wexmoor Health.')
})

it('K18: silence and time never make it read as agreed', () => {
  const world = putToAll()
  for (const by of [parent, head]) world.asked(by, replying('agree'))
  world.passDays(400)
  expect(state(world, proposal, '2028-06-01')).toBe('No answer yet from Wexmoor Council.')
})

it('K18: what somebody else decides is said with who and by when, and apart from what the parties say', () => {
  const world = putToAll()
  world.asked(head, awaiting())
  expect(state(world)).toMatch(/^No answer yet from .* Needs a decision by the SEN panel by .*9 June?/)
  for (const by of [parent, head, officer]) world.asked(by, replying('agree'))
  expect(state(world)).toMatch(
    /^Agreed in principle\. It waits for a decision by the SEN panel by .*9 June?\./,
  )
  expect(state(world, proposal, '2027-06-20')).toMatch(/The decision by the SEN panel was due/)
  world.asked(head, passingOn('no'))
  // It is the word of who passed it on: nobody decides in the name of somebody else.
  expect(state(world)).toBe(
    'Agreed by every party at the table. Decided by the SEN panel, as Marlow Hill School passed on: no. Not at the table: Wexmoor Health.',
  )
})

it('K18: an offer is accepted or declined, a fact accepted or not, each in words of its own', () => {
  const world = offered()
  expect(state(world, offer)).toBe('No answer yet from The family.')
  world.asked(parent, replying('disagree', { comment: 'A group is too loud' }, 1, offer))
  expect(state(world, offer)).toBe('Declined by The family, in their own words below.')
  world.asked(parent, replying('agree', {}, 1, offer))
  expect(state(world, offer)).toBe('Accepted.')
  world.asked(parent, putting('fact'))
  world.asked(officer, replying('disagree', { comment: 'We have no record of it' }))
  expect(state(world)).toMatch(/^Not accepted by Wexmoor Council\. No answer yet from The family and/)
  expect(positionWords('fact', { answer: 'agree' })).toBe('accepts this')
  world.asked(parent, takingBack())
  expect(state(world)).toBe('Withdrawn by The family.')
})

it('K18: the four answers to everything that can be put are offered in one row of equals', () => {
  for (const kind of ProposalKind.options)
    expect(answersTo(kind).choices.map(({ id }) => id)).toEqual(
      Position.options.map((option) => option.shape.answer.value),
    )
})

it('K16: recommendations that differ are told apart by party, whatever their capitals and stops', () => {
  const world = liveReview()
  const recommending = (by: string, id: string, words: string) =>
    world.asked(by, putting('recommendation', { proposalId: named(id), words }))
  recommending(parent, 'one', 'Amend the plan.')
  recommending(head, 'two', 'amend the plan')
  const given = ['one', 'two'].map((id) => proposalIn(world, named(id)))
  expect(differenceWords(world.table, given)).toBe('These recommendations read the same.')
  recommending(officer, 'three', 'Maintain the plan')
  expect(differenceWords(world.table, [...given, proposalIn(world, named('three'))])).toBe(
    'These recommendations differ: The family and Marlow Hill School · Wexmoor Council.',
  )
})

it('K15: what waits for a party is said without blame', () => {
  const world = putToAll()
  world.asked(parent, takingAway('2027-05-10'))
  const said = (today: string) =>
    proposalNeedsOf(world.table, parent, today).map((need) => proposalNeedSentence(need, today))
  expect(said('2027-05-09')[0]).toMatch(/^Your party took this away, to reply by .*10 May\.$/)
  expect(said('2027-05-12')[0]).toMatch(/the day to reply has come: .*10 May\.$/)
  expect(said('2027-05-12').join()).not.toMatch(/late|overdue|fail/)
})

it('K18: the history tells in words all that is done with what was put', () => {
  const world = putToAll()
  world.asked(head, awaiting())
  world.asked(head, passingOn())
  world.asked(head, replying('disagree', { comment: 'No' }))
  world.asked(parent, rephrasing())
  world.asked(parent, takingBack())
  const names = { child: 'R.', seats: {} }
  const told = world.history
    .filter(({ type }) => type.startsWith('proposal.'))
    .map((happened) => deedWords(happened, world.table, names))
  expect(told).toHaveLength(6)
  for (const words of told) expect(words.join()).toMatch(/“A teaching assistant/)
})
