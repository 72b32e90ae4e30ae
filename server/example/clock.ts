import { dayOf } from '../../shared/words.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** The story's times, told from now: `days` ago or ahead, on a school day's hour, or minutes ago. */
export const storyClock = (now: number) => ({
  minutesAgo: (minutes: number) => new Date(now - minutes * minuteMs).toISOString(),
  daysAgo: (days: number, hourUtc = 14) => {
    const at = new Date(now - days * dayMs)
    at.setUTCHours(hourUtc, 0, 0, 0)
    return at.toISOString()
  },
  dayAhead: (days: number) => dayOf(new Date(now + days * dayMs).toISOString()),
})

export type StoryClock = ReturnType<typeof storyClock>
