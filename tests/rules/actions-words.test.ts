import fc from 'fast-check'
import { expect, it } from 'vitest'
import { actsOf } from '../../client/actions/acts.ts'
import { groupedAnswers, shownAnswer } from '../../client/actions/party-answers.ts'
import { groupsOf } from '../../client/actions/groups.ts'
import { storyOf } from '../../client/actions/story.ts'
import { diffWords, type Stretch } from '../../client/actions/word-diff.ts'
import { draftFromWording, missingIn, wordingIn } from '../../client/actions/wording-draft.ts'
import { emptyOf } from '../../client/forms/problems.ts'
import { answerChoices, dueAsWorded, dueParts, dueSentence } from '../../client/actions/words.ts'
import { Wording } from '../../shared/actions/action.ts'
import { Position } from '../../shared/positions/position.ts'
import {
  accepting,
  action,
  answering,
  capturedAction,
  finding,
  reporting,
  rewording,
} from './meeting-world.ts'
import { wording } from './meeting-world.ts'
import { head, officer, parent, supporter, type World } from './table-world.ts'

const spelled = (stretches: Stretch[], ...kinds: Stretch['kind'][]) =>
  stretches
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ words }) => words)
    .join('')

const marked = (before: string, after: string) =>
  diffWords(before, after)
    .map(({ kind, words }) => (kind === 'same' ? words : kind === 'added' ? `{+${words}+}` : `[-${words}-]`))
    .join('')

const actionIn = ({ table }: World) => {
  const found = table.actions[action]
  if (!found) throw new Error('no action was captured')
  return found
}

const seatIn = ({ table }: World, seatId: string) => {
  const seat = table.seats[seatId]
  if (!seat) throw new Error('nobody sits there')
  return seat
}

const sentence = fc
  .array(fc.constantFrom('a', 'TA', 'in', 'every', 'lesson', ',', '.', ' ', '  ', '\n', 'R.’s', '9'), {
    maxLength: 30,
  })
  .map((words) => words.join(''))

it('Comparing two wordings loses no word of either', () => {
  fc.assert(
    fc.property(sentence, sentence, (before, after) => {
      const stretches = diffWords(before, after)
      expect(spelled(stretches, 'same', 'removed')).toBe(before)
      expect(spelled(stretches, 'same', 'added')).toBe(after)
    }),
  )
})

it('The same wording compared with itself shows no change', () => {
  fc.assert(
    fc.property(sentence, (words) => {
      expect(diffWords(words, words).every(({ kind }) => kind === 'same')).toBe(true)
    }),
  )
})

it('Words are compared whole, and exchanged words stand together', () => {
  expect(marked('A TA in every written lesson', 'A TA in every written lesson, science included')).toBe(
    'A TA in every written lesson{+, science included+}',
  )
  expect(marked('in a small group, three times', 'alone with an adult, three times')).toBe(
    '[-in a small group-]{+alone with an adult+}, three times',
  )
  expect(marked('in 6 days', 'in 16 days')).toBe('in [-6-]{+16+} days')
  expect(marked('', 'The log')).toBe('{+The log+}')
})

it('A day that has gone by is told as a fact, and only of what is still open', () => {
  const due = { kind: 'day', day: '2027-05-03' } as const
  expect(dueParts(due, true, '2027-05-12')).toEqual({
    lead: '9 days late',
    day: expect.stringMatching(/^was due/),
  })
  expect(dueSentence(due, false, '2027-05-12')).toMatch(/^Was due/)
  expect(dueSentence(due, true, '2027-04-27')).toMatch(/^Due in 6 days, /)
  expect(dueParts({ kind: 'event', event: 'before the winter break' }, true).lead).toBe(
    'Before the winter break',
  )
  expect(dueAsWorded(due)).not.toMatch(/late|ago|in \d/)
})

it('A3: a party that gave no answer is shown without one, whatever day it is', () => {
  const world = capturedAction()
  for (const party of ['family', 'school', 'local_authority'] as const)
    expect(shownAnswer(actionIn(world), party)).toMatchObject({ has: 'nothing', words: 'no answer yet' })
  world.passDays(400)
  expect(groupedAnswers(world.table, actionIn(world))).toHaveLength(1)
})

it('A4: the four answers are offered in one row of equals, each with its words', () => {
  const offered = answerChoices.map(({ id }) => id)
  expect(offered).toEqual(Position.options.map((option) => option.shape.answer.value))
})

it('A6: an answer to an earlier wording is shown as such and not as an answer to this one', () => {
  const world = capturedAction()
  world.asked(parent, answering('agree'))
  world.asked(head, answering('agree'))
  world.asked(officer, rewording())
  world.asked(head, answering('agree', {}, 2))
  expect(shownAnswer(actionIn(world), 'family')).toMatchObject({
    has: 'earlier',
    words: 'signed wording 1, not this one',
  })
  expect(shownAnswer(actionIn(world), 'school')).toMatchObject({ has: 'answered', words: 'agrees' })
  const answers = storyOf(actionIn(world)).flatMap((told) =>
    told.kind === 'answered' ? [told.isPresent] : [],
  )
  expect(answers).toEqual([false, false, true])
})

it('A12: an act that a seat may not do is not offered to it', () => {
  const world = capturedAction()
  const offered = (seatId: string) => actsOf(seatIn(world, seatId), actionIn(world)).map(({ act }) => act)
  expect(offered(supporter)).toEqual(['reword'])
  expect(offered(head)).toEqual(['owner_answer', 'answer', 'reword'])
  world.asked(head, accepting())
  expect(offered(head)).toContain('report')
  world.asked(head, reporting())
  expect(offered(head)).not.toContain('find')
  expect(offered(parent)).toContain('find')
  expect(offered(parent)).not.toContain('report')
})

it('A11: an action stands in exactly one group, and a dispute in the group of what is seen differently', () => {
  const world = capturedAction()
  const groups = () => groupsOf(Object.values(world.table.actions), '2027-06-01').map(({ id }) => id)
  expect(groups()).toEqual(['due'])
  expect(groupsOf([actionIn(world)], '2027-07-01').map(({ id }) => id)).toEqual(['late'])
  world.asked(head, accepting())
  world.asked(head, reporting())
  expect(groups()).toEqual(['reported'])
  world.asked(officer, finding('confirmed'))
  expect(groups()).toEqual(['confirmed'])
  world.asked(parent, finding('disputed', { comment: 'It stopped at half term.' }))
  expect(groups()).toEqual(['disputed'])
})

it('A13: a wording put into the form and sent unchanged is the same wording', () => {
  const given = Wording.parse(wording)
  expect(Wording.parse(wordingIn(draftFromWording(given)))).toEqual(given)
  const event = { ...given, due: { kind: 'event', event: 'Before the break', day: '2027-12-17' } as const }
  expect(Wording.parse(wordingIn(draftFromWording(event)))).toEqual(event)
})

it('A wording that is not finished says what is missing, field by field', () => {
  const empty = {
    what: ' ',
    ownerSeatId: null,
    dueKind: 'day',
    day: '',
    event: '',
    eventDay: '',
    doneWhen: '',
  } as const
  const missing = (dueKind: 'day' | 'event') =>
    Object.keys(emptyOf(empty, missingIn({ ...empty, dueKind }))).toSorted()
  expect(missing('day')).toEqual(['day', 'ownerSeatId', 'what'])
  expect(missing('event')).toEqual(['event', 'ownerSeatId', 'what'])
})
