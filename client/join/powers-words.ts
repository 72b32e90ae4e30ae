import type { Power } from '../../shared/seats/seat.ts'

/** What a power lets a person do, as it is told to them and to the others. */
export const powerWords: Record<Power, string> = {
  listen: 'See the agenda, the minutes and the actions',
  contribute: 'Write in the minutes, add agenda items and propose actions',
  sign: 'Answer and sign for the party',
  host: 'Invite the party’s own people and convene meetings',
}
