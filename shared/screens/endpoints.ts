import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Id, Instant } from '../words.ts'
import { ScreenView } from './screen-view.ts'

/** As it is read out: capitals or not, with or without gaps. */
const ScreenCode = z
  .string()
  .max(40)
  .transform((given) => given.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''))
  .pipe(z.string().length(8, 'The code has eight letters and digits.'))

/** Putting a meeting on a screen in the room. */
export const screenEndpoints = {
  screenCode: endpoint({
    method: 'POST',
    path: '/api/workspaces/:workspaceId/screens',
    who: 'seat',
    summary: 'A code, good for ten minutes and one screen, that shows a meeting on a screen in the room',
    body: z.strictObject({ meetingId: Id }),
    /** A server of an older version does not say which screen it will be. */
    reply: z.object({ screenId: Id.optional(), code: z.string(), expiresAt: Instant }),
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
} as const
