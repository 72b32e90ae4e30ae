import { item, type MeetingType } from './meeting-type.ts'

/**
 * The annual review meeting of an EHC plan: Children and Families Act 2014, section 44; Special Educational Needs
 * and Disability Regulations 2014, regulations 18 to 22. The meeting recommends; the local authority decides.
 */
export const annualReview: MeetingType = {
  id: 'annual_review',
  dated: '2026-11',
  name: 'Annual review of an EHC plan',
  summary:
    'The yearly meeting about an education, health and care plan. It recommends; the local authority decides.',
  usualLengthMin: 90,
  mustBeInvited: [
    'Parent or young person',
    'Head teacher or principal',
    'Local authority SEN officer',
    'Health professional',
    'Social care officer',
  ],
  notice: {
    days: 14,
    source: {
      title: 'Special Educational Needs and Disability Regulations 2014, regulation 20(3)',
      url: 'https://www.legislation.gov.uk/uksi/2014/1530/regulation/20',
    },
  },
  usuallyAttend: [
    'The child or young person',
    'SENCO',
    'Class teacher',
    'Teaching assistant',
    'Family’s supporter',
  ],
  agenda: [
    item('Welcome: names, roles, who takes the record, who joins remotely', 'note', 4),
    item('Why we are here and how we will talk together', 'note', 3),
    item('Papers: what was sent, when, and what came late', 'note', 3),
    item('The child’s or young person’s views', 'child', 8),
    item('The family’s views', 'views', 8),
    item('Actions from the last review', 'review_actions', 6),
    item('Progress towards each outcome (Section E) and each target', 'targets', 10),
    item('Provision in Section F: is it delivered, and does it work', 'provision', 10),
    item('Health and social care: needs and provision (C, D, G, H)', 'provision', 6),
    item('Needs (Section B): new, changed, or no longer accurate', 'proposal', 6),
    item('Changes proposed to outcomes and provision (E, F)', 'proposal', 8),
    item('Placement (Section I), next phase, and a Personal Budget (J) if wanted', 'views', 4),
    item('Preparing for adulthood (from Year 9)', 'proposal', 3),
    item('Recommendations of each party, and where they differ', 'recommendation', 4),
    item('Actions: what, who, by when, how we will know', 'action', 4),
    item('Questions still open', 'questions', 1),
    item('Dates: report, local authority decision, next review', 'date', 2),
  ],
  sources: [
    {
      title: 'Children and Families Act 2014, section 44',
      url: 'https://www.legislation.gov.uk/ukpga/2014/6/section/44',
    },
    {
      title: 'Special Educational Needs and Disability Regulations 2014, regulations 18 to 22',
      url: 'https://www.legislation.gov.uk/uksi/2014/1530/contents',
    },
    { title: 'SEND Code of Practice 0–25 (January 2015), paragraphs 9.166 to 9.185' },
  ],
}
