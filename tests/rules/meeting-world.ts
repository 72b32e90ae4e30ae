import { senSupportReview } from '../../shared/meeting-types/sen-support-review.ts'
import { head, named, openTable, parent, type Asked, type World } from './table-world.ts'

export const review = named('review')
export const itemId = (place: number) => named(`item${place}`)

/** Places in the template of the SEN Support review. */
export const childsViews = itemId(1)
export const familysViews = itemId(2)
export const schoolsItem = itemId(4)
export const familysItem = named('reading-help')

export const action = named('action')
export const wording = {
  what: 'Reading practice in a small group, three times a week',
  ownerSeatId: head,
  due: { kind: 'day', day: '2027-06-14' },
  doneWhen: 'The log shows three sessions in each week',
}
export const nextWording = { ...wording, what: 'Reading practice alone with an adult, three times a week' }

export const convening = (meetingId = review): Asked => ({
  type: 'meeting.convene',
  meetingId,
  meetingType: senSupportReview.id,
  title: 'Summer review',
  startsAt: '2027-05-20T13:00:00.000Z',
  lengthMin: 45,
  place: 'Room 4',
  purpose: 'To look at the reading support together',
  itemIds: senSupportReview.agenda.map((_item, place) => itemId(place)),
})

/** The school convenes a review and tells everyone; the family has put a matter of its own on the table. */
export function noticedReview(): World {
  const world = openTable()
  world.asked(head, convening())
  world.asked(head, { type: 'meeting.notify', meetingId: review })
  world.asked(parent, {
    type: 'agenda.add',
    itemId: familysItem,
    meetingId: review,
    title: 'Help with reading',
    wants: 'A named adult, three times a week',
    minutes: 10,
  })
  return world
}

export function liveReview(): World {
  const world = noticedReview()
  world.asked(parent, { type: 'meeting.start', meetingId: review })
  return world
}

export const capturing = (actionId = action): Asked => ({
  type: 'action.capture',
  actionId,
  meetingId: review,
  itemId: familysItem,
  quote: 'We could do that in a small group.',
  wording,
})

/** An action was captured in a live review; its owner is the head, and nobody has said anything to it. */
export function capturedAction(): World {
  const world = liveReview()
  world.asked(parent, capturing())
  return world
}

type Words = Record<string, unknown>

export const answering = (answer: string, words: Words = {}, revision = 1): Asked => ({
  type: 'action.answer',
  actionId: action,
  revision,
  position: { answer, ...words },
})

export const rewording = (revision = 1, to: Words = nextWording): Asked => ({
  type: 'action.reword',
  actionId: action,
  revision,
  wording: to,
})

export const accepting = (revision = 1): Asked => ({
  type: 'action.owner_answer',
  actionId: action,
  revision,
  acceptance: { kind: 'accepted' },
})

export const declining = (reason: string, revision = 1): Asked => ({
  type: 'action.owner_answer',
  actionId: action,
  revision,
  acceptance: { kind: 'declined', reason },
})

export const reporting = (revision = 1): Asked => ({
  type: 'action.report',
  actionId: action,
  revision,
  evidence: 'The log, weeks 1 to 4',
})

export const finding = (kind: string, words: Words = {}, report = 1): Asked => ({
  type: 'action.find',
  actionId: action,
  report,
  finding: { kind, ...words },
})
