import { z } from 'zod'
import type { Meeting } from '../meetings/meeting.ts'
import { Id, Instant } from '../words.ts'

/** A screen in the room that shows a meeting to everyone there. It has no seat, reads only, and sees nothing private. */
export const Screen = z.object({
  id: Id,
  by: Id,
  at: Instant,
  closed: z.object({ by: Id, at: Instant }).optional(),
})
export type Screen = z.infer<typeof Screen>

export const openScreens = (meeting: Meeting): Screen[] => meeting.screens.filter(({ closed }) => !closed)
