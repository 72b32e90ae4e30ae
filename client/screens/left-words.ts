import type { ScreenView } from '../../shared/screens/screen-view.ts'
import { dayWords } from '../table/days.ts'

const leftAs = { not_reached: 'not reached', not_covered: 'reached, not covered' } as const

/** What is still to come of an item that was not covered, or nothing. */
export function leftWords({ left, parked }: Pick<ScreenView['items'][number], 'left' | 'parked'>): string {
  return [left ? leftAs[left] : [], parked ? parkedWords(parked) : []].flat().join('; ')
}

function parkedWords({ from, day }: NonNullable<ScreenView['items'][number]['parked']>): string {
  if (from !== undefined)
    return `parked until ${from} replies in writing${day ? `, by ${dayWords(day)}` : ''}`
  return day
    ? `parked until a meeting on ${dayWords(day)}`
    : 'parked until another meeting, which has no day yet'
}
