import { voicesOf } from '../actions/standing.ts'
import { canonicalJson } from '../canonical.ts'
import { parties, type Party } from '../seats/seat.ts'
import type { Table } from '../table.ts'
import type { Day, Id } from '../words.ts'
import { chainOf } from './chain.ts'
import type { AgendaItem, Parked, ParkedUntil, RecordedReply } from './item.ts'

/** What somebody owes in writing on a matter that was put aside, read from every end that the matter was given. */

/** Every end that a matter was given, the earliest first. The last is how it is parked, while it is. */
export const parkingsOf = ({ earlierParked = [], parked }: AgendaItem): Parked[] =>
  parked ? [...earlierParked, parked] : [...earlierParked]

/** Another end than the owed reply, which does not hold yet: who has said it, and whose word is missing. */
export type OtherEnd = { until: ParkedUntil; saidBy: Party[]; missing: Party[] }

/** A reply in writing that a party owes. `due` is the day that holds, whatever the party itself has said since. */
export type Owed = { party: Party; from: Id; due: Day; askedBy: Party; other?: OtherEnd }

/** What parties owe on a matter, each at most one reply, at whichever of its meetings it was asked for. */
export function owedOn(table: Table, item: AgendaItem): Owed[] {
  const chain = chainOf(table, item)
  const ends = chain.flatMap(parkingsOf)
  if (!ends.some(({ until }) => until.kind === 'written_reply')) return []
  const parkings = ends.toSorted((one, other) => one.at.localeCompare(other.at))
  const replies = chain.flatMap((one) => one.replies)
  return parties.flatMap((party) => owedBy(table, item, { parkings, replies }, party) ?? [])
}

type Said = { parkings: readonly Parked[]; replies: readonly RecordedReply[] }

/**
 * What a party owes: the first day that it was asked to reply by, until it replies. The party cannot move that day by
 * itself. Another day, or another end, holds once those say it too whom it was owed to.
 */
function owedBy(table: Table, item: AgendaItem, { parkings, replies }: Said, party: Party): Owed | undefined {
  const repliedAt = replies.filter((reply) => reply.party === party).map(({ at }) => at)
  return parkings
    .filter(({ at }) => repliedAt.every((replied) => replied < at))
    .reduce<Owed | undefined>((owed, parked) => {
      const asked = askedIn(table, parked, party)
      if (!owed) return asked && { party, from: asked.from, due: asked.day, askedBy: parked.party }
      const other = otherEnd(table, item, owed, parked)
      const isSooner = parked.party === party && asked !== undefined && asked.day <= owed.due
      if (isSooner || other.missing.length === 0)
        return asked && { party, from: asked.from, due: asked.day, askedBy: owed.askedBy }
      return { ...owed, other }
    }, undefined)
}

/** The reply in writing that a matter was parked for, where it is one of this party’s. */
const askedIn = (table: Table, { until }: Parked, party: Party) =>
  until.kind === 'written_reply' && table.seats[until.from]?.party === party ? until : undefined

function otherEnd(table: Table, item: AgendaItem, owed: Owed, { until, party }: Parked): OtherEnd {
  const before = owed.other && isSameEnd(owed.other.until, until) ? owed.other.saidBy : []
  const saidBy = before.includes(party) ? before : [...before, party]
  return { until, saidBy, missing: owedTo(table, item, owed).filter((one) => !saidBy.includes(one)) }
}

/**
 * To whom a reply is owed: the party that raised the matter; where nobody did, or who owes it did, the party that asked
 * for it. Every other party at the table, where that one has nobody there any more or asked for its own.
 */
function owedTo(table: Table, { raisedBy, isUsual }: AgendaItem, { party, askedBy }: Owed): Party[] {
  const to = raisedBy && !isUsual && raisedBy !== party ? raisedBy : askedBy
  const others = voicesOf(table).filter((other) => other !== party)
  return others.includes(to) || others.length === 0 ? [to] : others
}

export const isSameEnd = (one: ParkedUntil, other: ParkedUntil): boolean =>
  canonicalJson(one) === canonicalJson(other)

/** Whether this party’s word is missing to an end that another has given the matter instead of an owed reply. */
export const isAskedToAgree = (table: Table, item: AgendaItem, party: Party): boolean =>
  owedOn(table, item).some(({ other }) => other?.missing.includes(party))
