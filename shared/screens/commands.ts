import { meetingAt } from '../meetings/patch.ts'
import { Refusal } from '../refusal.ts'
import { command, need, seatAt, type Actor } from '../rule.ts'
import type { Table } from '../table.ts'
import { Id } from '../words.ts'
import { screenClosed, screenOpened } from './events.ts'
import { openScreens } from './screen.ts'

/** For each person, so that nobody leaves no screen for the others, not even for those of their own party. */
const maxOpen = 3

/** Asked by the server's door for the seat that made the code, once a screen gave it. */
export const openScreen = command(
  'screen.open',
  { meetingId: Id, screenId: Id },
  (table, actor, { meetingId, screenId }) => {
    mayShow(table, actor, meetingId)
    if (table.meetings[meetingId]?.screens.some(({ id }) => id === screenId)) return []
    return [screenOpened({ meetingId, screenId })]
  },
)

/** Takes the meeting off a screen: by the party that put it there. */
export const closeScreen = command(
  'screen.close',
  { meetingId: Id, screenId: Id },
  (table, actor, { meetingId, screenId }) => {
    const screen = meetingAt(table, meetingId).screens.find(({ id }) => id === screenId)
    if (!screen) throw new Refusal('not_found', 'There is no such screen.', 'screenId')
    if (screen.closed) return []
    if (seatAt(table, screen.by).party !== actor.party)
      throw new Refusal('forbidden', 'The party that opened this screen can close it.')
    return [screenClosed({ meetingId, screenId })]
  },
)

/** Refuses who may not show a meeting, when a screen would show nothing, or when the person has it on too many. */
export function mayShow(table: Table, actor: Pick<Actor, 'seatId' | 'powers'>, meetingId: Id): void {
  need(actor, 'contribute', 'show the meeting on a screen')
  const meeting = meetingAt(table, meetingId)
  if (meeting.state === 'draft')
    throw new Refusal('invalid', 'Tell everyone about this meeting first, then show it.')
  if (meeting.state === 'ended') throw new Refusal('closed', 'This meeting has ended.')
  const own = openScreens(meeting).filter(({ by }) => by === actor.seatId)
  if (own.length >= maxOpen)
    throw new Refusal(
      'invalid',
      `You have put this meeting on ${maxOpen} screens already. Close one of them first, or ask somebody else to make the code.`,
    )
}

export const screenDoorCommands = [openScreen] as const
export const screenCommands = [closeScreen] as const
