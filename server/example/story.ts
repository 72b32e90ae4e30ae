import { formatDocumentName } from '../../shared/minutes/document-name.ts'
import { meetingType } from '../../shared/meeting-types/types.ts'
import type { Minutes } from '../minutes/minutes.ts'
import { newId } from '../people/secrets.ts'
import type { Services } from '../services.ts'
import type { StoryClock } from './clock.ts'
import { seatPeople, type ExampleTable } from './table.ts'
import { writeLines, type Line } from './writing.ts'
import type { PersonKey } from './people.ts'

type Teller = ExampleTable & { minutes: Minutes; clock: StoryClock }

/** Lays the example's table: a review six weeks ago whose actions can be checked, and one half way through now. */
export async function tellStory(services: Services, minutes: Minutes, clock: StoryClock) {
  const table = await seatPeople(services)
  const teller = { ...table, minutes, clock }
  await lastReview(teller)
  const { meetingId } = await thisReview(teller)
  return {
    host: table.host,
    seats: table.seats,
    meetingId,
    document: formatDocumentName({ kind: 'minutes', meetingId }),
  }
}

/** Six weeks ago: three actions, of which one is confirmed, one is disputed and one is late. */
async function lastReview({ act, seats, minutes, host, clock }: Teller): Promise<void> {
  const at = clock.daysAgo(42)
  const meetingId = newId()
  const items = itemsOf('sen_support_review')
  await act('senco', at, {
    type: 'meeting.convene',
    meetingId,
    meetingType: 'sen_support_review',
    title: 'SEN Support review, autumn term',
    startsAt: at,
    lengthMin: 45,
    place: 'Hazelbrook Primary School, the library',
    purpose: 'To look at R.’s targets for the term and at the support in the afternoons.',
    itemIds: items,
  })
  await act('senco', at, { type: 'meeting.notify', meetingId })
  await act('senco', at, { type: 'meeting.start', meetingId })
  const place = {
    workspaceId: host.workspaceId,
    document: formatDocumentName({ kind: 'minutes', meetingId }),
  }
  const propose = async (
    item: number,
    who: PersonKey,
    owner: PersonKey,
    what: string,
    dueIn: number,
    doneWhen: string,
  ) => {
    const actionId = newId()
    const itemId = items[item] ?? ''
    const wording = {
      what,
      ownerSeatId: seats[owner],
      due: { kind: 'day', day: clock.dayAhead(dueIn) },
      doneWhen,
    }
    await act(who, at, { type: 'action.capture', actionId, meetingId, itemId, wording })
    for (const party of ['parent', 'senco', 'officer'] as const)
      await act(party, at, { type: 'action.answer', actionId, revision: 1, position: { answer: 'agree' } })
    await act(owner, at, {
      type: 'action.owner_answer',
      actionId,
      revision: 1,
      acceptance: { kind: 'accepted' },
    })
    await writeLines(minutes, { ...place, itemId }, seats[who], [{ actionId }])
    return actionId
  }

  const timetable = await propose(
    5,
    'parent',
    'senco',
    'Send the family the timetable of R.’s support, lesson by lesson',
    -28,
    'The family has it in writing',
  )
  const playground = await propose(
    5,
    'senco',
    'senco',
    'Move the five hours at lunchtime into the afternoon lessons',
    -21,
    'R. has an adult beside him in science and topic',
  )
  await propose(
    9,
    'officer',
    'officer',
    'Find an occupational therapist who can see R. in school',
    -4,
    'A first visit has a date',
  )
  for (const itemId of items) await act('senco', at, { type: 'agenda.turn_to', itemId })
  for (const itemId of items.slice(0, -2)) await act('senco', at, { type: 'agenda.cover', itemId })
  await act('senco', at, {
    type: 'meeting.end',
    meetingId,
    note: 'The room was needed for a class at three.',
  })

  const later = clock.daysAgo(27, 9)
  await act('senco', later, {
    type: 'action.report',
    actionId: timetable,
    revision: 1,
    evidence: 'Sent by e-mail on Monday.',
  })
  await act('parent', later, {
    type: 'action.find',
    actionId: timetable,
    report: 1,
    finding: { kind: 'confirmed' },
  })
  await act('senco', later, {
    type: 'action.report',
    actionId: playground,
    revision: 1,
    evidence: 'The hours were taken out of lunchtime, and the new provision map was sent.',
  })
  await act('parent', clock.daysAgo(20, 20), {
    type: 'action.find',
    actionId: playground,
    report: 1,
    finding: {
      kind: 'disputed',
      comment:
        'They left lunchtime, yes. But on Thursdays and Fridays R. is still alone in science and topic.',
    },
  })
}

