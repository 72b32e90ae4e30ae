import type { Capture } from './capture.ts'

/** Where a statement of a template comes from, in words that a person can look up. */
export type Source = { title: string; url?: string }

export type TemplateItem = {
  title: string
  capture: Capture
  /** Suggested length. */
  minutes: number
  /** Part of every such meeting: cannot be left out, reworded or withdrawn by any party. */
  isFixed: boolean
}

/** A kind of meeting as dated data: when the law or the practice changes, a newer one is added beside it. */
export type MeetingType = {
  id: string
  dated: string
  name: string
  summary: string
  usualLengthMin: number
  mustBeInvited: string[]
  usuallyAttend: string[]
  /** How long before the meeting everyone must hear of it, where a rule says so. */
  notice?: { days: number; source: Source }
  agenda: TemplateItem[]
  sources: Source[]
}

export const item = (title: string, capture: Capture, minutes: number): TemplateItem => ({
  title,
  capture,
  minutes,
  // The family's and the child's own words are asked for in every review, whoever convenes it.
  isFixed: capture === 'views' || capture === 'child',
})

/** The agenda with more items, put where the parties have heard each other and before they recommend anything. */
export function beforeRecommendations(agenda: readonly TemplateItem[], more: TemplateItem[]): TemplateItem[] {
  return agenda.toSpliced(
    agenda.findIndex(({ capture }) => capture === 'recommendation'),
    0,
    ...more,
  )
}
