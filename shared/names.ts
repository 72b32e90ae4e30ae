import { z } from 'zod'
import { Id, line } from './words.ts'

/**
 * The names of people, kept apart from the history: a history can then be checked and kept for ever while a name can
 * be corrected or erased. `child` is the preferred name or initials, and never more.
 */
export const Names = z.object({ child: line(60), seats: z.record(Id, line(80)) })
export type Names = z.infer<typeof Names>
