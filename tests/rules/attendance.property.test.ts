import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Attendance } from '../../shared/attendance/attendance.ts'
import { attendedOf } from '../../shared/attendance/attended.ts'
import { attendanceAt } from '../../shared/attendance/patch.ts'
import { powersAt } from '../../shared/attendance/powers-at.ts'
import { roleHolder } from '../../shared/attendance/standing.ts'
import { roles, type Meeting } from '../../shared/meetings/meeting.ts'
import { parties, type Party } from '../../shared/seats/seat.ts'
import type { Table } from '../../shared/table.ts'
import { anyAskings, fieldsOf, type Asking } from './any-command.ts'
import { head, parent, relative, supporter, teacher, type Asked } from './table-world.ts'
import { changes, runs } from './walk.ts'

const meetingsOf = (table: Table) => Object.values(table.meetings)

/** Walks of little else than who comes instead of whom, and of meetings that end: in others that is too rare. */
const standingInAskings: fc.Arbitrary<Asking[]> = fc.array(
  fc.record({
    by: fc.constantFrom(parent, parent, parent, relative, supporter, head, teacher),
    command: fc.oneof(
      ...(
        [
          'attendance.stand_in',
          'attendance.stand_in',
          'attendance.end_stand_in',
          'attendance.reply',
          'attendance.place',
          'meeting.end',
        ] as const
      ).map((type) => fc.record({ type: fc.constant(type), ...fieldsOf[type] }) as fc.Arbitrary<Asked>),
    ),
  }),
  { minLength: 1, maxLength: 40, size: 'max' },
)

const partyOf = (table: Table, seatId: string) => table.seats[seatId]?.party

/** What of a meeting is one party’s own: what its people said of themselves and of it, and what it said of others. */
const ownOf = (table: Table, meeting: Meeting, party: Party) => ({
  attendance: Object.entries(meeting.attendance).filter(([seatId]) => partyOf(table, seatId) === party),
  aim: meeting.aims[party],
  objections: meeting.objections
    .filter((objection) => objection.party === party)
    .map(({ answers: _answers, ...objection }) => objection),
  answers: meeting.objections.flatMap(({ id, answers }) =>
    answers.filter((answer) => answer.party === party).map((answer) => [id, answer]),
  ),
  roles: roles.filter((role) => {
    const holder = roleHolder(table, meeting, role)
    return holder !== undefined && partyOf(table, holder) === party
  }),
})

it('B11 no step of any party changes what another party said of its people, its aim, its objections or its roles', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const { before, after, seat } of changes(askings))
        for (const meeting of meetingsOf(before)) {
          const now = after.meetings[meeting.id]
          if (!now || now === meeting) continue
          for (const party of parties)
            if (party !== seat?.party) expect(ownOf(after, now, party)).toEqual(ownOf(before, meeting, party))
        }
    }),
    runs(60),
  )
})

it('B11 a reply is its own person’s; a place, a stand-in and an aim are said from within the party', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      const table = changes(askings).at(-1)?.after
      for (const meeting of table ? meetingsOf(table) : []) {
        for (const [seatId, { replies, places, standIn, formerStandIns }] of Object.entries(
          meeting.attendance,
        )) {
          expect(replies.every(({ by }) => by === seatId)).toBe(true)
          const sayings = [...places, ...formerStandIns, ...formerStandIns.map(({ ended }) => ended)]
          for (const { by } of standIn ? [...sayings, standIn] : sayings)
            expect(table && partyOf(table, by)).toBe(table && partyOf(table, seatId))
        }
        for (const [party, aim] of Object.entries(meeting.aims))
          expect(table && partyOf(table, aim.by)).toBe(party)
      }
    }),
    runs(40),
  )
})

const lists = ['replies', 'places', 'formerStandIns'] as const
const isGrown = (before: Attendance, after: Attendance) =>
  lists.every((list) => before[list].every((entry, place) => entry === after[list][place]))

