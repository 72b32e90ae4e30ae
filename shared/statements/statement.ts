import { z } from 'zod'
import { Party } from '../seats/seat.ts'
import { Count, Id, Instant, line, text } from '../words.ts'

/** What a party says for itself about an item. A different view stands beside what the others say. */
export const StatementKind = z.enum(['views', 'different_view', 'child'])
export type StatementKind = z.infer<typeof StatementKind>

/** How long one posting may be, in characters; what is longer goes into two. */
export const longestStatement = 20_000

/**
 * How the child’s words came to be here. The first two say that they are the child’s own, word for word; the others,
 * that somebody else put them into words.
 */
export const HowTold = z.enum([
  'wrote_it',
  'said_it_word_for_word',
  'said_it_summed_up',
  'drew_or_pointed',
  'observed',
])
export type HowTold = z.infer<typeof HowTold>

/** How the child’s words came to be here: who wrote them down, as what, and how. */
export const ChildsWords = z.strictObject({
  writtenDownBy: line(120),
  how: HowTold,
  where: line(160).optional(),
})
export type ChildsWords = z.infer<typeof ChildsWords>

/** What is posted: the words, and for the child’s how they came to be here. */
export const Posting = {
  words: text(longestStatement),
  child: ChildsWords.optional(),
}

/** One posting of a statement. It never changes; a later one stands after it. */
export const Version = z.object({ version: Count, by: Id, at: Instant, ...Posting })
export type Version = z.infer<typeof Version>

/** A party’s own words on one item. Only that party drafts and posts them; once posted everyone reads them. */
export const Statement = z.object({
  id: Id,
  meetingId: Id,
  itemId: Id,
  party: Party,
  kind: StatementKind,
  versions: z.array(Version),
})
export type Statement = z.infer<typeof Statement>
