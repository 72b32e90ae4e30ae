import { z } from 'zod'
import { Names } from './names.ts'
import { PrivateCommand } from './private/commands.ts'
import { PrivateHappened } from './private/events.ts'
import { Side } from './private/side.ts'
import { statusOf, type RefusalCode } from './refusal.ts'
import { ScreenView } from './screens/screen-view.ts'
import { Party, Powers, Seat } from './seats/seat.ts'
import { Command, Happened, Table } from './table.ts'
import { Id, Instant, line, optional } from './words.ts'
import { PartiesToName } from './workspace/open.ts'

/** Everything that crosses the wire as HTTP or as a live message. The minutes' own wire is `minutes/wire.ts`. */

const codes = Object.keys(statusOf).filter((code): code is RefusalCode => code in statusOf)

/** What every refusal looks like. `path` names the field; `reference` finds our own fault in the log. */
export const ErrorReply = z.object({
  error: z.object({
    code: z.enum(codes),
    message: z.string(),
    path: z.string().optional(),
    reference: z.string().optional(),
  }),
})

type Schemas = { body?: z.ZodType; query?: z.ZodObject; reply: z.ZodType }
export type Endpoint<S extends Schemas = Schemas> = S & {
  method: 'GET' | 'POST' | 'DELETE'
  path: string
  /** Who may call it: anybody, or a seat of the workspace in the path, which is found before anything else. */
  who: 'public' | 'seat'
  summary: string
  /** How often one address may ask; only where a code could be guessed. */
  triesPerMinute?: number
  /** How long it may take, where that is longer than usual. */
  answerWithinMs?: number
}

const endpoint = <const E extends Endpoint>(endpoint: E) => endpoint

const base64 = (what: string) => z.string().describe(`${what}, as base64`)

/** A seat that this device may act from, as the first page lists it. */
export const SeatHeld = z.object({
  workspaceId: Id,
  seatId: Id,
  party: Party,
  role: line(80),
  name: line(80),
  child: line(60),
  isExample: z.boolean(),
})
export type SeatHeld = z.infer<typeof SeatHeld>

const SeatTaken = z.object({ workspaceId: Id, seatId: Id })

/** A link to hand over once: the server keeps only hashes of it. */
const Handover = z.object({ seatId: Id, link: z.string(), code: z.string(), expiresAt: Instant })
export type Handover = z.infer<typeof Handover>

const Secret = z.string().min(20, 'This link is not complete.').max(64)
const Code = z
  .string()
  .transform((given) => given.replaceAll(/\D/g, ''))
  .pipe(z.string().length(6, 'The code has six digits.'))

/** As it is read out: capitals or not, with or without gaps. */
const ScreenCode = z
  .string()
  .max(40)
  .transform((given) => given.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''))
  .pipe(z.string().length(8, 'The code has eight letters and digits.'))

const LinkAndCode = { secret: Secret, code: Code }

export const Device = z.object({
  id: Id,
  name: z.string(),
  joinedAt: Instant,
  lastSeenAt: Instant,
  isThis: z.boolean(),
})
export type Device = z.infer<typeof Device>

/** What an invited person is shown before joining, once the link and the code were right. */
export const Welcome = z.object({
  child: line(60),
  seat: Seat.pick({ party: true, role: true, organisation: true, powers: true, isSupporter: true }),
  name: line(80),
  invitedBy: z.object({ name: line(80), role: line(80), party: Party }),
  people: z.array(z.object({ name: line(80), role: line(80), party: Party, isSeated: z.boolean() })),
  meetings: z.array(z.object({ title: line(120), startsAt: Instant })),
})
export type Welcome = z.infer<typeof Welcome>

