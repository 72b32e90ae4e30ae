import { describe, expect, it } from 'vitest'
import { annualReview } from '../../shared/meeting-types/annual-review.ts'
import { meetingTypes } from '../../shared/meeting-types/types.ts'

describe.each(meetingTypes)('$name', (type) => {
  it('G14 a kind of meeting says when it was written down and where it comes from', () => {
    expect(type.dated).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/)
    expect(type.sources.length).toBeGreaterThan(0)
    for (const { url } of type.sources) if (url) expect(new URL(url).protocol).toBe('https:')
  })

  it('G14 it asks for the family’s own words, and no two of its items are called the same', () => {
    expect(type.agenda.some(({ capture, isFixed }) => capture === 'views' && isFixed)).toBe(true)
    expect(new Set(type.agenda.map(({ title }) => title)).size).toBe(type.agenda.length)
    for (const { minutes } of type.agenda) expect(minutes).toBeGreaterThan(0)
  })

  it('G14 a length of notice that it asks for names its rule', () => {
    if (!type.notice) return
    expect(type.notice.days).toBeGreaterThan(0)
    expect(type.notice.source.title).toMatch(/regulation|section|paragraph/)
  })
})

it('G15 a review of a plan is the annual review with more on its agenda, and nothing less', () => {
  const ofPlans = meetingTypes.filter(({ mustBeInvited }) => mustBeInvited.length > 0)
  expect(ofPlans.map(({ id }) => id)).toEqual(['annual_review', 'early_review', 'phase_transfer_review'])
  for (const { agenda, mustBeInvited, notice } of ofPlans) {
    expect(agenda).toEqual(expect.arrayContaining(annualReview.agenda))
    expect(mustBeInvited).toEqual(annualReview.mustBeInvited)
    expect(notice).toEqual({ days: 14, source: expect.objectContaining({ title: expect.any(String) }) })
  }
})
