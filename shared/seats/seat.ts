import { z } from 'zod'
import { Id, Instant, line } from '../words.ts'

/** The sides that can sit at a table, each with its own voice and its own signature. */
export const parties = [
  'family',
  'young_person',
  'school',
  'local_authority',
  'health',
  'social_care',
  'other',
] as const
export const Party = z.enum(parties)
export type Party = z.infer<typeof Party>

export const partyWord: Record<Party, string> = {
  family: 'Family',
  young_person: 'Young person',
  school: 'School',
  local_authority: 'Local authority',
  health: 'Health',
  social_care: 'Social care',
  other: 'Other',
}

/** What a seat may do for its party. `host` invites and releases the party's own seats, and convenes. */
export const powers = ['listen', 'contribute', 'sign', 'host'] as const
export const Power = z.enum(powers)
export type Power = z.infer<typeof Power>

/** Every seat may listen; the powers are kept in one order so that equal sets are equal text. */
export const Powers = z
  .array(Power)
  .max(powers.length)
  .transform((given): Power[] => powers.filter((power) => power === 'listen' || given.includes(power)))

/** A personal link for one seat. Its secret and its code are known to the server's door only, as hashes. */
export const Invitation = z.object({
  id: Id,
  by: Id,
  at: Instant,
  expiresAt: Instant,
  state: z.enum(['open', 'used', 'revoked', 'wrong_codes']),
})
export type Invitation = z.infer<typeof Invitation>

/** One person's place within a party. The person's name is kept outside the history (`Names`). */
export const Seat = z.object({
  id: Id,
  party: Party,
  role: line(80),
  organisation: line(120).optional(),
  isSupporter: z.boolean(),
  powers: z.array(Power),
  state: z.enum(['invited', 'seated', 'left', 'released', 'revoked']),
  invitation: Invitation.optional(),
  seatedAt: Instant.optional(),
  endedAt: Instant.optional(),
})
export type Seat = z.infer<typeof Seat>

export const isHere = (seat: Seat) => seat.state === 'seated'
