import { item, type MeetingType } from './meeting-type.ts'

/** Before a move: a new class, key stage or school, and from Year 9 the way into adult life. */
export const transition: MeetingType = {
  id: 'transition',
  dated: '2026-11',
  name: 'Transition meeting',
  summary: 'Before a move to a new class, key stage or school, or from Year 9 towards adult life.',
  usualLengthMin: 60,
  mustBeInvited: [],
  usuallyAttend: [
    'Parent',
    'The child or young person',
    'Teacher now, and teacher after the move',
    'SENCO of both schools',
    'Teaching assistant',
    'Family’s supporter',
    'From Year 9: careers adviser, college, adult social care, health',
  ],
  agenda: [
    item('The child’s one-page profile: what people like, what matters to me, how to help me', 'child', 8),
    item('What worries the child and the family about the move', 'views', 8),
    item('What works now and must go along', 'provision', 8),
    item('Before the move: visits, photos, meeting the teacher', 'action', 8),
    item('The day itself: who meets the child, where is safe, the first week', 'action', 6),
    item('What staff need to know, and who tells them', 'action', 5),
    item('Documents to pass on, and how we know that they arrived', 'action', 4),
    item('From Year 9: work, living independently, friends and community, health', 'proposal', 6),
    item('When we check that everything is ready, and how it went afterwards', 'date', 4),
  ],
  sources: [
    { title: 'SEND Code of Practice 0–25 (January 2015), chapter 8: preparing for adulthood' },
    {
      title: 'Norfolk County Council, moving from Year 6 to Year 7',
      url: 'https://schools.norfolk.gov.uk/article/61461/Current-setting',
    },
  ],
}