/** Today: live for twenty-three minutes, at its fourth item of eight. */
async function thisReview({ act, seats, minutes, host, clock }: Teller): Promise<{ meetingId: string }> {
  const told = clock.daysAgo(14, 9)
  const meetingId = newId()
  const kept = [0, 1, 2, 3, 4, 5, 8, 11]
  const items = itemsOf('sen_support_review')
  await act('parent', told, {
    type: 'meeting.convene',
    meetingId,
    meetingType: 'sen_support_review',
    title: 'SEN Support review, before the winter break',
    startsAt: clock.minutesAgo(25),
    lengthMin: 60,
    place: 'Hazelbrook Primary School, room 4',
    videoLink: 'https://meet.example.org/hazelbrook-room-4',
    purpose: 'To agree who supports R. in every afternoon lesson, and from when.',
    itemIds: items.map((id, index) => (kept.includes(index) ? id : null)),
  })
  const wants = newId()
  await act('parent', told, {
    type: 'agenda.add',
    itemId: wants,
    meetingId,
    title: 'Support in the afternoons',
    wants: 'For every written lesson, the name of the adult who supports R.',
    minutes: 12,
  })
  await act('parent', told, { type: 'agenda.move', itemId: wants, afterItemId: items[3] })
  await act('parent', told, { type: 'meeting.notify', meetingId })
  await act('officer', clock.daysAgo(3, 11), {
    type: 'agenda.add',
    itemId: newId(),
    meetingId,
    title: 'Occupational therapy in school',
    wants: 'A date for the first visit.',
    minutes: 5,
  })
  await act('supporter', clock.minutesAgo(23), { type: 'meeting.start', meetingId })

  const place = {
    workspaceId: host.workspaceId,
    document: formatDocumentName({ kind: 'minutes', meetingId }),
  }
  const write = (itemId: string | undefined, who: PersonKey, ...lines: Line[]) =>
    writeLines(minutes, { ...place, itemId: itemId ?? '' }, seats[who], lines)

  await write(items[0], 'senco', {
    text: 'Present: Amina Farouk, Tom Ellery and Helen Marsh in room 4; Grace Okafor and Priya Nair by video.',
  })
  await write(items[0], 'parent', {
    text: 'The family wants to leave today knowing who is with R. each afternoon.',
  })
  await write(items[1], 'senco', {
    text: 'R. told Tom: “I like science when we do things. I don’t like writing it up, I get stuck and wait.”',
  })
  await write(items[2], 'parent', {
    bullets: [
      'Mornings go well. R. talks about them at home.',
      'On Thursday and Friday afternoons he comes home having written nothing.',
    ],
  })
  await write(items[3], 'supporter', {
    text: 'The timetable was sent and is confirmed. The five hours have left lunchtime; the family says that two afternoons still have nobody.',
  })
  for (const itemId of items.slice(0, 4))
    await act('senco', clock.minutesAgo(12), { type: 'agenda.cover', itemId })
  await act('senco', clock.minutesAgo(12), { type: 'agenda.turn_to', itemId: wants })
  await write(wants, 'senco', {
    text: 'The timetable was read out. The class teaching assistant works mornings only; Monday to Wednesday afternoons are covered by Ms Lane.',
  })
  await write(wants, 'officer', {
    text: 'Grace asked whether top-up funding had been applied for. It has not been yet.',
  })

  const lessons = newId()
  await act('supporter', clock.minutesAgo(8), {
    type: 'action.capture',
    actionId: lessons,
    meetingId,
    itemId: wants,
    quote: 'Thursday and Friday afternoons have nobody',
    wording: {
      what: 'A teaching assistant beside R. in every written lesson',
      ownerSeatId: seats.head,
      due: { kind: 'day', day: clock.dayAhead(14) },
    },
  })
  await act('officer', clock.minutesAgo(7), {
    type: 'action.answer',
    actionId: lessons,
    revision: 1,
    position: { answer: 'agree' },
  })
  await act('parent', clock.minutesAgo(6), {
    type: 'action.reword',
    actionId: lessons,
    revision: 1,
    wording: {
      what: 'A teaching assistant beside R. in every written lesson, science and topic included, Monday to Friday',
      ownerSeatId: seats.head,
      due: { kind: 'day', day: clock.dayAhead(14) },
      doneWhen: 'The timetable names an adult for each written lesson',
    },
  })
  await act('parent', clock.minutesAgo(6), {
    type: 'action.answer',
    actionId: lessons,
    revision: 2,
    position: { answer: 'agree' },
  })
  await act('officer', clock.minutesAgo(5), {
    type: 'action.answer',
    actionId: lessons,
    revision: 2,
    position: {
      answer: 'take_away',
      replyBy: clock.dayAhead(5),
      comment: 'I need to ask about the funding band before I can say yes to Monday to Friday.',
    },
  })
  await write(wants, 'supporter', { actionId: lessons })

  const funding = newId()
  await act('senco', clock.minutesAgo(4), {
    type: 'action.capture',
    actionId: funding,
    meetingId,
    itemId: wants,
    wording: {
      what: 'Apply for top-up funding for afternoon support, and tell everyone the day it is sent',
      ownerSeatId: seats.senco,
      due: { kind: 'event', event: 'Before the winter break' },
      doneWhen: 'The application’s date is on this table',
    },
  })
  await act('senco', clock.minutesAgo(4), {
    type: 'action.owner_answer',
    actionId: funding,
    revision: 1,
    acceptance: { kind: 'accepted' },
  })
  await write(wants, 'senco', { actionId: funding })
  return { meetingId }
}

const itemsOf = (typeId: string): string[] => (meetingType(typeId)?.agenda ?? []).map(() => newId())
