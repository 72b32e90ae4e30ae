import { expect, it } from 'vitest'
import { liveReview, review } from './meeting-world.ts'
import { head, named, parent, supporter, teacher } from './table-world.ts'

const showing = (screen: string) => ({
  type: 'screen.open',
  meetingId: review,
  screenId: named(`screen-${screen}`),
})

it('Z9 a party has a meeting on so many screens, and takes no other party’s', () => {
  const world = liveReview()
  for (const screen of 'abcdef') world.asked(head, showing(screen))
  world.refused(head, showing('more'), 'invalid')
  world.asked(parent, showing('own'))
  world.asked(head, { type: 'screen.close', meetingId: review, screenId: named('screen-a') })
  world.asked(head, showing('more'))
  const shown = world.table.meetings[review]?.screens.filter(({ closed }) => !closed)
  expect(shown).toHaveLength(7)
})

it('Z3 only somebody who may contribute at the meeting puts it on a screen', () => {
  const world = liveReview()
  world.refused(teacher, showing('a'), 'forbidden')
  const standIn = { forSeatId: parent, standInSeatId: supporter, powers: ['listen'] }
  world.asked(parent, { type: 'attendance.stand_in', meetingId: review, ...standIn })
  world.refused(supporter, showing('a'), 'forbidden')
})
