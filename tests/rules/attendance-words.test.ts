import { expect, it } from 'vitest'
import { deedsAbout } from '../../client/attendance/person-deeds.ts'
import { levelOf, levelsOf } from '../../client/attendance/stand-in-levels.ts'
import { factsOf, isAway } from '../../client/attendance/facts.ts'
import { wordsOf } from '../../client/attendance/use-announced-people.ts'
import { noticeWords, standInWords } from '../../client/attendance/words.ts'
import { noticeHint } from '../../client/meeting/notice-hint.ts'
import { attendedOf, latestMove } from '../../shared/attendance/attended.ts'
import { peopleAt } from '../../shared/attendance/standing.ts'
import { annualReview } from '../../shared/meeting-types/annual-review.ts'
import { powers } from '../../shared/seats/seat.ts'
import { apologising, chairing, comes, endingStandIn, placing, standingIn } from './attendance-world.ts'
import { liveReview, noticedReview, review } from './meeting-world.ts'
import { head, officer, parent, relative, supporter, teacher, type World } from './table-world.ts'

const names = {
  child: 'R.',
  seats: { [parent]: 'Amina', [supporter]: 'Priya', [head]: 'Helen', [officer]: 'Grace' },
}
const ending = { type: 'meeting.end', meetingId: review }

function at(world: World, seatId: string) {
  const meeting = world.table.meetings[review]
  const seat = world.table.seats[seatId]
  if (!meeting || !seat) throw new Error('there is no such meeting or seat')
  return { meeting, seat }
}
const facts = (world: World, seatId: string) => {
  const { meeting, seat } = at(world, seatId)
  return factsOf(world.table, names, meeting, seat).join(' · ')
}

it('B1 before the meeting each person’s reply stands beside their name, and no reply says so', () => {
  const world = noticedReview()
  world.asked(parent, comes('remote'))
  world.asked(officer, apologising('Annual leave'))
  expect(facts(world, parent)).toBe('takes part by phone or video')
  expect(facts(world, officer)).toBe('sends apologies')
  expect(facts(world, head)).toBe('no reply yet')
})

it('B2 the others read who comes instead of whom, and what they may do', () => {
  const world = noticedReview()
  world.asked(parent, standingIn())
  expect(facts(world, parent)).toBe('no reply yet · Priya comes instead')
  expect(facts(world, supporter)).toBe('no reply yet · comes instead of Amina · attends to listen')
  expect(standInWords(['listen', 'contribute', 'sign'])).toBe(
    'attends to speak and write and to answer for the party',
  )
})

it('B2 once a person is there after all, who was to come instead is told as past, until they leave', () => {
  const world = liveReview()
  world.asked(parent, apologising('I cannot come'))
  world.asked(parent, standingIn())
  world.asked(parent, placing(parent))
  expect(facts(world, parent)).toMatch(/^in the room from \d\d:\d\d · Priya was to come instead$/)
  expect(facts(world, supporter)).toContain('was to come instead of Amina · attends to listen')
  world.asked(parent, placing(parent, 'left'))
  expect(facts(world, parent)).toContain('Priya comes instead')
})

it('B2 who came instead for a part of the meeting, and who led and left early, stay facts of it', () => {
  const world = liveReview()
  world.asked(parent, standingIn())
  world.asked(parent, endingStandIn())
  world.asked(head, placing(head))
  world.asked(head, chairing)
  world.asked(head, placing(head, 'left'))
  expect(facts(world, head)).not.toContain('leads')
  world.asked(parent, ending)
  expect(facts(world, parent)).toMatch(/Priya came instead until \d\d:\d\d$/)
  expect(facts(world, head)).toContain('led through the agenda')
})

it('B3 the page offers for a stand-in only what that person’s own seat may do, and listening first', () => {
  const world = noticedReview()
  expect(levelsOf(at(world, relative).seat).map(({ id }) => id)).toEqual(['listen'])
  expect(levelsOf(at(world, supporter).seat).map(({ id }) => id)).toEqual(['listen', 'speak'])
  expect(levelsOf(at(world, head).seat).map(({ id }) => id)).toEqual(['listen', 'speak', 'answer', 'all'])
  expect([levelOf(['listen']), levelOf(['listen', 'contribute']), levelOf(powers)]).toEqual([
    'listen',
    'speak',
    'all',
  ])
})

