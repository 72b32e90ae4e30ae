import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { voicesOf } from '../../shared/actions/standing.ts'
import type { Proposal } from '../../shared/proposals/proposal.ts'
import { askedOf, positionOf, revisionOf, standingOf } from '../../shared/proposals/standing.ts'
import { parties, type Party } from '../../shared/seats/seat.ts'
import { evolve, type Table } from '../../shared/table.ts'
import { anyAsking, type Asking } from './any-command.ts'
import { proposalFields } from './any-proposals.ts'
import { busyTable, familysProposal } from './busy-table.ts'
import { head, officer, parent, supporter, type Asked } from './table-world.ts'
import { changes, runs, walk } from './walk.ts'

const aboutProposals: fc.Arbitrary<Asking> = fc.record({
  by: fc.constantFrom(parent, supporter, head, officer),
  command: fc.oneof(
    ...Object.entries(proposalFields).map(([type, fields]) => ({
      // After it, nothing more can happen to a proposal.
      weight: type === 'proposal.withdraw' ? 1 : 9,
      arbitrary: fc.record({ type: fc.constant(type), ...fields }) as fc.Arbitrary<Asked>,
    })),
  ),
})

/** Mostly about what is put to the parties, and now and then about anything. */
const anyAskings = fc.array(
  fc.oneof({ weight: 3, arbitrary: aboutProposals }, { weight: 1, arbitrary: anyAsking }),
  { minLength: 30, maxLength: 60, size: 'max' },
)

const lists = ['revisions', 'positions', 'decisions', 'outcomes'] as const

const all = (table: Table): Proposal[] => Object.values(table.proposals)

/** What is a party's own of everything that was put: what it put, and all that it said. */
const own = (table: Table, party: Party) =>
  all(table)
    .map((put) => ({
      put: put.party === party && [put.kind, put.to, put.quote, put.revisions, put.withdrawn],
      said: [put.positions, put.decisions, put.outcomes].map((acts) =>
        acts.filter((act: { party: Party }) => act.party === party),
      ),
    }))
    .filter(({ put, said }) => put || said.some((acts) => acts.length > 0))

it('K13: no step of any party changes what another party has put or answered', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const { before, after, seat } of changes(askings))
        for (const party of parties)
          if (party !== seat?.party) expect(own(after, party)).toEqual(own(before, party))
    }),
    runs(40),
  )
})

it('K13: every answer is by the seated seat that asked, for its own party, with the power to sign', () => {
  let answers = 0
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const { before, after, seat, command } of changes(askings))
        for (const put of all(after))
          for (const given of put.positions.slice(before.proposals[put.id]?.positions.length ?? 0)) {
            answers += 1
            expect(seat).toMatchObject({ id: given.by, party: given.party, state: 'seated' })
            expect(seat?.powers).toContain('sign')
            expect(command.type).toBe('proposal.answer')
            if (put.to) expect(given.party).toBe(put.to)
          }
    }),
    runs(60),
  )
  expect(answers).toBeGreaterThan(50)
})

it('K12: nothing but a party’s own answer makes an answer, and nothing is agreed without each of them', () => {
  let agreed = 0
  const agreeing = fc.record({
    by: fc.constantFrom(parent, head, officer),
    command: fc.constant({
      type: 'proposal.answer',
      proposalId: familysProposal,
      revision: 'present',
      position: { answer: 'agree', comment: 'Yes' },
    }),
  })
  fc.assert(
    fc.property(anyAskings, fc.array(agreeing, { maxLength: 8 }), (askings, answers) => {
      for (const { before, events } of changes([...askings.slice(0, 20), ...answers, ...askings.slice(20)]))
        events.reduce((table, happened) => {
          const next = evolve(table, happened)
          for (const put of all(next)) {
            if (happened.type !== 'proposal.answered')
              expect(put.positions).toEqual(table.proposals[put.id]?.positions ?? [])
            const { is, agree, inPart } = standingOf(next, put)
            if (!['agreed', 'agreed_in_part', 'in_principle', 'decided'].includes(is)) continue
            // Nobody agrees with itself alone.
            expect(new Set([put.to && put.party, ...agree, ...inPart].filter(Boolean)).size).toBeGreaterThan(
              1,
            )
            if (is === 'agreed_in_part') continue
            agreed += 1
            for (const party of put.to ? [put.to] : voicesOf(next))
              expect(positionOf(put, party)).toMatchObject({
                party,
                revision: revisionOf(put),
                position: { answer: 'agree' },
              })
          }
          return next
        }, before)
    }),
    runs(60),
  )
  expect(agreed).toBeGreaterThan(20)
})

it('K12: every party that is asked stands in exactly one place, and a silent one never among those who agree', () => {
  fc.assert(
    fc.property(anyAskings, fc.constantFrom(...parties), (askings, silent) => {
      const last = walk(askings, (seat) => seat?.party !== silent).at(-1)?.after ?? busyTable().table
      for (const put of all(last)) {
        const { agree, inPart, disagree, takenAway, silent: none } = standingOf(last, put)
        const placed = [...agree, ...inPart, ...disagree, ...takenAway.map(({ party }) => party), ...none]
        expect(placed.toSorted()).toEqual(askedOf(last, put).toSorted())
        expect([...agree, ...inPart, ...disagree]).not.toContain(silent)
      }
    }),
    runs(40),
  )
})

it('K14: nothing that was put is removed or replaced: every list only grows, whatever was asked', () => {
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const { before, after } of changes(askings))
        for (const put of all(before)) {
          const now = after.proposals[put.id]
          const { id, meetingId, itemId, kind, party, to, quote } = put
          expect(now).toMatchObject({
            id,
            meetingId,
            itemId,
            kind,
            party,
            ...(to && { to }),
            ...(quote && { quote }),
          })
          for (const list of lists) expect(now?.[list].slice(0, put[list].length)).toEqual(put[list])
          if (put.withdrawn) expect(now).toEqual(put)
        }
    }),
    runs(50),
  )
})

it('K3: revisions are numbered without gaps, all by one party, and what is said is about one that exists', () => {
  let reworded = 0
  fc.assert(
    fc.property(anyAskings, (askings) => {
      for (const put of all(walk(askings).at(-1)?.after ?? busyTable().table)) {
        reworded += put.revisions.length - 1
        expect(put.revisions.map(({ revision }) => revision)).toEqual(
          put.revisions.map((_, place) => place + 1),
        )
        for (const { party } of put.revisions) expect(party).toBe(put.party)
        expect(put.decisions.map(({ decision }) => decision)).toEqual(
          put.decisions.map((_, place) => place + 1),
        )
        for (const { revision } of [...put.positions, ...put.decisions]) {
          expect(revision).toBeGreaterThanOrEqual(1)
          expect(revision).toBeLessThanOrEqual(revisionOf(put))
        }
        for (const told of put.outcomes)
          expect(put.decisions[told.decision - 1]).toMatchObject({ party: told.party })
      }
    }),
    runs(60),
  )
  expect(reworded).toBeGreaterThan(50)
})
