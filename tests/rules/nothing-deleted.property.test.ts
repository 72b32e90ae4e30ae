import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Action } from '../../shared/actions/action.ts'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import type { Seat } from '../../shared/seats/seat.ts'
import type { Table } from '../../shared/table.ts'
import { anyAskings } from './any-command.ts'
import { changes, runs, walk } from './walk.ts'

const lists = ['revisions', 'answers', 'acceptances', 'reports', 'findings'] as const
const life: Meeting['state'][] = ['draft', 'noticed', 'live', 'ended']
const endings: Seat['state'][] = ['left', 'released', 'revoked']

/** What of a thing can never change again once it is so. */
const lastingSeat = ({ id, party, isSupporter, state, seatedAt, endedAt }: Seat) => ({
  id,
  party,
  isSupporter,
  ...(seatedAt && { seatedAt }),
  ...(endings.includes(state) && { state, endedAt }),
})

const lastingMeeting = ({ id, type, templateDated, convenedBy, started, ended }: Meeting) => ({
  id,
  type,
  templateDated,
  convenedBy,
  ...(started && { started }),
  ...(ended && { ended }),
})

const lastingItem = ({ id, meetingId, capture, raisedBy, addedBy, addedAt, ...item }: AgendaItem) => [
  id,
  meetingId,
  capture,
  raisedBy,
  addedBy,
  addedAt,
  item.isAfterNotice,
  item.isRaisedInMeeting,
  item.carriedFrom,
]

/** Rounds and holds grow at their end, and a hold that was let go says so: all else of them lasts. */
function expectFlowGrown(before: AgendaItem, after: AgendaItem) {
  for (const list of ['replies', 'waivers', 'heard'] as const)
    expect(after[list].slice(0, before[list].length)).toEqual(before[list])
  before.rounds.forEach(({ by, at, answers }, place) => {
    const now = after.rounds[place]
    expect(now).toMatchObject({ by, at })
    expect(now?.answers.slice(0, answers.length)).toEqual(answers)
  })
  before.readBacks.forEach(({ by, at, readings }, place) => {
    const now = after.readBacks[place]
    expect(now).toMatchObject({ by, at })
    expect(now?.readings.slice(0, readings.length)).toEqual(readings)
  })
  before.holds.forEach((hold, place) => expect(after.holds[place]).toMatchObject(hold))
}

const origin = ({ id, meetingId, itemId, quote }: Action) => ({ id, meetingId, itemId, quote })

/** What is not the very same thing after as it was before. */
const changed = <Thing>(before: Record<string, Thing>, after: Record<string, Thing>) =>
  Object.entries(before).flatMap(([id, thing]) => (after[id] === thing ? [] : [thing]))

function expectGrown(before: Table, after: Table) {
  for (const seat of changed(before.seats, after.seats))
    expect(after.seats[seat.id]).toMatchObject(lastingSeat(seat))
  for (const meeting of changed(before.meetings, after.meetings)) {
    const now = after.meetings[meeting.id]
    expect(now).toMatchObject(lastingMeeting(meeting))
    expect(life.indexOf(now?.state ?? 'draft')).toBeGreaterThanOrEqual(life.indexOf(meeting.state))
    expect(now?.itemIds).toEqual(expect.arrayContaining(meeting.itemIds))
  }
  for (const item of changed(before.agenda, after.agenda)) {
    const now = after.agenda[item.id]
    expect(now && lastingItem(now)).toEqual(lastingItem(item))
    if (now) expectFlowGrown(item, now)
    if (item.state === 'withdrawn') expect(now).toEqual(item)
  }
  for (const action of changed(before.actions, after.actions)) {
    const now = after.actions[action.id]
    expect(now && origin(now)).toEqual(origin(action))
    for (const list of lists) expect(now?.[list].slice(0, action[list].length)).toEqual(action[list])
  }
}

it('T14: whatever was at the table stays at it, lists only grow, and what has ended stays ended', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const { before, after } of changes(askings)) expectGrown(before, after)
    }),
    runs(50),
  )
})

it('G11: each agenda item stands once on the agenda of its own meeting, whatever was asked', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      const table = walk(askings).at(-1)?.after
      const placed = Object.values(table?.meetings ?? {}).flatMap(({ id, itemIds }) =>
        itemIds.map((itemId) => `${itemId} of ${id}`),
      )
      const items = Object.values(table?.agenda ?? {}).map(({ id, meetingId }) => `${id} of ${meetingId}`)
      expect(placed.toSorted()).toEqual(items.toSorted())
    }),
    runs(50),
  )
})

it('G9: a current item belongs to a live meeting and was not withdrawn, whatever was asked', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const { after } of changes(askings))
        for (const { currentItemId, state, id } of Object.values(after.meetings)) {
          if (!currentItemId) continue
          expect([state, after.agenda[currentItemId]?.meetingId]).toEqual(['live', id])
          expect(after.agenda[currentItemId]?.state).not.toBe('withdrawn')
        }
    }),
    runs(30),
  )
})

/** What of an item may still come after its meeting, where it was not settled there: how it ends. */
const withoutItsEnd = ({
  state: _state,
  parked: _parked,
  reason: _reason,
  replies: _replies,
  ...rest
}: AgendaItem) => rest

it('G12: the agenda of an ended meeting stays as it was but for how what is open ends, whatever was asked', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const { before, after } of changes(askings))
        for (const { id, state, itemIds } of Object.values(before.meetings)) {
          if (state !== 'ended') continue
          expect(after.meetings[id]?.itemIds).toEqual(itemIds)
          for (const itemId of itemIds) {
            const [was, is] = [before.agenda[itemId], after.agenda[itemId]]
            if (was !== is) expect(is && withoutItsEnd(is)).toEqual(was && withoutItsEnd(was))
            if (was?.state === 'covered' && !before.meetings[id]?.ended?.notReached.includes(itemId))
              expect(is?.state).toBe('covered')
          }
        }
    }),
    runs(30),
  )
})
