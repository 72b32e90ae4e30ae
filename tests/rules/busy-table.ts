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
import type { World } from './table-world.ts'

/** Where random walks begin, so that most of what is asked at random is about something that exists. */

export const released = named('released')
export const familyGuest = named('family-guest')
export const firstContact = named('first-contact')
export const familysMeeting = named('familys-meeting')
export const familysAction = named('familys-action')

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
export const itemIds = [familysItem, schoolsItem, childsViews, familysViews, named('next0'), named('next2')]
export const actionIds = [action, familysAction]

/** A live review with two actions, a second meeting in draft, an ended seat, and two people who are expected. */
export function busyTable(): World {
  const world = capturedAction()
  seated(world, head, released, { party: 'school', powers: ['contribute', 'sign'] })
  world.asked(head, { type: 'seat.release', seatId: released })
  world.asked(parent, inviting(familyGuest, { party: 'family', powers: ['sign'] }))
  world.asked(head, inviting(firstContact, { party: 'health', powers: [] }))
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
  return world
}
