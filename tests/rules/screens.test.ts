import { expect, it } from 'vitest'
import { leftWords } from '../../client/screens/left-words.ts'
import { screenView } from '../../shared/screens/screen-view.ts'
import { whyClosed } from '../../shared/screens/screen.ts'
import { asking, hashOf, parking, reading, readingBack, replyFrom, saying } from './flow-world.ts'
import { familysItem, liveReview, review, schoolsItem } from './meeting-world.ts'
import { putToAll, replying, takingAway, takingBack } from './proposals-world.ts'
import { head, named, officer, parent, supporter, teacher, type World } from './table-world.ts'

const showing = (screen: string) => ({
  type: 'screen.open',
  meetingId: review,
  screenId: named(`screen-${screen}`),
})

/** What the room sees; the names are the seats'. */
function seen({ table }: World) {
  const seats = { [head]: 'Ruth', [parent]: 'Amina' }
  const view = screenView(table, { child: 'R.', seats }, review, [])
  if (!view) throw new Error('there is no review')
  return view
}

it('Z9 a person has a meeting on so many screens, and takes none from the others by it, nor from their own party', () => {
  const world = liveReview()
  for (const screen of 'abc') world.asked(parent, showing(screen))
  expect(world.refused(parent, showing('more'), 'invalid').message).toContain('Close one of them first')
  world.asked(supporter, showing('own'))
  world.asked(head, showing('schools'))
  world.asked(supporter, { type: 'screen.close', meetingId: review, screenId: named('screen-a') })
  world.asked(parent, showing('more'))
  const shown = world.table.meetings[review]?.screens.filter(({ closed }) => !closed)
  expect(shown).toHaveLength(5)
})

it('Z7 a screen is told which party closed it, and nothing else', () => {
  const world = liveReview()
  world.asked(parent, showing('a'))
  const screenId = named('screen-a')
  expect(whyClosed(world.table, review, screenId)).toBeUndefined()
  world.asked(supporter, { type: 'screen.close', meetingId: review, screenId })
  expect(whyClosed(world.table, review, screenId)).toBe(
    `${world.table.parties.family?.name} closed this screen.`,
  )
})

it('Z4 a screen shows what everybody is asked and which party has answered, without anybody’s words', () => {
  const world = liveReview()
  world.asked(head, { type: 'agenda.turn_to', itemId: schoolsItem })
  expect([seen(world).round, seen(world).readBack]).toEqual([undefined, undefined])
  world.asked(parent, asking())
  world.asked(parent, saying('view', 'He is tired after lunch'))
  expect(seen(world).round).toEqual([
    { party: 'family', answer: 'view' },
    { party: 'school', answer: undefined },
    { party: 'local_authority', answer: undefined },
  ])
  world.asked(head, readingBack())
  world.asked(head, reading('needs_change', hashOf('a'), 'The day is wrong'))
  expect(seen(world).readBack).toContainEqual({ party: 'school', answer: 'needs_change' })
  expect(JSON.stringify(seen(world))).not.toMatch(/tired|The day is wrong/)
})

it('Z4 a screen shows what was put to everyone with the one state that comes of it, and silence as silence', () => {
  const world = putToAll()
  world.asked(head, { type: 'agenda.turn_to', itemId: familysItem })
  const standing = () => seen(world).proposals.map((put) => put.standing)
  expect(standing()).toEqual(['no_answer'])
  world.asked(parent, replying('agree'))
  world.asked(officer, takingAway())
  expect(standing()).toEqual(['taken_away'])
  const [put] = seen(world).proposals
  expect(put?.answers).toContainEqual({
    party: 'local_authority',
    answer: 'take_away',
    replyBy: '2027-05-10',
  })
  expect(put?.answers).toContainEqual({ party: 'school' })
  for (const by of [officer, head]) world.asked(by, replying('agree'))
  expect(standing()).toEqual(['agreed'])
  world.asked(parent, takingBack())
  expect(standing()).toEqual([])
})

it('Z4 a screen says who raised an item only where a party did, and what a parked one waits for', () => {
  const world = liveReview()
  const raisedBy = (itemId: string) => {
    world.asked(head, { type: 'agenda.turn_to', itemId })
    return seen(world).current?.raisedBy
  }
  expect(world.table.agenda[schoolsItem]).toMatchObject({ raisedBy: 'school', isUsual: true })
  expect(raisedBy(schoolsItem)).toBeUndefined()
  expect(raisedBy(familysItem)).toBe(world.table.parties.family?.name)
  const words = () => leftWords(seen(world).items.find(({ id }) => id === schoolsItem) ?? {})
  expect(words()).toBe('')
  world.asked(parent, parking(replyFrom(head, '2035-05-30')))
  expect(words()).toMatch(/^parked until Ruth replies in writing, by .*30 May 2035$/)
  world.asked(parent, parking({ kind: 'meeting' }))
  expect(words()).toBe('parked until another meeting, which has no day yet')
})

it('Z4 a screen shows the newest words that were recorded as said on the item, with the versions beside them', () => {
  const world = liveReview()
  const record = (name: string, itemId = familysItem) => {
    const said = { saidId: named(name), itemId, meetingId: review, speakerSeatId: head, words: name }
    world.asked(parent, { type: 'said.record', ...said })
  }
  for (const words of ['first', 'second', 'third', 'fourth']) record(words)
  record('elsewhere', schoolsItem)
  world.asked(head, { type: 'said.add_version', saidId: named('fourth'), words: 'my own' })
  world.asked(head, { type: 'agenda.turn_to', itemId: familysItem })
  const said = seen(world).current?.said
  expect(said?.map(({ words }) => words)).toEqual(['fourth', 'third', 'second'])
  const versions = [{ by: 'Ruth', isSpeakers: true, words: 'my own' }]
  expect(said?.[0]).toMatchObject({ speaker: 'Ruth', party: 'school', versions })
})

it('Z3 only somebody who may contribute at the meeting puts it on a screen', () => {
  const world = liveReview()
  world.refused(teacher, showing('a'), 'forbidden')
  const standIn = { forSeatId: parent, standInSeatId: supporter, powers: ['listen'] }
  world.asked(parent, { type: 'attendance.stand_in', meetingId: review, ...standIn })
  world.refused(supporter, showing('a'), 'forbidden')
})
