import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { isUnsettled, waitingItems } from '../../shared/agenda/carrying.ts'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import { owedOn, parkingsOf } from '../../shared/agenda/promises.ts'
import { awaitsReply, holdOf, isForNextMeeting } from '../../shared/agenda/standing.ts'
import { parties, type Party } from '../../shared/seats/seat.ts'
import { evolve, type Table } from '../../shared/table.ts'
import { dayOf } from '../../shared/words.ts'
import { anyAskings, fieldsOf, type Asking } from './any-command.ts'
import { busyTable, notReached } from './busy-table.ts'
import { familysItem, schoolsItem } from './meeting-world.ts'
import { head, officer, parent, type Asked } from './table-world.ts'
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
          expect(isForNextMeeting(after, item)).toBe(
            item.isRaisedInMeeting && !(isWaived && item.waivers.length > 0),
          )
        }
    }),
    runs(40),
  )
})

const isTold = (table: Table, { meetingId }: AgendaItem, today: string) => {
  const meeting = table.meetings[meetingId]
  const starts = [meeting?.startsAt ?? '', meeting?.told?.startsAt ?? '9']
  const isOverdue = meeting?.state === 'noticed' && starts.some((at) => at.slice(0, 10) < today)
  return meeting?.state !== 'draft' && !isOverdue
}

const words = ({ title, wants, minutes, capture }: AgendaItem) => ({ title, wants, minutes, capture })

it('F12: an item is carried only from an ended meeting that left it open and no told one has, in its party’s words', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const { before, after, events, seat } of changes(askings)) {
        const today = dayOf(events[0]?.at ?? '')
        for (const item of items(after)) {
          const from = before.agenda[item.carriedFrom ?? '']
          if (!from || before.agenda[item.id]) continue
          expect(isUnsettled(before, from, today)).toBe(true)
          // The party that raised it may bring it elsewhere, until the meeting begins that was to take it up.
          const isOwn = seat?.party === from.raisedBy && !from.isUsual
          const taken = items(before).filter(
            (one) =>
              one.carriedFrom === from.id &&
              isTold(before, one, today) &&
              !(isOwn && before.meetings[one.meetingId]?.state === 'noticed'),
          )
          expect(taken).toEqual([])
          expect(item.title).toBe(from.title)
          if (!item.isUsual) expect([words(item), item.raisedBy]).toEqual([words(from), from.raisedBy])
        }
      }
    }),
    runs(60),
  )
})

it('F20: what an ended meeting left open waits until everyone is told of a meeting with it, or it is dropped or parked for a reply', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const { before, after, events } of changes(askings)) {
        const today = dayOf(events[0]?.at ?? '')
        const waiting = new Set(waitingItems(after, today).map(({ id }) => id))
        for (const { id } of waitingItems(before, today)) {
          if (waiting.has(id)) continue
          const now = after.agenda[id]
          const isSettled =
            now?.state === 'withdrawn' ||
            // Every such meeting has it, and there is a later one.
            (now?.isUsual &&
              items(after).some(
                (one) =>
                  one.title === now.title && one.meetingId !== now.meetingId && isTold(after, one, today),
              )) ||
            now?.parked?.until.kind === 'written_reply' ||
            items(after).some((one) => one.carriedFrom === id && isTold(after, one, today))
          expect(isSettled).toBe(true)
        }
      }
    }),
    runs(40),
  )
})

/** Walks about matters that are put aside until somebody replies, and little else. */
const parkings: fc.Arbitrary<Asking[]> = fc.array(
  fc.record({
    by: fc.constantFrom(parent, head, officer),
    command: fc.oneof(
      { weight: 5, arbitrary: parkingOf(fc.constantFrom(parent, head, officer)) },
      ...(['agenda.reply', 'agenda.carry', 'agenda.withdraw', 'meeting.notify'] as const).map((type) => ({
        weight: 1,
        arbitrary: fc.record({ type: fc.constant(type), ...fieldsOf[type] }) as fc.Arbitrary<Asked>,
      })),
    ),
  }),
  { minLength: 5, maxLength: 40, size: 'max' },
)

function parkingOf(from: fc.Arbitrary<string>): fc.Arbitrary<Asked> {
  const day = fc.constantFrom('2027-05-20', '2027-06-14', '2027-09-01', '2028-01-01')
  return fc.record({
    type: fc.constant('agenda.park'),
    itemId: fc.constantFrom(familysItem, schoolsItem, ...notReached),
    until: fc.oneof(
      fc.record({ kind: fc.constant('meeting') }),
      fc.record({ kind: fc.constant('written_reply'), from, day }),
    ),
  })
}

it('F19: no act of the party that owes a reply moves the day on which it is due, but a reply', () => {
  let held = 0
  fc.assert(
    fc.property(parkings, (askings) => {
      for (const { before, after, seat, command } of changes(askings))
        for (const item of items(before))
          for (const owed of owedOn(before, item)) {
            if (owed.party !== seat?.party || command.type === 'agenda.reply') continue
            const now = owedOn(after, after.agenda[item.id] ?? item).find(({ party }) => party === owed.party)
            expect(now).toBeDefined()
            expect((now?.due ?? '9') <= owed.due).toBe(true)
            held += 1
          }
    }),
    runs(60),
  )
  expect(held).toBeGreaterThan(200)
})

it('F19: every end that a matter was ever given stays, in its order, whatever was asked', () => {
  fc.assert(
    fc.property(fc.oneof(parkings, anyAskings), (askings) => {
      for (const { before, after } of changes(askings))
        for (const item of items(before)) {
          const now = after.agenda[item.id]
          const ends = parkingsOf(item)
          expect(now && parkingsOf(now).slice(0, ends.length)).toEqual(ends)
        }
    }),
    runs(40),
  )
})

it('F23: no step changes the words of a matter that others have answered, or were told of before the meeting began', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const { before, after } of changes(askings))
        for (const item of items(before)) {
          const isLive = before.meetings[item.meetingId]?.state === 'live' && !item.isRaisedInMeeting
          const isReplied = item.replies.some(({ party }) => party !== item.raisedBy)
          const { title, wants } = after.agenda[item.id] ?? {}
          if (isLive || isReplied) expect([title, wants]).toEqual([item.title, item.wants])
        }
    }),
    runs(40),
  )
})
