import { z } from 'zod'
import { answerOf, voicesOf, wordingOf } from '../actions/standing.ts'
import type { Names } from '../names.ts'
import { askedOf, positionOf, proposalsOn, wordsOf } from '../proposals/standing.ts'
import { Party, parties } from '../seats/seat.ts'
import type { Table } from '../table.ts'
import { Id, Instant } from '../words.ts'
import { pauseOf } from '../voice/patch.ts'

/** Each party that is asked, with its answer where it has given one. */
const Answers = z.array(z.object({ party: Party, answer: z.string().optional() }))

const Person = z.object({ name: z.string(), role: z.string(), party: Party })

/** What a screen in the room shows of a meeting. Everything in it is known to every party already. */
export const ScreenView = z.object({
  meetingId: Id,
  title: z.string(),
  state: z.enum(['draft', 'noticed', 'live', 'ended']),
  startsAt: Instant,
  startedAt: Instant.optional(),
  pausedAt: Instant.optional(),
  items: z.array(z.object({ id: Id, title: z.string(), state: z.string() })),
  current: z
    .object({
      id: Id,
      number: z.int(),
      title: z.string(),
      wants: z.string().optional(),
      raisedBy: z.string().optional(),
      minutes: z.int().optional(),
      turnedToAt: Instant.optional(),
    })
    .optional(),
  /** What was put to everyone on the current item. */
  proposals: z.array(z.object({ id: Id, words: z.string(), answers: Answers })),
  actions: z.array(
    z.object({
      id: Id,
      what: z.string(),
      owner: z.string(),
      day: z.string().optional(),
      event: z.string().optional(),
      answers: Answers,
    }),
  ),
  people: z.array(Person),
  speaking: Person.optional(),
  order: z.array(Person),
})
export type ScreenView = z.infer<typeof ScreenView>

/** The meeting as the room sees it; `here` are the seats whose pages show it. Null when there is no such meeting. */
export function screenView(
  table: Table,
  names: Names,
  meetingId: Id,
  here: readonly Id[],
): ScreenView | null {
  const meeting = table.meetings[meetingId]
  if (!meeting) return null
  const items = meeting.itemIds
    .flatMap((itemId) => table.agenda[itemId] ?? [])
    .filter(({ state }) => state !== 'withdrawn')
  const place = items.findIndex(({ id }) => id === meeting.currentItemId)
  const current = items[place]
  const person = (seatId: Id) => {
    const { role = '', party = 'other' } = table.seats[seatId] ?? {}
    return { name: names.seats[seatId] ?? '', role, party } as const
  }
  const { now, order } = meeting.speaking
  return {
    meetingId,
    title: meeting.title,
    state: meeting.state,
    startsAt: meeting.startsAt,
    startedAt: meeting.started?.at,
    pausedAt: pauseOf(meeting)?.at,
    items: items.map(({ id, title, state }) => ({ id, title, state })),
    current: current && {
      id: current.id,
      number: place + 1,
      title: current.title,
      wants: current.wants,
      raisedBy: current.raisedBy && table.parties[current.raisedBy]?.name,
      minutes: current.minutes,
      turnedToAt: meeting.turnedToAt,
    },
    proposals: (current ? proposalsOn(table, current.id) : [])
      .filter(({ withdrawn }) => !withdrawn)
      .map((proposal) => ({
        id: proposal.id,
        words: wordsOf(proposal),
        answers: askedOf(table, proposal).map((party) => ({
          party,
          answer: positionOf(proposal, party)?.position.answer,
        })),
      })),
    actions: Object.values(table.actions)
      .filter((action) => action.meetingId === meetingId)
      .map((action) => {
        const { what, ownerSeatId, due } = wordingOf(action)
        return {
          id: action.id,
          what,
          owner: person(ownerSeatId).name,
          day: due.day,
          event: due.kind === 'event' ? due.event : undefined,
          answers: voicesOf(table).map((party) => ({
            party,
            answer: answerOf(action, party)?.position.answer,
          })),
        }
      }),
    people: parties.flatMap((party) =>
      here.filter((seatId) => table.seats[seatId]?.party === party).map(person),
    ),
    speaking: now && person(now.seatId),
    order: order.map(({ seatId }) => person(seatId)),
  }
}
