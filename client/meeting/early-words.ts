import { clockWords, dayWords, today } from '../table/days.ts'

const hourMs = 60 * 60_000

/** What to ask before a meeting starts on another day than planned, or much too early; undefined when nothing is odd. */
export function earlyWords(startsAt: string, now = new Date()): string | undefined {
  const planned = new Date(startsAt)
  const day = today(planned)
  if (day !== today(now)) return `This meeting is planned for ${dayWords(day, today(now))}. Start it now?`
  const isEarly = planned.getTime() - now.getTime() > hourMs
  return isEarly ? `This meeting is planned for ${clockWords(startsAt)}. Start it now?` : undefined
}
