import { expect, it } from 'vitest'
import { answerIn, readBackOf, readingIn, roundOf, unheardIn } from '../../shared/agenda/standing.ts'
import { asking, covering, hashOf, itemOf, reading, readingBack, reopening, saying } from './flow-world.ts'
import { familysItem, liveReview, noticedReview, review, schoolsItem } from './meeting-world.ts'
import { head, named, officer, parent, relative, seated, supporter } from './table-world.ts'

it('F1: whoever contributes asks a round on an open item, and two who ask at once ask one', () => {
  noticedReview().refused(parent, asking(), 'invalid')
  const world = liveReview()
  world.refused(relative, asking(), 'forbidden')
  world.refused(parent, asking(named('no-such-item')), 'not_found')
  world.asked(supporter, asking())
  expect(world.asked(head, asking())).toEqual([])
  expect(itemOf(world).rounds).toMatchObject([{ by: supporter, answers: [] }])
})

it('F1: an item that is covered has no new round until it is opened again, and then another may be asked', () => {
  const world = liveReview()
  world.asked(head, asking())
  world.asked(parent, saying('view', 'It helped in the mornings'))
  world.asked(head, covering())
  world.refused(parent, asking(), 'invalid')
  world.refused(parent, readingBack(), 'invalid')
  world.asked(parent, reopening())
  expect(roundOf(itemOf(world))).toBeUndefined()
  world.refused(parent, saying('nothing_to_add'), 'invalid')
  world.asked(parent, asking())
  expect(itemOf(world).rounds.map(({ answers }) => answers.length)).toEqual([1, 0])
})

it('F2: one answer of each party holds, its last, and every one is kept', () => {
  const world = liveReview()
  world.refused(parent, saying('view', 'It helped'), 'invalid')
  world.asked(head, asking())
  world.refused(relative, saying('view', 'It helped'), 'forbidden')
  world.asked(parent, saying('question', 'Who was with him on Fridays?'))
  world.asked(supporter, saying('view', 'It helped in the mornings'))
  expect(world.asked(parent, saying('view', 'It helped in the mornings'))).toEqual([])
  world.asked(officer, saying('nothing_to_add'))
  const item = itemOf(world)
  expect(roundOf(item)?.answers.map(({ party }) => party)).toEqual(['family', 'family', 'local_authority'])
  expect(answerIn(roundOf(item), 'family')).toMatchObject({ by: supporter, answer: { kind: 'view' } })
  expect(item.heard).toEqual(['family', 'local_authority'])
})

it('F2: an answer may still come after somebody called the item covered, and not after the meeting', () => {
  const world = liveReview()
  world.asked(head, asking())
  world.asked(head, covering())
  world.asked(parent, saying('view', 'I had not finished'))
  expect(answerIn(roundOf(itemOf(world)), 'family')?.answer).toMatchObject({ words: 'I had not finished' })
  world.asked(head, { type: 'meeting.end', meetingId: review })
  for (const ask of [asking(), saying('nothing_to_add'), readingBack(), reading('reads_right')])
    world.refused(parent, ask, 'closed')
})

it('F3: a party that says nothing has no answer and holds up nothing', () => {
  const world = liveReview()
  world.asked(head, asking())
  world.asked(parent, saying('nothing_to_add'))
  world.passDays(1)
  expect(answerIn(roundOf(itemOf(world)), 'local_authority')).toBeUndefined()
  world.asked(head, covering())
  expect(answerIn(roundOf(itemOf(world)), 'local_authority')).toBeUndefined()
})

it('F3: a party that leaves in the middle keeps the answer that it gave, and is waited for no longer', () => {
  const world = liveReview()
  const guest = named('therapist')
  seated(world, parent, guest, { party: 'health', powers: [] })
  world.asked(head, asking())
  world.asked(guest, saying('view', 'Twice a week would do'))
  world.asked(guest, { type: 'seat.leave' })
  world.asked(officer, { type: 'seat.leave' })
  expect(answerIn(roundOf(itemOf(world)), 'health')?.answer).toMatchObject({ words: 'Twice a week would do' })
  expect(unheardIn(world.table, itemOf(world))).toEqual(['family', 'school'])
  world.refused(guest, saying('nothing_to_add'), 'forbidden')
})

