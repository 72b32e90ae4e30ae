import type { Seat } from '../../shared/seats/seat.ts'

/** What a seat may do, in a few words for a list. */
export function powersShort({ powers, isSupporter }: Seat): string {
  const may = [
    powers.includes('contribute') && 'writes',
    powers.includes('sign') && 'signs',
    powers.includes('host') && 'invites and convenes',
  ].filter(Boolean)
  const words = may.length === 0 ? 'attends to listen' : may.join(', ')
  return isSupporter ? `supporter, ${words}` : words
}
