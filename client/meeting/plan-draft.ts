import { z } from 'zod'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import type { DraftOf } from '../forms/drafts.ts'
import type { Problems } from '../forms/problems.ts'
import { today } from '../table/days.ts'

/** A meeting's plan as its form holds it: the day and the time apart, as people pick them. */
export const planFields = {
  title: z.string(),
  day: z.string(),
  time: z.string(),
  lengthMin: z.number(),
  place: z.string(),
  videoLink: z.string(),
  purpose: z.string(),
}
export type PlanDraft = DraftOf<typeof planFields>

export function planOf(meeting: Meeting | undefined): PlanDraft {
  if (!meeting)
    return { title: '', day: '', time: '14:00', lengthMin: 60, place: '', videoLink: '', purpose: '' }
  const startsAt = new Date(meeting.startsAt)
  return {
    title: meeting.title,
    day: today(startsAt),
    time: `${two(startsAt.getHours())}:${two(startsAt.getMinutes())}`,
    lengthMin: meeting.lengthMin,
    place: meeting.place ?? '',
    videoLink: meeting.videoLink ?? '',
    purpose: meeting.purpose,
  }
}

/** The plan as a command has it. The day and time are meant where the convener is. */
export function readPlan({ day, time, ...plan }: PlanDraft) {
  const startsAt = new Date(`${day}T${time}`)
  return { ...plan, startsAt: Number.isNaN(startsAt.getTime()) ? '' : startsAt.toISOString() }
}

/** What is said at each field that must not be left empty. */
export const missingInPlan: Problems = {
  title: 'Give the meeting a title.',
  purpose: 'Say what should be different after this meeting.',
  day: 'Choose the day.',
  time: 'Choose the time.',
}

const two = (part: number) => String(part).padStart(2, '0')
