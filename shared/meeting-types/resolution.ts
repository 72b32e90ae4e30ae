import { item, type MeetingType } from './meeting-type.ts'

/**
 * A meeting to sort out a disagreement, sometimes called a way-forward meeting. It is voluntary and is not mediation, which
 * is confidential and is not held at a shared table.
 */
export const resolution: MeetingType = {
  id: 'resolution',
  dated: '2026-11',
  name: 'Meeting to sort out a disagreement',
  summary:
    'Also called a way-forward meeting. Nobody has to agree, and appeal dates do not wait for it. Formal mediation is confidential and is not held here.',
  usualLengthMin: 90,
  mustBeInvited: [],
  usuallyAttend: [
    'Parent',
    'Family’s supporter',
    'Head teacher or another senior leader',
    'SENCO',
    'Class teacher',
    'Local authority officer',
    'Someone outside the disagreement to lead through the agenda',
  ],
  agenda: [
    item('Names, roles, who supports whom, and who can decide what', 'note', 5),
    item('Why we are meeting: each party in a sentence', 'views', 6),
    item('What was agreed before, and what happened to it', 'review_actions', 10),
    item('Each party’s account, in its own words', 'views', 18),
    item('What we all accept as facts, and what we do not', 'proposal', 10),
    item('The issues one by one: proposals, answers, reasons', 'proposal', 20),
    item('What evidence is missing, and who gets it', 'action', 4),
    item('What we agree, what we do not, and what is taken away until when', 'recommendation', 8),
    item('Actions, and the day on which they are looked at again', 'action', 5),
    item('Other ways that stay open', 'note', 2),
    item('The next date', 'date', 2),
  ],
  sources: [
    {
      title: 'Essex SENDIASS, way forward meetings',
      url: 'https://www.essexsendiass.co.uk/',
    },
    {
      title: 'Children and Families Act 2014, section 57 (resolution of disagreements)',
      url: 'https://www.legislation.gov.uk/ukpga/2014/6/section/57',
    },
  ],
}
