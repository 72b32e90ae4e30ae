import { beforehand } from './beforehand.ts'
import { comeIn, everyoneHeard } from './in-the-room.ts'
import { newId } from '../people/secrets.ts'
import type { Teller } from './teller.ts'

type Place = { meetingId: string; itemId: string }

/** Today: live for twenty-three minutes, and the table is at what the family wants. Answers with the meeting's id. */
export async function thisReview(teller: Teller): Promise<string> {
  const { meetingId, item, wanted } = await planned(teller)
  const { clock } = teller
  await teller.act('supporter', clock.minutesAgo(23), { type: 'meeting.start', meetingId })
  await comeIn(teller, meetingId)
  await written(teller, (place) => ({ meetingId, itemId: item(place) }))
  for (const place of [0, 1, 2, 3]) {
    await everyoneHeard(teller, item(place))
    await teller.act('senco', clock.minutesAgo(12), { type: 'agenda.cover', itemId: item(place) })
  }
  await teller.act('senco', clock.minutesAgo(12), { type: 'agenda.turn_to', itemId: wanted })
  await supportInTheAfternoons(teller, { meetingId, itemId: wanted })
  return meetingId
}

async function planned(teller: Teller) {
  const { clock } = teller
  const told = clock.daysAgo(14, 9)
  const kept = [0, 1, 2, 3, 4, 5, 8, 11]
  const plan = {
    title: 'SEN Support review, before the winter break',
    startsAt: clock.minutesAgo(25),
    lengthMin: 60,
    place: 'Hazelbrook Primary School, room 4',
    videoLink: 'https://meet.example.org/hazelbrook-room-4',
    purpose: 'To agree who supports R. in every afternoon lesson, and from when.',
  }
  const meeting = await teller.convene('parent', told, plan, (place) => kept.includes(place))
  const { meetingId } = meeting
  const wanted = await teller.addItem('parent', told, {
    meetingId,
    title: 'Support in the afternoons',
    wants: 'For every written lesson, the name of the adult who supports R.',
    minutes: 12,
  })
  await teller.act('parent', told, { type: 'agenda.move', itemId: wanted, afterItemId: meeting.item(3) })
  await teller.act('parent', told, { type: 'meeting.notify', meetingId })
  await beforehand(teller, { meetingId, childs: meeting.item(1), familys: meeting.item(2) })
  await teller.addItem('officer', clock.daysAgo(3, 11), {
    meetingId,
    title: 'Occupational therapy in school',
    wants: 'A date for the first visit.',
    minutes: 5,
  })
  return { ...meeting, wanted }
}

async function written(teller: Teller, at: (place: number) => Place): Promise<void> {
  await teller.write('senco', at(0), {
    text: 'Present: Amina Farouk, Tom Ellery and Helen Marsh in room 4; Grace Okafor and Priya Nair by video.',
  })
  await teller.write('parent', at(0), {
    text: 'The family wants to leave today knowing who is with R. each afternoon.',
  })
  await teller.write('officer', at(2), {
    text: 'Grace thanked the family and asked how many written lessons fall on those two afternoons: four.',
  })
  await teller.write('supporter', at(3), {
    text: 'The timetable was sent and is confirmed. The five hours have left lunchtime; the family says that two afternoons still have nobody.',
  })
}

async function supportInTheAfternoons(teller: Teller, place: Place): Promise<void> {
  const { clock } = teller
  await teller.write('senco', place, {
    text: 'The timetable was read out. The class teaching assistant works mornings only; Monday to Wednesday afternoons are covered by Ms Lane.',
  })
  await teller.write('officer', place, {
    text: 'Grace asked whether top-up funding had been applied for. It has not been yet.',
  })
  const lessons = {
    what: 'A teaching assistant beside R. in every written lesson',
    owner: 'head',
    due: { kind: 'day', day: clock.dayAhead(14) },
  } as const
  const actionId = await teller.propose('supporter', clock.minutesAgo(8), place, lessons)
  await teller.answer('officer', clock.minutesAgo(7), actionId, { answer: 'agree' })
  await teller.reword('parent', clock.minutesAgo(6), actionId, 1, {
    ...lessons,
    what: `${lessons.what}, science and topic included, Monday to Friday`,
    doneWhen: 'The timetable names an adult for each written lesson',
  })
  await teller.answer('parent', clock.minutesAgo(6), actionId, { answer: 'agree' }, 2)
  const takenAway = {
    answer: 'take_away',
    replyBy: clock.dayAhead(5),
    comment: 'I need to ask about the funding band before I can say yes to Monday to Friday.',
  }
  await teller.answer('officer', clock.minutesAgo(5), actionId, takenAway, 2)

  await teller.act('parent', clock.minutesAgo(5), {
    type: 'proposal.table',
    proposalId: newId(),
    ...place,
    kind: 'fact',
    words:
      'On Thursday and Friday afternoons nobody has been beside R. in science and topic since September.',
  })
  const funding = await teller.propose('senco', clock.minutesAgo(4), place, {
    what: 'Apply for top-up funding for afternoon support, and tell everyone the day it is sent',
    owner: 'senco',
    due: { kind: 'event', event: 'Before the winter break' },
    doneWhen: 'The application’s date is on this table',
  })
  await teller.accept('senco', clock.minutesAgo(4), funding)
}
