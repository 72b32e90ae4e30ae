import { item, type MeetingType } from './meeting-type.ts'

/** The review of support without a plan (assess, plan, do, review): at least three a year (Code 6.65). */
export const senSupportReview: MeetingType = {
  id: 'sen_support_review',
  dated: '2026-11',
  name: 'SEN Support review',
  summary: 'How the support is going and what happens next term. Schools often call this an IEP review.',
  usualLengthMin: 45,
  mustBeInvited: [],
  usuallyAttend: ['Parent', 'Class teacher', 'SENCO', 'The child, for a part of it'],
  agenda: [
    item('Who is here and what we want from today', 'note', 3),
    item('The child’s views', 'child', 5),
    item('The family’s views', 'views', 6),
    item('Actions from last time', 'review_actions', 5),
    item('Each target: achieved, being worked towards, not met or obsolete', 'targets', 5),
    item('The support given: who, how often, how long, and whether it helped', 'provision', 5),
    item('What we now think the needs are', 'note', 3),
    item('Targets for next term', 'proposal', 4),
    item('What the adults will do: who, when, how often', 'action', 4),
    item('Whether a specialist or an EHC needs assessment is needed', 'proposal', 2),
    item('How everyone who teaches the child gets to know', 'action', 1),
    item('Anything else, and the date of the next review', 'date', 2),
  ],
  sources: [
    { title: 'SEND Code of Practice 0–25 (January 2015), paragraphs 6.65 to 6.71' },
    {
      title: 'Hampshire County Council, reviewing a child’s progress',
      url: 'https://www.hants.gov.uk/socialcareandhealth/childrenandfamilies/specialneeds/sen-pathway/reviewing-child-progress',
    },
  ],
}
