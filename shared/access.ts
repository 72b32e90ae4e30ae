import type { Action } from './actions/action.ts'
import { wordingOf } from './actions/standing.ts'
import type { AgendaItem } from './agenda/item.ts'
import { powersAt } from './attendance/powers-at.ts'
import type { Meeting } from './meetings/meeting.ts'
import { parseDocumentName } from './minutes/document-name.ts'
import { privateParts } from './private/notes.ts'
import { openScreens } from './screens/screen.ts'
import type { Power, Seat } from './seats/seat.ts'
import { itemOfDraftPart } from './statements/draft.ts'
import type { Table } from './table.ts'

/**
 * Who may do and see what: pure functions that the server enforces and the page asks. They say what is worth
 * offering; the commands' own rules say the last word.
 */

const can = (seat: Seat, power: Power) => seat.state === 'seated' && seat.powers.includes(power)

export const mayInvite = (seat: Seat) => can(seat, 'host')
export const mayConvene = (seat: Seat) => can(seat, 'host')
export const mayContribute = (seat: Seat) => can(seat, 'contribute')
export const maySign = (seat: Seat) => can(seat, 'sign')

export const mayPlan = (table: Table, seat: Seat, meeting: Meeting) =>
  can(seat, 'host') &&
  table.seats[meeting.convenedBy]?.party === seat.party &&
  (meeting.state === 'draft' || meeting.state === 'noticed')

export const mayReword = (seat: Seat, item: AgendaItem) =>
  can(seat, 'contribute') && item.raisedBy === seat.party && item.state !== 'withdrawn'

export const owns = (seat: Seat, action: Action) => wordingOf(action).ownerSeatId === seat.id

export type DocumentRight = 'none' | 'read' | 'write'

/** What a seat may do with a text of this table. Asked again for every update, so a lost right is lost at once. */
export function documentRight(table: Table, seatId: string, document: string): DocumentRight {
  const seat = table.seats[seatId]
  const text = parseDocumentName(document)
  const meeting = text && table.meetings[text.meetingId]
  // A screen in the room has an id of its own instead of a seat.
  const isOnScreen = meeting && openScreens(meeting).some(({ id }) => id === seatId)
  if (isOnScreen) return text.kind === 'minutes' ? 'read' : 'none'
  if (!seat || seat.state !== 'seated' || !text || !meeting) return 'none'
  if (text.kind !== 'minutes' && text.party !== seat.party) return 'none'
  // Who comes to listen takes notes for their own party all the same.
  if (text.kind === 'private') return 'write'
  return powersAt(seat, meeting).includes('contribute') ? 'write' : 'read'
}

/**
 * Whether a root of a text is one of its own: the part of an item on its meeting's agenda, or what a party's private text
 * consists of. An item that was withdrawn keeps its part.
 */
export function isSection(table: Table, document: string, root: string): boolean {
  const name = parseDocumentName(document)
  if (name?.kind === 'private') return privateParts.includes(root)
  const itemId = name?.kind === 'statement' ? itemOfDraftPart(root) : root
  return name !== null && table.agenda[itemId]?.meetingId === name.meetingId
}
