import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { parties, type Party } from '../../shared/seats/seat.ts'
import type { Table } from '../../shared/table.ts'
import { anyAskings } from './any-command.ts'
import { busyTable } from './busy-table.ts'
import { changes, runs, walk } from './walk.ts'

const ofParty = <Thing extends { party: Party }>(things: Record<string, Thing> | Thing[], party: Party) =>
  Object.values(things).filter((thing) => thing.party === party)

/**
 * Everything on the table that is a party's own: its name, its people, its words and its acts. Its items are those
 * that stand on the agendas of `among`: others may carry what was not reached to a later one, in the same words.
 */
const own = (table: Table, party: Party, among = table) => ({
  name: table.parties[party],
  seats: ofParty(table.seats, party),
  items: Object.values(table.agenda)
    .filter(({ id, raisedBy }) => raisedBy === party && among.agenda[id])
    .map(({ id, title, wants, minutes, reason, state }) => ({
      words: [id, title, wants, minutes, reason],
      isWithdrawn: state === 'withdrawn',
    })),
  acts: Object.values(table.actions)
    .map((action) =>
      [action.revisions, action.answers, action.acceptances, action.reports, action.findings]
        .map((acts) => ofParty<{ party: Party }>(acts, party))
        .filter((acts) => acts.length > 0),
    )
    .filter((acts) => acts.length > 0),
})

const hasSomebody = (table: Table, party: Party) =>
  ofParty(table.seats, party).some((s) => s.state === 'seated')

it('T1: whatever the other parties ask for, what is the family’s own stays as it was', () => {
  const start = busyTable().table
  const before = own(start, 'family')
  fc.assert(
    fc.property(anyAskings, (askings) => {
      const others = walk(askings, (seat) => seat?.party !== 'family')
      const last = others.at(-1)
      if (last) expect(own(last.after, 'family', start)).toEqual(before)
    }),
    runs(90),
  )
})

it('T1: no step of any party changes what is the own of another party that has people', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const { before, after, seat } of changes(askings))
        for (const party of parties)
          if (party !== seat?.party && hasSomebody(before, party))
            expect(own(after, party, before)).toEqual(own(before, party))
    }),
    runs(40),
  )
})

it('T8: every party with people has somebody who can invite, whatever was asked', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const { after } of changes(askings))
        for (const party of parties.filter((party) => hasSomebody(after, party)))
          expect(
            ofParty(after.seats, party).some((s) => s.state === 'seated' && s.powers.includes('host')),
            party,
          ).toBe(true)
    }),
    runs(40),
  )
})

it('T9: a seat that has ended does nothing; one not taken yet only joins or has its link closed', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const { seat, command, events } of changes(askings))
        if (seat?.state !== 'seated' && events.length > 0)
          expect(['invited seat.join', 'invited invitation.close']).toContain(
            `${seat?.state} ${command.type}`,
          )
    }),
    runs(40),
  )
})
