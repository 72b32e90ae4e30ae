import { expect, it } from 'vitest'
import { powers } from '../../shared/seats/seat.ts'
import { Command } from '../../shared/table.ts'
import { head, inviting, named, officer, openTable, parent, schemas } from './table-world.ts'
import { seated, supporter, teacher } from './table-world.ts'

const aunt = named('aunt')
const nurse = named('nurse')
const joining = { type: 'seat.join' }
const revoking = (seatId: string) => ({ type: 'invitation.revoke', seatId })
const closing = { type: 'invitation.close' }
const renewing = (seatId: string) => ({
  type: 'invitation.renew',
  seatId,
  invitationId: named('second-link'),
  expiresAt: '2027-07-01T00:00:00.000Z',
})

it('T3: a party invites its own people with the powers that it chooses, and asks nobody', () => {
  const world = openTable()
  world.asked(parent, inviting(aunt, { party: 'family', powers: ['sign'] }))
  expect(world.table.seats[aunt]).toMatchObject({ state: 'invited', powers: ['listen', 'sign'] })
  world.asked(aunt, joining)
  expect(world.table.seats[aunt]).toMatchObject({ state: 'seated', invitation: { state: 'used' } })
})

it('T3: only those who may invite do, and a seat is invited once', () => {
  const world = openTable()
  world.refused(supporter, inviting(aunt, { party: 'family', powers: [] }), 'forbidden')
  world.refused(teacher, inviting(aunt, { party: 'school', powers: [] }), 'forbidden')
  world.refused(parent, inviting(supporter, { party: 'family', powers: [] }), 'invalid')
})

it('T4: a party that has people invites its own, and nobody else does it for them', () => {
  const world = openTable()
  world.refused(head, inviting(aunt, { party: 'family', powers: [] }), 'forbidden')
  world.refused(parent, inviting(aunt, { party: 'school', powers: [] }), 'forbidden')
})

it('T4: a party that all its people left is taken over by nobody', () => {
  const world = openTable()
  world.asked(officer, { type: 'seat.leave' })
  world.refused(head, inviting(aunt, { party: 'local_authority', powers: [] }), 'forbidden')
})

it('T4: the first contact of a party holds every power of it, whatever the inviter wished', () => {
  const world = openTable()
  world.asked(parent, inviting(nurse, { party: 'health', powers: ['listen'] }))
  expect(world.table.seats[nurse]?.powers).toEqual([...powers])
  world.refused(head, inviting(aunt, { party: 'health', powers: [] }), 'forbidden')
  world.refused(parent, inviting(aunt, { party: 'health', powers: [] }), 'forbidden')
  world.asked(nurse, joining)
  world.asked(nurse, inviting(aunt, { party: 'health', powers: [] }))
})

it('T4: a party is named before anybody is invited to it', () => {
  openTable().refused(parent, inviting(aunt, { party: 'social_care', powers: [] }), 'invalid')
})

it('T5: an unused invitation is renewed or taken back by its own party only', () => {
  const world = openTable()
  world.asked(parent, inviting(aunt, { party: 'family', powers: ['contribute'] }))
  world.refused(head, renewing(aunt), 'forbidden')
  world.refused(head, revoking(aunt), 'forbidden')
  world.refused(supporter, revoking(aunt), 'forbidden')
  world.asked(parent, renewing(aunt))
  expect(world.table.seats[aunt]?.invitation).toMatchObject({ id: named('second-link'), state: 'open' })
  world.asked(parent, revoking(aunt))
  expect(world.table.seats[aunt]).toMatchObject({ state: 'revoked', invitation: { state: 'revoked' } })
  expect(world.asked(parent, revoking(aunt))).toEqual([])
})

it('T5: until a first contact joins, the party that sent the invitation looks after it, and no third one', () => {
  const world = openTable()
  world.asked(parent, inviting(nurse, { party: 'health', powers: [] }))
  world.refused(officer, renewing(nurse), 'forbidden')
  world.refused(officer, revoking(nurse), 'forbidden')
  world.asked(parent, renewing(nurse))
  world.asked(nurse, joining)
  world.refused(parent, renewing(nurse), 'closed')
  world.refused(parent, revoking(nurse), 'closed')
})

it('T6: a link seats one person once', () => {
  const world = openTable()
  world.refused(supporter, joining, 'gone')
  world.refused(named('stranger'), joining, 'forbidden')
})

it('T6: a link that was closed after wrong codes seats nobody until it is renewed', () => {
  const world = openTable()
  world.asked(parent, inviting(aunt, { party: 'family', powers: [] }))
  world.asked(aunt, closing)
  expect(world.table.seats[aunt]).toMatchObject({ state: 'invited', invitation: { state: 'wrong_codes' } })
  world.refused(aunt, joining, 'gone')
  world.asked(parent, renewing(aunt))
  world.asked(aunt, joining)
  expect(world.asked(aunt, closing)).toEqual([])
})

it('T6: an invitation that was taken back seats nobody and is not renewed', () => {
  const world = openTable()
  world.asked(parent, inviting(aunt, { party: 'family', powers: [] }))
  world.asked(parent, revoking(aunt))
  world.refused(aunt, joining, 'forbidden')
  world.refused(parent, renewing(aunt), 'closed')
})

it('T12: a supporter sits with the family or the young person only', () => {
  const world = openTable()
  world.refused(head, inviting(aunt, { party: 'school', powers: [], isSupporter: true }), 'invalid')
  world.asked(parent, { type: 'party.name', party: 'young_person', name: 'Me' })
  const pupil = named('pupil')
  seated(world, parent, pupil, { party: 'young_person', powers: [] })
  world.asked(pupil, inviting(aunt, { party: 'young_person', powers: [], isSupporter: true }))
  expect(world.table.seats[aunt]?.isSupporter).toBe(true)
})

it('T13: opening, inviting, renewing, joining, closing a link and showing on a screen are not understood over the wire', () => {
  const links = ['seat.invite', 'invitation.renew', 'invitation.close', 'seat.join']
  const doors = ['workspace.open', ...links, 'screen.open']
  const understood: string[] = Command.options.map((option) => option.shape.type.value)
  expect([...schemas.keys()].filter((type) => !understood.includes(type)).toSorted()).toEqual(
    doors.toSorted(),
  )
})