it('F4: an item is covered without a full round, and keeps which parties had not answered', () => {
  const world = liveReview()
  world.asked(head, asking())
  world.asked(parent, saying('nothing_to_add'))
  world.asked(head, covering())
  expect(itemOf(world)).toMatchObject({
    state: 'covered',
    covered: { by: head, unheard: ['school', 'local_authority'] },
  })
  // What was so when it was covered stays so.
  world.asked(officer, saying('view', 'We agree'))
  expect(itemOf(world).covered?.unheard).toEqual(['school', 'local_authority'])
})

it('F4: where no round was asked, nobody had been asked', () => {
  const world = liveReview()
  world.asked(head, covering())
  expect(itemOf(world).covered?.unheard).toEqual(['family', 'school', 'local_authority'])
})

it('F5: each party says whether the minutes read right, with the hash of the words that it read', () => {
  const world = liveReview()
  world.refused(parent, reading('reads_right'), 'invalid')
  world.asked(head, readingBack())
  expect(world.asked(officer, readingBack())).toEqual([])
  world.refused(relative, reading('reads_right'), 'forbidden')
  world.asked(parent, reading('needs_change', hashOf('a'), 'I said Thursdays'))
  world.asked(parent, reading('reads_right', hashOf('b')))
  // The same words about other minutes are another reading.
  world.asked(parent, reading('reads_right', hashOf('c')))
  expect(world.asked(supporter, reading('reads_right', hashOf('c')))).toEqual([])
  const asked = readBackOf(itemOf(world))
  expect(asked?.readings.map(({ saw }) => saw[0])).toEqual(['a', 'b', 'c'])
  expect(readingIn(asked, 'family')?.saw).toBe(hashOf('c'))
  expect(readingIn(asked, 'school')).toBeUndefined()
})

it('F5: what needs changing is said in words, and a hash is a hash', () => {
  const world = liveReview()
  world.asked(head, readingBack())
  expect(() => world.asked(parent, reading('needs_change'))).toThrow('words')
  expect(() => world.asked(parent, reading('reads_right', 'just now'))).toThrow('SHA-256')
})

it('F5: after an item was opened again its minutes are read back anew', () => {
  const world = liveReview()
  world.asked(head, readingBack())
  world.asked(parent, reading('reads_right'))
  world.asked(head, covering())
  world.asked(parent, reopening())
  expect(readBackOf(itemOf(world))).toBeUndefined()
  world.asked(parent, readingBack())
  expect(itemOf(world).readBacks).toHaveLength(2)
})

it('F13: when two turn the table at once the last one holds, and it is kept since when', () => {
  const world = liveReview()
  world.asked(head, { type: 'agenda.turn_to', itemId: schoolsItem })
  const turned = world.asked(parent, { type: 'agenda.turn_to', itemId: familysItem })
  expect(world.table.meetings[review]).toMatchObject({
    currentItemId: familysItem,
    turnedToAt: turned[0]?.at,
  })
  expect(world.asked(head, { type: 'agenda.turn_to', itemId: familysItem })).toEqual([])
  expect(world.table.meetings[review]?.turnedToAt).toBe(turned[0]?.at)
  world.asked(parent, { type: 'agenda.withdraw', itemId: familysItem, reason: 'Settled' })
  expect(world.table.meetings[review]?.turnedToAt).toBeUndefined()
})

it('F13: the time that the table was at an item counts for it, whenever it comes back', () => {
  const world = liveReview()
  const spent = (itemId: string) => world.table.agenda[itemId]?.spentMs
  world.asked(parent, { type: 'agenda.turn_to', itemId: familysItem })
  expect([spent(familysItem), spent(schoolsItem)]).toEqual([0, undefined])
  world.asked(head, { type: 'agenda.turn_to', itemId: schoolsItem })
  const once = spent(familysItem) ?? 0
  expect(once).toBeGreaterThan(0)
  world.asked(parent, { type: 'agenda.turn_to', itemId: familysItem })
  world.asked(head, { type: 'agenda.turn_to', itemId: schoolsItem })
  expect(spent(familysItem)).toBe(once * 2)
})
