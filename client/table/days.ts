import type { Due } from '../../shared/actions/action.ts'

const day = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})
const dayAndYear = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const moment = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' })
const dayMs = 24 * 60 * 60_000

/** The calendar day it is where this page is read. */
export function today(now = new Date()): string {
  const pad = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}

const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / dayMs)

/** A day as people say it: `Tue 3 May`, with the year when it is not this one. */
export function dayWords(value: string, now = today()): string {
  const date = new Date(`${value}T00:00:00Z`)
  return value.slice(0, 4) === now.slice(0, 4) ? day.format(date) : dayAndYear.format(date)
}

/** Beside a field for a day to come: nobody is stopped who means it. */
export const goneByHint = (value: string, now = today()): string | undefined =>
  value !== '' && value < now ? `That was ${distanceWords(value, now)}. Is it the day you mean?` : undefined

/** How far a day is: `today`, `in 6 days`, `9 days ago`. */
export function distanceWords(value: string, now = today()): string {
  const days = daysBetween(now, value)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  return days > 0 ? `in ${days} days` : `${-days} days ago`
}

/** When an action is due, for a list: `in 6 days`, `9 days late`, `before the winter break`. */
export function dueWords(due: Due, now = today()): string {
  if (due.kind === 'event') return due.event
  const days = daysBetween(now, due.day)
  if (days < 0) return `${-days} ${days === -1 ? 'day' : 'days'} late`
  return `due ${distanceWords(due.day, now)}`
}

/** A moment as people say it, in this device's time: `14:02` today, else `Tue 3 May, 14:02`. */
export function momentWords(value: string | number, now = today()): string {
  const date = new Date(value)
  const time = clock.format(date)
  return today(date) === now ? time : `${moment.format(date)}, ${time}`
}

export const clockWords = (value: string | number) => clock.format(new Date(value))
