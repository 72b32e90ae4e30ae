import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { isUnsettled, waitingItems } from '../../shared/agenda/carrying.ts'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import { awaitsReply, holdOf, isForNextMeeting } from '../../shared/agenda/standing.ts'
import { parties, type Party } from '../../shared/seats/seat.ts'
import { evolve, type Table } from '../../shared/table.ts'
import { anyAskings } from './any-command.ts'
import { busyTable } from './busy-table.ts'
import { changes, runs } from './walk.ts'

const items = (table: Table) => Object.values(table.agenda)

/** What a party has said itself about how items go: its answers, readings, holds, replies and waivers. */
const saidBy = (table: Table, party: Party) =>
  items(table).flatMap((item) =>
    [
      ...item.rounds.flatMap(({ answers }) => answers),
      ...item.readBacks.flatMap(({ readings }) => readings),
      ...item.holds,
      ...item.replies,
      ...item.waivers,
    ]
      .filter((act) => act.party === party)
      .map((act) => [item.id, act]),
  )

it('F3: whatever the others do, a party that says nothing has said nothing, and what it said stays', () => {
  const before = busyTable().table
  fc.assert(
    fc.property(anyAskings, fc.constantFrom(...parties), (askings, silent) => {
      for (const { after } of changes(askings, (seat) => seat?.party !== silent))
        expect(saidBy(after, silent)).toEqual(saidBy(before, silent))
    }),
    runs(50),
  )
})

const act = ['round_answered', 'reading_given', 'held', 'let_go', 'replied', 'waived'].map(
  (name) => `agenda.${name}`,
)

it('F3: only a party’s own act says anything for it: no other event does, of any party', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const { before, events, seat } of changes(askings))
        events.reduce((table, happened) => {
          const next = evolve(table, happened)
          for (const party of parties)
            if (party !== seat?.party || !act.includes(happened.type))
              expect(saidBy(next, party)).toEqual(saidBy(table, party))
          return next
        }, before)
    }),
    runs(30),
  )
})

const seatedParties = (table: Table) =>
  new Set(Object.values(table.seats).flatMap(({ state, party }) => (state === 'seated' ? [party] : [])))

it('F6: when an item is covered no other party with people holds it, and what the family brought has its reply', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const { before, events, seat } of changes(askings))
        for (const { type, payload } of events) {
          if (type !== 'agenda.covered') continue
          const item = before.agenda[(payload as { itemId: string }).itemId]
          if (!item) throw new Error('an item that is not there was covered')
          expect(awaitsReply(item)).toBe(false)
          for (const party of seatedParties(before))
            if (party !== seat?.party) expect(holdOf(item, party)).toBeUndefined()
        }
    }),
    runs(60),
  )
})

it('F8: whatever is parked has an end, and nothing else says that it is parked until then', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const { after } of changes(askings))
        for (const { state, parked } of items(after)) {
          if (state === 'parked') expect(parked?.until.kind).toMatch(/^(meeting|written_reply)$/)
          if (state === 'open') expect(parked).toBeUndefined()
        }
    }),
    runs(40),
  )
})

it('F10: a matter that had no notice is for the next meeting while a seated party has not waived', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const { after } of changes(askings))
        for (const item of items(after)) {
          const agreed = new Set([item.raisedBy, ...item.waivers.map(({ party }) => party)])
          const isWaived = [...seatedParties(after)].every((party) => agreed.has(party))
          expect(isForNextMeeting(after, item)).toBe(item.isRaisedInMeeting && !isWaived)
        }
    }),
    runs(40),
  )
})

const words = ({ title, wants, minutes, capture }: AgendaItem) => ({ title, wants, minutes, capture })

it('F12: an item is carried once, only from an ended meeting that left it open, in the words of its party', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const { before, after } of changes(askings)) {
        const carried = items(after).flatMap(({ carriedFrom }) => carriedFrom ?? [])
        expect(new Set(carried).size).toBe(carried.length)
        for (const item of items(after)) {
          const from = before.agenda[item.carriedFrom ?? '']
          if (!from || before.agenda[item.id]) continue
          expect(isUnsettled(before, from)).toBe(true)
          expect(item.title).toBe(from.title)
          if (!item.isUsual) expect([words(item), item.raisedBy]).toEqual([words(from), from.raisedBy])
        }
      }
    }),
    runs(60),
  )
})

it('F12: what an ended meeting left open waits until it is carried, dropped, or parked for a reply', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const { before, after } of changes(askings)) {
        const waiting = new Set(waitingItems(after).map(({ id }) => id))
        for (const { id } of waitingItems(before)) {
          if (waiting.has(id)) continue
          const now = after.agenda[id]
          const isSettled =
            now?.state === 'withdrawn' ||
            // Every such meeting has it, and there is a later one.
            (now?.isUsual &&
              items(after).some(
                ({ title, meetingId }) => title === now.title && meetingId !== now.meetingId,
              )) ||
            now?.parked?.until.kind === 'written_reply' ||
            items(after).some(({ carriedFrom }) => carriedFrom === id)
          expect(isSettled).toBe(true)
        }
      }
    }),
    runs(40),
  )
})
