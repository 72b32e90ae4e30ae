import type { Meeting } from '../../shared/meetings/meeting.ts'
import { clockWords, dayWords } from '../table/days.ts'

const words: Record<Meeting['state'], string> = {
  draft: 'Being planned; nobody has been told yet',
  noticed: 'Everyone has been told',
  live: 'Live now',
  ended: 'Ended',
}

/** How far a meeting is. A plan that was changed after notice is not what everyone was told. */
export const meetingStateWords = ({ state, changedAfterNotice }: Meeting): string =>
  state === 'noticed' && changedAfterNotice ? 'Changed since everyone was told' : words[state]

/** What everyone was told, where the plan says something else now. */
export function toldWords({ told }: Meeting): string {
  if (!told) return 'The plan was changed after everyone had been told.'
  const place = told.place ? `, ${told.place}` : ''
  const when = `${dayWords(told.startsAt.slice(0, 10))}, ${clockWords(told.startsAt)}`
  return `The plan was changed after everyone had been told. They were told: ${when}${place}.`
}
