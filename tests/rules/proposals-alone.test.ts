import { expect, it } from 'vitest'
import { stateWords } from '../../client/proposals/state-words.ts'
import { standingOf } from '../../shared/proposals/standing.ts'
import { awaiting, offer, offered, passingOn, proposal, proposalIn, putToAll } from './proposals-world.ts'
import { putting, replying } from './proposals-world.ts'
import { liveReview } from './meeting-world.ts'
import { head, inviting, named, officer, openTable, parent, type World } from './table-world.ts'

const standing = (world: World, id = proposal) => standingOf(world.table, proposalIn(world, id))
const state = (world: World, id = proposal) => stateWords(world.table, proposalIn(world, id), '2027-05-04')
const leave = (world: World, ...seatIds: string[]) => {
  for (const seatId of seatIds) world.asked(named(seatId), { type: 'seat.leave' })
}

/** The family has put something to everyone, and nobody else is at the table any more. */
function alone(): World {
  const world = putToAll()
  leave(world, 'officer', 'teacher', 'head')
  return world
}

it('K23: a party that is alone at the table agrees with nobody, and the page says who is not there', () => {
  const world = alone()
  expect(standing(world)).toMatchObject({ is: 'no_answer', silent: ['family'] })
  world.asked(parent, replying('agree'))
  expect(standing(world)).toMatchObject({
    is: 'one_answer',
    agree: ['family'],
    notThere: ['school', 'local_authority', 'health'],
  })
  expect(state(world)).toBe(
    'Only The family has answered. Not at the table: Marlow Hill School, Wexmoor Council and Wexmoor Health.',
  )
})

it('K23: nor is it agreed in part, in principle or as decided, nor accepted as a fact', () => {
  const world = alone()
  world.asked(parent, replying('agree_in_part', { comment: 'The mornings' }))
  expect(standing(world).is).toBe('one_answer')
  world.asked(parent, replying('agree'))
  world.asked(parent, awaiting())
  expect(standing(world).is).toBe('one_answer')
  world.asked(parent, passingOn())
  expect(standing(world).is).toBe('one_answer')
  const fact = liveReview()
  fact.asked(parent, putting('fact'))
  leave(fact, 'officer', 'teacher', 'head')
  fact.asked(parent, replying('agree'))
  expect(state(fact)).toMatch(/^Only The family has answered\./)
})

it('K23: two parties agree, whoever of them has left since', () => {
  const world = putToAll()
  for (const by of [parent, head]) world.asked(by, replying('agree'))
  leave(world, 'officer', 'teacher', 'head')
  expect(standing(world)).toMatchObject({ is: 'agreed', agree: ['family', 'school'] })
  expect(state(world)).toBe(
    'Agreed by every party at the table. Not at the table: Wexmoor Council and Wexmoor Health.',
  )
})

it('K23: who is invited and has not come is not there, and who comes has not answered', () => {
  const world = putToAll()
  world.asked(head, { type: 'party.name', party: 'social_care', name: 'Wexmoor Social Care' })
  world.asked(head, inviting(named('worker'), { party: 'social_care', powers: [] }))
  for (const by of [parent, head, officer]) world.asked(by, replying('agree'))
  expect(state(world)).toMatch(/Not at the table: Wexmoor Health and Wexmoor Social Care\.$/)
  world.asked(named('worker'), { type: 'seat.join' })
  expect(standing(world)).toMatchObject({ is: 'no_answer', silent: ['social_care'], notThere: ['health'] })
})

it('K23: an offer is between two, so the one answer that it asks for takes it or declines it', () => {
  const world = offered()
  leave(world, 'officer')
  world.asked(parent, replying('agree', {}, 1, offer))
  expect(standing(world, offer)).toMatchObject({ is: 'agreed', notThere: [] })
  expect(state(world, offer)).toBe('Accepted.')
})

it('K23: while nothing is stated as an outcome, nobody is named as missing but who has not answered', () => {
  const world = putToAll()
  expect(openTable().table.parties.health).toBeDefined()
  expect(state(world)).not.toMatch(/Not at the table/)
  world.asked(head, replying('disagree', { comment: 'Not this' }))
  expect(state(world)).toMatch(
    /^Different views\. No answer yet from .*\. Not at the table: Wexmoor Health\.$/,
  )
})
