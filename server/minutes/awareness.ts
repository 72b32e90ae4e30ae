import { z } from 'zod'
import type { Party } from '../../shared/seats/seat.ts'
import { ByteReader, ByteWriter } from '../../shared/minutes/bytes.ts'
import { Caret } from '../../shared/minutes/caret.ts'
import { awarenessMessage, closeCode } from '../../shared/minutes/wire.ts'
import { frameOf } from './fan-out.ts'
import { badBytes, Refused, type Limits } from './limits.ts'
import type { Member } from './member.ts'

/** Told apart also by people who do not see colours as most do; each has a contrast of 4.5 or more on white. */
export const colorOf: Record<Party, string> = {
  family: '#0072b2',
  young_person: '#00796b',
  school: '#b04a00',
  local_authority: '#7b3fa0',
  health: '#1b7a3d',
  social_care: '#a8326e',
  other: '#5a5f6b',
}

/** Of all that a page says, only where it is; a caret that other pages could choke on is none. */
const State = z
  .object({ cursor: Caret.catch(null).default(null) })
  .nullable()
  .catch({ cursor: null })

type Presence = { owner: Member; state: string; clock: number }

const text = new TextEncoder()
const utf8 = new TextDecoder()

/**
 * Who is here and where each cursor is. A page says only where; who it is, the server writes in, whatever the page
 * claims. Not text: sent at once, never stored.
 */
export class RoomAwareness {
  readonly #limits: Limits
  readonly #members: ReadonlySet<Member>
  readonly #reserve: (client: number, member: Member) => boolean
  readonly #present = new Map<number, Presence>()
  readonly #clientOf = new Map<Member, number>()
  readonly #changed = new Set<number>()
  readonly #heard = new Set<Member>()
  /** Pages that said that they show nothing, because nobody looks at them. */
  readonly #hidden = new Set<Member>()
  #tick: NodeJS.Timeout | null = null
  #lastClock = 0

  constructor(
    members: ReadonlySet<Member>,
    limits: Limits,
    reserve: (client: number, member: Member) => boolean,
  ) {
    this.#members = members
    this.#limits = limits
    this.#reserve = reserve
  }

  /** Takes the member's own entry; a stock client repeats everybody's, and those of others are dropped. */
  receive(member: Member, payload: Uint8Array): void {
    if (member.visitor.isScreen) return this.#hearOnly(member)
    const reader = new ByteReader(payload)
    for (let left = reader.varUint(); left > 0; left -= 1) {
      const client = reader.varUint()
      reader.varUint()
      const state = reader.bytes()
      // An honest page has one entry of its own in a frame.
      if (this.#isOwn(member, client)) return this.#set(member, client, state)
    }
  }

  /** Everybody's state, with fresh clocks: a client that was here before ignores a clock that it has seen. */
  snapshot(): Buffer[] {
    if (this.#present.size === 0) return []
    const clock = this.#nextClock()
    for (const presence of this.#present.values()) presence.clock = clock
    return [frameOf(encode([...this.#present.keys()].map((client) => this.#entry(client))))]
  }

  /** Whether this page has said where it is before, under an id that is known to be its own, or never says it. */
  knows(member: Member): boolean {
    return member.visitor.isScreen || this.#clientOf.has(member)
  }

  remove(member: Member): void {
    const client = this.#clientOf.get(member)
    this.#clientOf.delete(member)
    this.#heard.delete(member)
    this.#hidden.delete(member)
    if (client === undefined || this.#present.get(client)?.owner !== member) return
    this.#present.delete(client)
    this.#changed.add(client)
    this.#schedule()
  }

  /** A page that hears nothing for 30 s hangs up, and hidden ones are told of nobody. */
  keepHiddenAlive(): void {
    for (const member of this.#hidden) member.send([nothingNew])
  }

  stop(): void {
    if (this.#tick) clearTimeout(this.#tick)
  }

  /** It has no place in the text that anybody should see. Like any page it hangs up when it hears nothing for 30 s. */
  #hearOnly(member: Member): void {
    this.#heard.add(member)
    this.#schedule()
  }

  #isOwn(member: Member, client: number): boolean {
    const own = this.#clientOf.get(member)
    if (own !== undefined) return own === client
    if (client >= 2 ** 32 || !this.#reserve(client, member)) return false
    this.#clientOf.set(member, client)
    return true
  }

  #set(member: Member, client: number, bytes: Uint8Array): void {
    if (bytes.length > this.#limits.maxAwarenessBytes) {
      throw new Refused(closeCode.tooLarge, 'the cursor data of this page is too large')
    }
    const state = readState(bytes)
    if (state === null) {
      this.#present.delete(client)
      this.#hidden.add(member)
    } else {
      // What it did not hear while nobody looked.
      if (this.#hidden.delete(member)) {
        member.spendSyncRequest()
        member.send(this.snapshot())
      }
      const { seatId, party, name } = member.visitor
      const user = { seatId, party, name, color: colorOf[party] }
      this.#present.set(client, { owner: member, state: JSON.stringify({ ...state, user }), clock: 0 })
    }
    this.#changed.add(client)
    this.#heard.add(member)
    this.#schedule()
  }

  #schedule(): void {
    this.#tick ??= setTimeout(() => this.#flush(), this.#limits.awarenessTickMs)
  }

  #flush(): void {
    this.#tick = null
    const clock = this.#nextClock()
    const entries = new Map([...this.#changed].map((client) => [client, this.#entry(client, clock)]))
    const everything = frameOf(encode([...entries.values()]))
    for (const member of this.#members) {
      if (this.#hidden.has(member)) continue
      const own = this.#clientOf.get(member)
      // A page knows its own cursor better than we do, yet must hear from us every 30 s or it hangs up.
      const isOwnAmong = own !== undefined && entries.has(own)
      if (entries.size > (isOwnAmong ? 1 : 0) || this.#heard.has(member)) {
        member.send([isOwnAmong ? frameOf(encode(without(entries, own))) : everything])
      }
    }
    this.#changed.clear()
    this.#heard.clear()
  }

  /** The server's own clocks, from the time of day: they rise over restarts too, which a client's do not. */
  #nextClock(): number {
    return (this.#lastClock = Math.max(this.#lastClock + 1, Date.now()))
  }

  #entry(client: number, clock?: number): Uint8Array {
    const presence = this.#present.get(client)
    if (presence && clock !== undefined) presence.clock = clock
    return new ByteWriter()
      .varUint(client)
      .varUint(presence?.clock ?? this.#lastClock)
      .bytes(text.encode(presence?.state ?? 'null'))
      .finish()
  }
}

const nothingNew = frameOf(encode([]))

function without(entries: ReadonlyMap<number, Uint8Array>, own: number): Uint8Array[] {
  return [...entries].flatMap(([client, entry]) => (client === own ? [] : [entry]))
}

/** The y-protocols awareness update: a count, then client id, clock and JSON state of each. */
function encode(entries: readonly Uint8Array[]): Uint8Array {
  const all = new ByteWriter().varUint(entries.length)
  for (const entry of entries) all.raw(entry)
  return awarenessMessage(all.finish())
}

function readState(bytes: Uint8Array): z.infer<typeof State> {
  try {
    return State.parse(JSON.parse(utf8.decode(bytes)))
  } catch (err) {
    throw Object.assign(badBytes('the cursor data of this page cannot be read'), { cause: err })
  }
}