it('B12 what was said of attendance, notice and objections stays: every list only grows', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const { before, after } of changes(askings))
        for (const meeting of meetingsOf(before)) {
          const now = after.meetings[meeting.id]
          if (!now || now === meeting) continue
          for (const [seatId, attendance] of Object.entries(meeting.attendance)) {
            const next = attendanceAt(now, seatId)
            expect(isGrown(attendance, next)).toBe(true)
            if (attendance.standIn && next.standIn !== attendance.standIn)
              expect(next.formerStandIns.at(-1)).toMatchObject(attendance.standIn)
          }
          expect(now.notices.slice(0, meeting.notices.length)).toEqual(meeting.notices)
          meeting.objections.forEach(({ answers, ...objection }, place) => {
            expect(now.objections[place]).toMatchObject(objection)
            expect(now.objections[place]?.answers.slice(0, answers.length)).toEqual(answers)
          })
        }
    }),
    runs(40),
  )
})

it('B3 nobody has more powers at a meeting than their seat has, whatever was asked', () => {
  fc.assert(
    fc.property(standingInAskings, (askings) => {
      const table = changes(askings).at(-1)?.after
      for (const meeting of table ? meetingsOf(table) : [])
        for (const seat of Object.values(table?.seats ?? {})) {
          const powers = powersAt(seat, meeting)
          expect(powers.every((power) => seat.powers.includes(power))).toBe(true)
          if (meeting.state === 'ended') expect(powers).toEqual(seat.powers)
        }
    }),
    runs(30),
  )
})

it('B2 one seat stands in for one other of its party at a meeting, whatever was asked', () => {
  fc.assert(
    fc.property(standingInAskings, (askings) => {
      const table = changes(askings).at(-1)?.after
      for (const meeting of table ? meetingsOf(table) : []) {
        const standing = Object.entries(meeting.attendance).flatMap(([seatId, { standIn }]) =>
          standIn ? [{ seatId, standIn }] : [],
        )
        const ids = standing.map(({ standIn }) => standIn.seatId)
        expect(new Set(ids).size).toBe(ids.length)
        for (const { seatId, standIn } of standing)
          expect(table && partyOf(table, standIn.seatId)).toBe(table && partyOf(table, seatId))
      }
    }),
    runs(40),
  )
})

it('B14 nobody is named to come instead of another who had said that they come, whatever was asked', () => {
  let named = 0
  fc.assert(
    fc.property(standingInAskings, (askings) => {
      for (const { before, after, command } of changes(askings)) {
        if (command.type !== 'attendance.stand_in') continue
        const meetingId = String(command['meetingId'])
        const [was, is] = [before.meetings[meetingId], after.meetings[meetingId]]
        const [forSeatId, seatId] = [String(command['forSeatId']), String(command['standInSeatId'])]
        if (!was || !is || attendanceAt(was, forSeatId).standIn?.seatId === seatId) continue
        named += 1
        const { replies, places } = attendanceAt(is, seatId)
        const isThere = ['in_room', 'remote'].includes(places.at(-1)?.place ?? '')
        const reply = replies.at(-1)?.reply
        expect(isThere).toBe(false)
        if (places.length === 0 && reply?.kind === 'comes') expect(reply.how).toBe('in_writing')
      }
    }),
    runs(80),
  )
  expect(named).toBeGreaterThan(20)
})

it('B5 nobody’s attendance is said by silence: who never said anything has neither stays nor absence', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      const table = changes(askings).at(-1)?.after
      for (const meeting of table ? meetingsOf(table) : [])
        for (const seat of Object.values(table?.seats ?? {})) {
          const { places } = attendanceAt(meeting, seat.id)
          const attended = attendedOf(meeting, seat)
          if (places.length === 0) expect(attended).toEqual({ stays: [], isLate: false, didNotAttend: false })
          const times = attended.stays.flatMap(({ from, until }) => [from, until ?? from])
          expect(times).toEqual(times.toSorted())
        }
    }),
    runs(40),
  )
})
