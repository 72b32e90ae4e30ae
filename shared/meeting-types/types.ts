import { annualReview } from './annual-review.ts'
import type { MeetingType } from './meeting-type.ts'
import { senSupportReview } from './sen-support-review.ts'

/** Every kind of meeting that can be convened, in the order in which they are offered. */
export const meetingTypes: readonly MeetingType[] = [senSupportReview, annualReview]

export const meetingType = (id: string): MeetingType | undefined =>
  meetingTypes.find((type) => type.id === id)
