import { annualReview } from './annual-review.ts'
import { beforeRecommendations, item, type MeetingType } from './meeting-type.ts'

/**
 * The annual review before a child moves to another phase of education, for which the plan must name the next school by a
 * fixed day: Special Educational Needs and Disability Regulations 2014, regulation 18.
 */
export const phaseTransferReview: MeetingType = {
  ...annualReview,
  id: 'phase_transfer_review',
  name: 'Phase transfer review',
  summary:
    'The annual review before a move to another phase. The plan must name the next school by 15 February, or by 31 March for a move from secondary school to a post-16 place.',
  usuallyAttend: [...annualReview.usuallyAttend, 'The school that the child will probably move to'],
  agenda: beforeRecommendations(annualReview.agenda, [
    item('Needs and provision as they will be in the next phase', 'proposal', 5),
    item('Outcomes for the end of the next key stage', 'proposal', 4),
    item('Which school the family and the child would like, and why; which others will be asked', 'views', 6),
    item('Visits, and what the next school needs to know', 'action', 4),
  ]),
  sources: [
    ...annualReview.sources,
    {
      title:
        'Special Educational Needs and Disability Regulations 2014, regulation 18 (transfer between phases)',
      url: 'https://www.legislation.gov.uk/uksi/2014/1530/regulation/18',
    },
  ],
}
