import {
  accepting,
  action,
  finding,
  answering,
  capturedAction,
  childsViews,
  convening,
} from './meeting-world.ts'
import {
  familysItem,
  familysViews,
  itemId,
  reporting,
  review,
  schoolsItem,
  wording,
} from './meeting-world.ts'
import {
  head,
  inviting,
  named,
  officer,
  parent,
  relative,
  seated,
  supporter,
  teacher,
} from './table-world.ts'
import { aiming, comes, objecting, placing, standingIn } from './attendance-world.ts'
import { awaiting, offering, putting, takingAway } from './proposals-world.ts'
import type { World } from './table-world.ts'
import { asking, holding, readingBack } from './flow-world.ts'
import { posting, postingChilds, toldHow } from './statements-world.ts'

export { objection } from './attendance-world.ts'

/** Where random walks begin, so that most of what is asked at random is about something that exists. */

export const released = named('released')
export const familyGuest = named('family-guest')
export const firstContact = named('first-contact')
export const screen = named('screen')
export const saidWords = named('said-words')
export const lastReview = named('last-review')
export const raisedNow = named('raised-now')
export const familysMeeting = named('familys-meeting')
export const familysAction = named('familys-action')
export const familysProposal = named('proposal')
export const offerToFamily = named('offer')
export const familysWords = named('familys-words')
export const schoolsWords = named('schools-words')

// Every object has members of these names; as identifiers they are well formed.
export const membersOfEveryObject = ['__defineGetter__', '__lookupSetter__', 'propertyIsEnumerable']

export const seatIds = [
  parent,
  supporter,
  relative,
  head,
  teacher,
  officer,
  released,
  familyGuest,
  firstContact,
]
export const meetingIds = [review, familysMeeting]
export const itemIds = [
  familysItem,
  schoolsItem,
  childsViews,
  familysViews,
  raisedNow,
  named('next0'),
  named('next2'),
]
/** What the last review did not reach. */
export const notReached = [named('last4'), named('last5'), named('last6')]
export const actionIds = [action, familysAction]

/** A live review with two actions, an earlier one that ended with most of it open, a second meeting in draft, an ended seat, and two people who are expected. */
export function busyTable(): World {
  const world = capturedAction()
  seated(world, head, released, { party: 'school', powers: ['contribute', 'sign'] })
  world.asked(head, { type: 'seat.release', seatId: released })
  world.asked(parent, inviting(familyGuest, { party: 'family', powers: ['sign'] }))
  world.asked(head, inviting(firstContact, { party: 'health', powers: [] }))
  const lastIds = Array.from({ length: 12 }, (_item, place) => named(`last${place}`))
  world.asked(parent, { ...convening(lastReview), itemIds: lastIds })
  for (const type of ['meeting.notify', 'meeting.start', 'meeting.end'])
    world.asked(parent, { type, meetingId: lastReview })
  world.asked(head, { type: 'agenda.add', itemId: raisedNow, meetingId: review, title: 'The register' })
  world.asked(head, asking())
  world.asked(parent, readingBack())
  world.asked(parent, holding())
  const nextIds = Array.from({ length: 12 }, (_item, place) => named(`next${place}`))
  world.asked(parent, { ...convening(familysMeeting), itemIds: nextIds })
  world.asked(parent, {
    type: 'action.capture',
    actionId: familysAction,
    meetingId: review,
    itemId: itemId(4),
    wording: { ...wording, ownerSeatId: parent },
  })
  world.asked(parent, answering('take_away', { replyBy: '2027-05-06' }))
  world.asked(parent, { ...accepting(), actionId: familysAction })
  world.asked(parent, { ...reporting(), actionId: familysAction })
  world.asked(officer, { ...finding('cannot_tell'), actionId: familysAction })
  world.asked(head, accepting())
  world.asked(parent, { type: 'screen.open', meetingId: review, screenId: screen })
  world.asked(officer, { type: 'speaking.ask', meetingId: review })
  world.asked(parent, {
    type: 'said.record',
    saidId: saidWords,
    meetingId: review,
    itemId: familysItem,
    speakerSeatId: head,
    words: 'We will see about that.',
  })
  world.asked(parent, putting())
  world.asked(head, offering())
  world.asked(parent, takingAway())
  world.asked(officer, awaiting())
  world.asked(parent, posting({ statementId: familysWords }))
  world.asked(head, postingChilds(toldHow, { statementId: schoolsWords }))
  world.asked(parent, comes())
  world.asked(parent, placing(parent))
  world.asked(parent, aiming())
  world.asked(head, objecting())
  // At the meeting that has not begun, so that the live one has all its people’s powers.
  const standing = { meetingId: familysMeeting, forSeatId: relative, standInSeatId: familyGuest }
  world.asked(parent, standingIn([], standing))
  return world
}
