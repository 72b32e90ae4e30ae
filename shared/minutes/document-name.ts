import { z } from 'zod'
import { Id } from '../words.ts'

/** A shared text of a workspace. Its name is what rights are judged by, so each kind of text has its own. */
export const MinutesDocument = z.object({ kind: z.literal('minutes'), meetingId: Id })
export type MinutesDocument = z.infer<typeof MinutesDocument>

/** The text that a name stands for, or null when there is no such kind of text. */
export function parseDocumentName(name: string): MinutesDocument | null {
  const [place, meetingId, kind, ...rest] = name.split('/')
  if (place !== 'meeting' || rest.length > 0) return null
  return MinutesDocument.safeParse({ kind, meetingId }).data ?? null
}

export function formatDocumentName({ meetingId, kind }: MinutesDocument): string {
  return `meeting/${meetingId}/${kind}`
}
