import { annualReview } from './annual-review.ts'
import { earlyReview } from './early-review.ts'
import type { MeetingType } from './meeting-type.ts'
import { phaseTransferReview } from './phase-transfer-review.ts'
import { resolution } from './resolution.ts'
import { senSupportReview } from './sen-support-review.ts'
import { therapistMeeting } from './therapist-meeting.ts'
import { transition } from './transition.ts'

/** Every kind of meeting that can be convened, in the order in which they are offered. */
export const meetingTypes: readonly MeetingType[] = [
  senSupportReview,
  annualReview,
  earlyReview,
  phaseTransferReview,
  transition,
  resolution,
  therapistMeeting,
]

export const meetingType = (id: string): MeetingType | undefined =>
  meetingTypes.find((type) => type.id === id)
