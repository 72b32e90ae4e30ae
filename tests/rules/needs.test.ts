import { expect, it } from 'vitest'
import { needsOf, standingOf, voicesOf } from '../../shared/actions/standing.ts'
import { accepting, action, answering, capturedAction, declining, finding } from './meeting-world.ts'
import { reporting, rewording } from './meeting-world.ts'
import { head, named, officer, parent, relative, supporter, teacher, type World } from './table-world.ts'

const waiting = (world: World, seatId: string, today = '2027-05-03') =>
  needsOf(world.table, seatId, today).map(({ kind }) => kind)
const standing = (world: World) => {
  const found = world.table.actions[action]
  return found && standingOf(found)
}

it('A12: a new action waits for its owner to accept and for those who sign to answer', () => {
  const world = capturedAction()
  expect(waiting(world, head)).toEqual(['accept'])
  expect(waiting(world, parent)).toEqual(['sign'])
  expect(waiting(world, officer)).toEqual(['sign'])
  for (const seatId of [supporter, relative, teacher, named('nobody')])
    expect(waiting(world, seatId)).toEqual([])
})

it('A12: a declined action waits for those who proposed it to find another way, and for nobody’s answer', () => {
  const world = capturedAction()
  world.asked(head, declining('We have no adult for this'))
  for (const seatId of [head, officer]) expect(waiting(world, seatId)).toEqual([])
  expect(waiting(world, parent)).toEqual(['resettle'])
  expect(standing(world)).toBe('declined')
  world.asked(parent, rewording())
  expect(standing(world)).toBe('not_accepted')
  expect(waiting(world, head)).toEqual(['accept'])
  expect(waiting(world, parent)).toEqual(['sign'])
})

it('A12: what was taken away waits for a reply when its day has come', () => {
  const world = capturedAction()
  world.asked(parent, answering('take_away', { replyBy: '2027-05-10' }))
  expect(waiting(world, parent, '2027-05-09')).toEqual([])
  expect(waiting(world, parent, '2027-05-10')).toEqual(['reply'])
})

it('A12: what is due waits for its owner’s report, and what is reported for the others to say what they see', () => {
  const world = capturedAction()
  world.asked(head, accepting())
  world.asked(head, answering('agree'))
  expect(standing(world)).toBe('accepted')
  expect(waiting(world, head, '2027-06-13')).toEqual([])
  expect(waiting(world, head, '2027-06-14')).toEqual(['report'])
  world.asked(head, reporting())
  expect(waiting(world, head, '2027-06-14')).toEqual([])
  expect(waiting(world, parent)).toEqual(['confirm'])
  world.asked(parent, finding('cannot_tell'))
  // What it sees of a report is no position on the wording, which is still asked for.
  expect(waiting(world, parent)).toEqual(['sign'])
  world.asked(parent, answering('agree'))
  expect(waiting(world, parent)).toEqual([])
})

it('A12: an action waits for the answer of every party that has somebody seated, and of no other', () => {
  expect(voicesOf(capturedAction().table)).toEqual(['family', 'school', 'local_authority'])
})