export const endpoints = {
  me: endpoint({
    method: 'GET',
    path: '/api/me',
    who: 'public',
    summary: 'The seats that this device holds, and what this server offers',
    reply: z.object({
      opening: z.enum(['anyone', 'code']),
      isExampleOffered: z.boolean(),
      seats: z.array(SeatHeld),
    }),
  }),
  open: endpoint({
    method: 'POST',
    path: '/api/workspaces',
    who: 'public',
    summary: 'Open a table and take its first seat',
    triesPerMinute: 20,
    body: z.strictObject({
      child: line(60),
      name: line(80),
      party: Party,
      role: line(80),
      organisation: optional(line(120)),
      parties: PartiesToName,
      openingCode: optional(line(200)),
    }),
    reply: SeatTaken,
  }),
  table: endpoint({
    method: 'GET',
    path: '/api/workspaces/:workspaceId',
    who: 'seat',
    summary: 'The table as this seat may see it',
    reply: z.object({ seatId: Id, isExample: z.boolean(), table: Table, names: Names }),
  }),
  events: endpoint({
    method: 'GET',
    path: '/api/workspaces/:workspaceId/events',
    who: 'seat',
    summary: 'What happened after a place in the history',
    query: z.strictObject({ seat: Id.optional(), after: z.coerce.number().int().min(0) }),
    reply: z.object({ events: z.array(Happened), names: Names }),
  }),
  command: endpoint({
    method: 'POST',
    path: '/api/workspaces/:workspaceId/commands',
    who: 'seat',
    summary: 'Ask the table for something; sent twice with one id it is done once',
    body: z.strictObject({ id: Id, command: Command }),
    reply: z.object({ events: z.array(Happened) }),
  }),
  privateSide: endpoint({
    method: 'GET',
    path: '/api/workspaces/:workspaceId/private',
    who: 'seat',
    summary: 'The private side of the asking seat’s own party: its channel, and what it wants',
    reply: Side,
  }),
  privateCommand: endpoint({
    method: 'POST',
    path: '/api/workspaces/:workspaceId/private/commands',
    who: 'seat',
    summary: 'Ask one’s own party’s private side for something; sent twice with one id it is done once',
    body: z.strictObject({ id: Id, command: PrivateCommand }),
    reply: z.object({ events: z.array(PrivateHappened) }),
  }),
  textLog: endpoint({
    method: 'GET',
    path: '/api/workspaces/:workspaceId/text-log',
    who: 'seat',
    summary: 'Every change to a shared text after a place in its log, a page at a time: who, when and what',
    query: z.strictObject({
      seat: Id.optional(),
      document: z.string().max(200),
      after: z.coerce.number().int().min(0),
    }),
    reply: z.object({
      prevHash: base64('The hash that the first row of this page follows'),
      rows: z.array(
        z.object({
          seq: z.number(),
          seatId: z.string(),
          at: Instant,
          bytes: base64('The change in Yjs’s first update format'),
          hash: base64('SHA-256 over this row and the hash before it'),
        }),
      ),
      isWhole: z.boolean(),
    }),
  }),
  invite: endpoint({
    method: 'POST',
    path: '/api/workspaces/:workspaceId/invitations',
    who: 'seat',
    summary: 'Invite a person to a seat: answers with a personal link and its code, once',
    body: z.strictObject({
      id: Id,
      party: Party,
      name: line(80),
      role: line(80),
      organisation: optional(line(120)),
      isSupporter: z.boolean(),
      powers: Powers,
    }),
    reply: Handover,
  }),
  renewInvitation: endpoint({
    method: 'POST',
    path: '/api/workspaces/:workspaceId/seats/:seatId/invitation',
    who: 'seat',
    summary: 'Make a new link for somebody who has not joined; the former one stops working',
    body: z.strictObject({ id: Id }),
    reply: Handover,
  }),
  look: endpoint({
    method: 'POST',
    path: '/api/workspaces/:workspaceId/join/look',
    who: 'public',
    summary: 'What an invited person should know before joining',
    body: z.strictObject(LinkAndCode),
    reply: Welcome,
  }),
  join: endpoint({
    method: 'POST',
    path: '/api/workspaces/:workspaceId/join',
    who: 'public',
    summary: 'Take the seat that a personal link is for',
    body: z.strictObject({ ...LinkAndCode, name: line(80) }),
    reply: SeatTaken,
  }),
  rename: endpoint({
    method: 'POST',
    path: '/api/workspaces/:workspaceId/name',
    who: 'seat',
    summary: 'Change how one’s own name is shown',
    body: z.strictObject({ name: line(80) }),
    reply: Names,
  }),
  devices: endpoint({
    method: 'GET',
    path: '/api/workspaces/:workspaceId/devices',
    who: 'seat',
    summary: 'The devices that hold this seat',
    reply: z.object({ devices: z.array(Device) }),
  }),
  linkDevice: endpoint({
    method: 'POST',
    path: '/api/workspaces/:workspaceId/devices',
    who: 'seat',
    summary: 'A link, good for ten minutes and one use, that brings this seat to another device',
    body: z.strictObject({}),
    reply: z.object({ link: z.string(), expiresAt: Instant }),
  }),
  joinDevice: endpoint({
    method: 'POST',
    path: '/api/workspaces/:workspaceId/devices/join',
    who: 'public',
    summary: 'Take one’s seat on this device too',
    body: z.strictObject({ secret: Secret }),
    reply: SeatTaken,
  }),
  removeDevice: endpoint({
    method: 'DELETE',
    path: '/api/workspaces/:workspaceId/devices/:deviceId',
    who: 'seat',
    summary: 'Take this seat away from one of one’s devices',
    reply: z.object({ devices: z.array(Device) }),
  }),
  screenCode: endpoint({
    method: 'POST',
    path: '/api/workspaces/:workspaceId/screens',
    who: 'seat',
    summary: 'A code, good for ten minutes and one screen, that shows a meeting on a screen in the room',
    body: z.strictObject({ meetingId: Id }),
    reply: z.object({ code: z.string(), expiresAt: Instant }),
  }),
  findScreen: endpoint({
    method: 'POST',
    path: '/api/screens',
    who: 'public',
    summary: 'Where a screen with this code belongs',
    triesPerMinute: 30,
    body: z.strictObject({ code: ScreenCode }),
    reply: z.object({ workspaceId: Id }),
  }),
  openScreen: endpoint({
    method: 'POST',
    path: '/api/workspaces/:workspaceId/screen',
    who: 'public',
    summary: 'Show the meeting that this code is for on this screen',
    triesPerMinute: 30,
    body: z.strictObject({ code: ScreenCode }),
    reply: z.object({}),
  }),
  screen: endpoint({
    method: 'GET',
    path: '/api/workspaces/:workspaceId/screen',
    who: 'public',
    summary: 'What this screen shows',
    reply: ScreenView,
  }),
  example: endpoint({
    method: 'POST',
    path: '/api/example',
    who: 'public',
    summary: 'Lay the table of the example review, with fictional people',
    // Its story is a hundred commands, one after the other.
    answerWithinMs: 20_000,
    body: z.strictObject({}),
    reply: z.object({
      workspaceId: Id,
      meetingId: Id,
      document: z.string(),
      seats: z.array(SeatHeld.omit({ workspaceId: true, isExample: true })),
    }),
  }),
  sitAtExample: endpoint({
    method: 'POST',
    path: '/api/workspaces/:workspaceId/example/sit',
    who: 'public',
    summary: 'Take any seat of an example table',
    body: z.strictObject({ seatId: Id }),
    reply: SeatTaken,
  }),
} as const

/** What the live wire tells every page of a workspace. */
export type LiveToPage = {
  /** Where the history stands: a page that is behind asks for the rest. */
  hello: (standing: { seq: number }) => void
  happened: (news: { events: Happened[]; names: Names }) => void
  names: (names: Names) => void
  present: (seats: Presence[]) => void
  /** What happened on the private side of this seat's own party. Pages of other parties never get it. */
  private: (news: { events: PrivateHappened[] }) => void
  /** To a screen in the room, instead of all the others: what it shows now. */
  shown: (view: ScreenView) => void
  /** This seat was given up or released, or this screen was closed. */
  gone: () => void
}

/** What a page tells the live wire: which meeting it shows. */
export type LiveToServer = { at: (meetingId: string | null) => void }

export const Presence = z.object({ seatId: Id, meetingId: Id.nullable() })
export type Presence = z.infer<typeof Presence>

/** The longest request body, in bytes of JSON. */
export const maxBodyBytes = 64 * 1024
