import type { Meeting } from '../../shared/meetings/meeting.ts'
import { Refusal } from '../../shared/refusal.ts'
import { today } from '../table/days.ts'

/** A meeting's plan as its form holds it: the day and the time apart, as people pick them. */
export type PlanDraft = {
  title: string
  day: string
  time: string
  lengthMin: number
  place: string
  videoLink: string
  purpose: string
}

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
  if (Number.isNaN(startsAt.getTime())) throw new Refusal('invalid', 'Choose a day and a time.', 'startsAt')
  return { ...plan, startsAt: startsAt.toISOString() }
}

const two = (part: number) => String(part).padStart(2, '0')
