import { annualReview } from './annual-review.ts'
import { beforeRecommendations, item, type MeetingType } from './meeting-type.ts'

/**
 * A review of a plan before its year is over. Anybody may ask the local authority for one; it may say no, and no rule gives
 * a day by which it must be held, so none is given here.
 */
export const earlyReview: MeetingType = {
  ...annualReview,
  id: 'early_review',
  name: 'Early review of an EHC plan',
  summary:
    'When something has changed or broken down before the yearly review is due. Also called an interim or emergency review.',
  agenda: beforeRecommendations(annualReview.agenda, [
    item('What has changed or broken down, and since when', 'views', 8),
    item('Is the child in school full time, and what is in place from tomorrow', 'action', 6),
    item('Provision that is not being delivered, line by line', 'provision', 8),
    item('What is arranged for now, and who provides it', 'action', 5),
  ]),
  sources: [
    ...annualReview.sources,
    {
      title: 'IPSEA, asking for an early review of an EHC plan',
      url: 'https://www.ipsea.org.uk/asking-for-an-early-review-of-an-ehc-plan',
    },
  ],
}