it('B4 the page offers to say where one’s own people are, and of others nothing but an objection', () => {
  const world = liveReview()
  const { meeting, seat: own } = at(world, parent)
  const ids = (seatId: string, by = own) =>
    deedsAbout(meeting, by, at(world, seatId).seat, 'Somebody').map(({ id }) => id)
  expect(ids(relative)).toEqual(['in_room', 'remote', 'did_not_attend', 'stand_in'])
  expect(ids(head)).toEqual(['objection'])
  expect(ids(parent, at(world, relative).seat)).toEqual([])
  expect(ids(relative, at(world, relative).seat)).toContain('in_room')
  expect(ids(head, at(world, relative).seat)).toEqual([])
})

it('B5 while the meeting runs and after it, of who said nothing the page says just that', () => {
  const world = liveReview()
  world.asked(parent, placing(parent))
  world.asked(officer, apologising())
  expect(facts(world, parent)).toMatch(/^in the room from \d\d:\d\d$/)
  expect(facts(world, officer)).toBe('sends apologies')
  expect(facts(world, head)).toBe('not said to be here yet')
  expect(isAway(at(world, parent).meeting, at(world, parent).seat)).toBe(false)
  expect(isAway(at(world, head).meeting, at(world, head).seat)).toBe(true)
  world.asked(parent, ending)
  world.asked(head, placing(teacher, 'did_not_attend'))
  expect(facts(world, officer)).toBe('sent apologies')
  expect(facts(world, head)).toBe('nobody said whether they were there')
  expect(facts(world, teacher)).toBe('did not attend')
})

it('B5 the last coming or going that all should see is who came late or left, and nobody who was there from the start', () => {
  const world = liveReview()
  const move = () => {
    const { meeting } = at(world, parent)
    return latestMove(peopleAt(world.table, meeting), meeting)
  }
  world.asked(parent, placing(parent))
  expect(move()).toBeUndefined()
  world.passDays(0.01)
  world.asked(officer, placing(officer, 'remote'))
  expect(move()).toMatchObject({ seatId: officer, kind: 'came_late' })
  world.asked(parent, placing(parent, 'left'))
  expect(move()).toMatchObject({ seatId: parent, kind: 'left' })
  expect(attendedOf(at(world, officer).meeting, at(world, officer).seat).isLate).toBe(true)
})

it('B5 who comes late or goes is said aloud to the others; another meeting’s coming and going is not', () => {
  const world = liveReview()
  const said = (meetingId = review) => {
    const last = world.history.at(-1)
    return last && wordsOf(last, meetingId, { table: world.table, names } as never)
  }
  world.asked(parent, placing(parent))
  expect(said()).toBe('Amina is in the room')
  expect(said('another-meeting-1')).toBeUndefined()
  world.passDays(0.01)
  world.asked(officer, placing(officer, 'remote'))
  expect(said()).toBe('Grace came after the start and takes part by phone or video')
  world.asked(officer, placing(officer, 'left'))
  expect(said()).toBe('Grace has left')
  world.asked(head, chairing)
  expect(said()).toBe('Helen said that they lead through the agenda of “Summer review”')
  world.asked(head, { type: 'agenda.add', itemId: 'another-item-001', meetingId: review, title: 'More' })
  expect(said()).toBeUndefined()
})

it('B9 notice is told in neutral words: how long before, and what this kind of meeting asks for', () => {
  const told = { is: 'told', at: '2027-05-11T09:00:00.000Z', by: head, days: 9 } as const
  const rule = annualReview.notice
  if (!rule) throw new Error('the annual review asks for notice')
  const words = noticeWords({ ...told, asked: { ...rule, isMet: false } })
  expect(words).toContain('9 days before')
  expect(words).toContain('asks for 14 days')
  expect(words).toContain(rule.source.title)
  expect(words).not.toMatch(/breach|late|fail|unlawful|must/i)
  expect(noticeWords(told)).not.toContain('asks for')
  expect(noticeWords({ ...told, days: 0 })).toContain('on the day itself')
  expect(noticeWords({ ...told, days: 1 })).toContain('1 day before')
  expect(noticeHint(annualReview, '2027-05-03')).toContain('17 May')
  expect(noticeHint({ ...annualReview, notice: undefined })).toBeUndefined()
})
