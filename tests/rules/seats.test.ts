import { expect, it } from 'vitest'
import { powers } from '../../shared/seats/seat.ts'
import { Command } from '../../shared/table.ts'
import { emptyWorld, head, inviting, named, officer, openTable, parent } from './table-world.ts'
import { relative, seated, supporter, teacher } from './table-world.ts'

const aunt = named('aunt')
const empowering = (seatId: string, ...given: string[]) => ({ type: 'seat.empower', seatId, powers: given })
const naming = (name: string) => ({ type: 'party.name', party: 'school', name })
const releasing = (seatId: string) => ({ type: 'seat.release', seatId })

it('T1: the school can neither release nor weaken nor rename anybody of the family', () => {
  const world = openTable()
  world.refused(head, releasing(parent), 'forbidden')
  world.refused(head, releasing(supporter), 'forbidden')
  world.refused(head, empowering(supporter, 'listen'), 'forbidden')
  world.refused(officer, releasing(supporter), 'forbidden')
  world.refused(head, { type: 'party.name', party: 'family', name: 'Mum' }, 'forbidden')
})

it('T1: the family can neither release nor weaken anybody of the school', () => {
  const world = openTable()
  world.refused(parent, releasing(head), 'forbidden')
  world.refused(parent, empowering(head, 'listen'), 'forbidden')
})

it('T2: the opener takes the first seat of their own party, with every power', () => {
  const { table } = openTable()
  expect(table.seats[parent]).toMatchObject({ party: 'family', state: 'seated', powers: [...powers] })
})

it('T2: a table is opened once', () => {
  const opening = {
    type: 'workspace.open',
    parties: [{ party: 'school', name: 'S' }],
    party: 'school',
    role: 'R',
  }
  openTable().refused(head, opening, 'closed')
  openTable().refused(named('stranger'), opening, 'closed')
})

it('T2: nobody opens a table without naming the party they sit in', () => {
  const parties = [{ party: 'school', name: 'Marlow Hill School' }]
  const opening = { type: 'workspace.open', parties, party: 'family', role: 'Parent' }
  emptyWorld().refused(parent, opening, 'invalid')
})

it('T7: a party decides what its own people may do', () => {
  const world = openTable()
  world.asked(parent, empowering(supporter, 'sign', 'contribute'))
  expect(world.table.seats[supporter]?.powers).toEqual(['listen', 'contribute', 'sign'])
  world.asked(parent, empowering(supporter))
  expect(world.table.seats[supporter]?.powers).toEqual(['listen'])
})

it('T7: only somebody of the party who can invite changes what its people may do', () => {
  const world = openTable()
  world.refused(supporter, empowering(supporter, 'sign'), 'forbidden')
  world.refused(teacher, empowering(teacher, 'contribute'), 'forbidden')
  world.refused(head, empowering(supporter, 'sign'), 'forbidden')
})

it('T7: nobody lets themselves do more, so a supporter who may invite still cannot sign', () => {
  const world = openTable()
  world.asked(parent, empowering(supporter, 'contribute', 'host'))
  world.refused(supporter, empowering(supporter, 'contribute', 'host', 'sign'), 'forbidden')
  const secondSelf = named('second-self')
  world.refused(
    supporter,
    inviting(secondSelf, { party: 'family', powers: ['contribute', 'sign'] }),
    'forbidden',
  )
  world.asked(supporter, inviting(secondSelf, { party: 'family', powers: ['contribute'] }))
  world.asked(supporter, empowering(supporter, 'host'))
})

it('T8: a party keeps somebody who can invite', () => {
  const world = openTable()
  world.refused(parent, empowering(parent, 'listen', 'contribute', 'sign'), 'invalid')
  world.refused(parent, { type: 'seat.leave' }, 'invalid')
  world.asked(parent, empowering(supporter, 'contribute', 'host'))
  world.asked(parent, { type: 'seat.leave' })
  expect(world.table.seats[parent]?.state).toBe('left')
})

it('T8: the last who can invite does not leave while somebody of the party is still expected', () => {
  const world = openTable()
  world.asked(officer, inviting(aunt, { party: 'local_authority', powers: ['contribute'] }))
  world.refused(officer, { type: 'seat.leave' }, 'invalid')
  world.asked(officer, { type: 'invitation.revoke', seatId: aunt })
  world.asked(officer, { type: 'seat.leave' })
})

it('T9: a party releases its own people, and the released can do nothing more', () => {
  const world = openTable()
  world.asked(head, releasing(teacher))
  expect(world.table.seats[teacher]).toMatchObject({ state: 'released', role: 'Class teacher' })
  world.refused(teacher, { type: 'seat.describe', role: 'Head' }, 'forbidden')
  world.refused(teacher, { type: 'seat.join' }, 'forbidden')
  expect(world.asked(head, releasing(teacher))).toEqual([])
})

it('T9: nobody releases their own seat or one that was not taken', () => {
  const world = openTable()
  world.asked(parent, inviting(aunt, { party: 'family', powers: [] }))
  world.refused(parent, releasing(parent), 'invalid')
  world.refused(parent, releasing(aunt), 'closed')
  world.refused(relative, releasing(supporter), 'forbidden')
})

it('T9: whoever has left can do nothing more', () => {
  const world = openTable()
  world.asked(relative, { type: 'seat.leave' })
  expect(world.table.seats[relative]).toMatchObject({ state: 'left', role: 'Grandparent' })
  world.refused(relative, { type: 'seat.describe', role: 'Aunt' }, 'forbidden')
  world.refused(parent, empowering(relative, 'sign'), 'closed')
})

it('T10: everybody describes their own seat', () => {
  const world = openTable()
  world.asked(supporter, { type: 'seat.describe', role: 'Advocate', organisation: 'Side by Side' })
  expect(world.table.seats[supporter]).toMatchObject({ role: 'Advocate', organisation: 'Side by Side' })
  world.asked(supporter, { type: 'seat.describe', role: 'Advocate' })
  expect(world.table.seats[supporter]?.organisation).toBeUndefined()
  expect(Command.safeParse({ type: 'seat.describe', seatId: parent, role: 'Mum' }).success).toBe(false)
})

it('T11: a party that has people is named by them alone', () => {
  const world = openTable()
  world.refused(parent, naming('The school that forgot'), 'forbidden')
  world.refused(teacher, naming('Our school'), 'forbidden')
  world.asked(head, naming('Marlow Hill Academy'))
  expect(world.table.parties.school).toEqual({ name: 'Marlow Hill Academy' })
  expect(world.asked(head, naming('Marlow Hill Academy'))).toEqual([])
})

it('T11: any host may name a party that has nobody yet', () => {
  const world = openTable()
  world.asked(parent, { type: 'party.name', party: 'social_care', name: 'Wexmoor Social Care' })
  seated(world, parent, aunt, { party: 'social_care', powers: [] })
  world.refused(parent, { type: 'party.name', party: 'social_care', name: 'Them' }, 'forbidden')
})
