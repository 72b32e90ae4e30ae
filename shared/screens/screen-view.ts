import { z } from 'zod'
import { answerOf, voicesOf, wordingOf } from '../actions/standing.ts'
import type { Parked } from '../agenda/item.ts'
import { placeOf } from '../attendance/standing.ts'
import type { Meeting } from '../meetings/meeting.ts'
import type { Names } from '../names.ts'
import { Party, parties } from '../seats/seat.ts'
import type { Table } from '../table.ts'
import { pauseOf, speakingOf } from '../voice/patch.ts'
import { Day, Id, Instant } from '../words.ts'
import { answered, Answers, askedNow, putToAllOn, PutToAll } from './screen-answers.ts'
import { newestSaid, SaidOnScreen } from './screen-said.ts'

const Person = z.object({ name: z.string(), role: z.string(), party: Party })

/** What a screen in the room shows of a meeting. Everything in it is known to every party already. */
export const ScreenView = z.object({
  meetingId: Id,
  title: z.string(),
  state: z.enum(['draft', 'noticed', 'live', 'ended']),
  startsAt: Instant,
  startedAt: Instant.optional(),
  pausedAt: Instant.optional(),
  /** Who ended it, once somebody has. */
  ended: z.object({ by: z.string(), at: Instant }).optional(),
  items: z.array(
    z.object({
      id: Id,
      title: z.string(),
      state: z.string(),
      /** What an ended meeting left of it. */
      left: z.enum(['not_reached', 'not_covered']).optional(),
      /** Until whose written answer it is parked, or else until another meeting. */
      parked: z.object({ from: z.string().optional(), day: Day.optional() }).optional(),
    }),
  ),
  current: z
    .object({
      id: Id,
      number: z.int(),
      title: z.string(),
      wants: z.string().optional(),
      /** Only where a party brought the matter itself. */
      raisedBy: z.string().optional(),
      minutes: z.int().optional(),
      turnedToAt: Instant.optional(),
      spentMs: z.int().optional(),
      /** Absent on a server of an older version. */
      said: z.array(SaidOnScreen).optional(),
    })
    .optional(),
  /** What everybody is asked about the current item, until it is covered. */
  round: Answers.optional(),
  readBack: Answers.optional(),
  /** What was put to everyone on the current item. */
  proposals: z.array(PutToAll),
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
  people: z.array(Person.extend({ isRemote: z.boolean() })),
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
  const { now, order } = speakingOf(meeting)
  const isLive = meeting.state === 'live'
  return {
    meetingId,
    title: meeting.title,
    state: meeting.state,
    startsAt: meeting.startsAt,
    startedAt: meeting.started?.at,
    pausedAt: isLive ? pauseOf(meeting)?.at : undefined,
    ended: meeting.ended && { by: person(meeting.ended.by).name, at: meeting.ended.at },
    items: items.map(({ id, title, state, spentMs, parked }) => ({
      id,
      title,
      state,
      ...(meeting.ended?.notReached.includes(id) && {
        left: spentMs === undefined ? ('not_reached' as const) : ('not_covered' as const),
      }),
      ...(state === 'parked' && parked && { parked: parkedUntil(parked, names) }),
    })),
    current: current && {
      id: current.id,
      number: place + 1,
      title: current.title,
      wants: current.wants,
      raisedBy: current.isUsual || !current.raisedBy ? undefined : table.parties[current.raisedBy]?.name,
      minutes: current.minutes,
      turnedToAt: meeting.turnedToAt,
      spentMs: current.spentMs,
      said: newestSaid(table, names, current.id),
    },
    ...(current && isLive && current.state === 'open' && askedNow(table, current)),
    proposals: current ? putToAllOn(table, current.id) : [],
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
          answers: voicesOf(table).map((party) => answered(party, answerOf(action, party)?.position)),
        }
      }),
    people: parties.flatMap((party) =>
      Object.values(table.seats)
        .filter((seat) => seat.party === party && isInMeeting(meeting, seat.id, here))
        .map(({ id }) => ({ ...person(id), isRemote: placeOf(meeting, id)?.place === 'remote' })),
    ),
    speaking: isLive && now ? person(now.seatId) : undefined,
    order: isLive ? order.map(({ seatId }) => person(seatId)) : [],
  }
}

/** Who said where they are is there or not as they said; of the others, those whose pages show the meeting. */
function isInMeeting(meeting: Meeting, seatId: Id, here: readonly Id[]): boolean {
  const place = placeOf(meeting, seatId)?.place
  return place ? place === 'in_room' || place === 'remote' : here.includes(seatId)
}

function parkedUntil({ until }: Parked, names: Names) {
  const from = until.kind === 'written_reply' ? (names.seats[until.from] ?? '') : undefined
  return { from, day: until.day }
}
