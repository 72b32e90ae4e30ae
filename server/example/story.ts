import { formatDocumentName } from '../../shared/minutes/document-name.ts'
import type { Minutes } from '../minutes/minutes.ts'
import type { Services } from '../services.ts'
import type { StoryClock } from './clock.ts'
import { lastReview } from './last-review.ts'
import { seatPeople } from './table.ts'
import { Teller } from './teller.ts'
import { thisReview } from './this-review.ts'

/** Lays the example's table: a review six weeks ago whose actions can be checked, and one half way through now. */
export async function tellStory(services: Services, minutes: Minutes, clock: StoryClock) {
  const table = await seatPeople(services)
  const teller = new Teller(table, minutes, clock)
  await lastReview(teller)
  const meetingId = await thisReview(teller)
  const document = formatDocumentName({ kind: 'minutes', meetingId })
  return { host: table.host, seats: table.seats, meetingId, document }
}
