import type { Teller } from './teller.ts'

/** Six weeks ago: three actions, of which one is confirmed by now, one is disputed and one is late. */
export async function lastReview(teller: Teller): Promise<void> {
  const { clock } = teller
  const at = clock.daysAgo(42)
  const { meetingId, items, item } = await teller.convene('senco', at, {
    title: 'SEN Support review, autumn term',
    startsAt: at,
    lengthMin: 45,
    place: 'Hazelbrook Primary School, the library',
    purpose: 'To look at R.’s targets for the term and at the support in the afternoons.',
  })
  await teller.act('senco', at, { type: 'meeting.notify', meetingId })
  await teller.act('senco', at, { type: 'meeting.start', meetingId })

  const agreed = async (...[who, place, proposal]: Agreed) => {
    const actionId = await teller.propose(who, at, { meetingId, itemId: item(place) }, proposal)
    for (const party of ['parent', 'senco', 'officer'] as const)
      await teller.answer(party, at, actionId, { answer: 'agree' })
    await teller.accept(proposal.owner, at, actionId)
    return actionId
  }
  const by = (days: number) => ({ kind: 'day', day: clock.dayAhead(days) })
  const timetable = await agreed('parent', 5, {
    what: 'Send the family the timetable of R.’s support, lesson by lesson',
    owner: 'senco',
    due: by(-28),
    doneWhen: 'The family has it in writing',
  })
  const lunchtime = await agreed('senco', 5, {
    what: 'Move the five hours at lunchtime into the afternoon lessons',
    owner: 'senco',
    due: by(-21),
    doneWhen: 'R. has an adult beside him in science and topic',
  })
  await agreed('officer', 9, {
    what: 'Find an occupational therapist who can see R. in school',
    owner: 'officer',
    due: by(-4),
    doneWhen: 'A first visit has a date',
  })

  for (const itemId of items.slice(0, -2)) await teller.act('senco', at, { type: 'agenda.cover', itemId })
  await teller.act('senco', at, {
    type: 'meeting.end',
    meetingId,
    note: 'The room was needed for a class at three.',
  })
  await whatBecameOfIt(teller, { timetable, lunchtime })
}

type Agreed = [
  who: Parameters<Teller['propose']>[0],
  place: number,
  proposal: Parameters<Teller['propose']>[3],
]

async function whatBecameOfIt(
  teller: Teller,
  actions: { timetable: string; lunchtime: string },
): Promise<void> {
  const { clock } = teller
  const later = clock.daysAgo(27, 9)
  await teller.report('senco', later, actions.timetable, 'Sent by e-mail on Monday.')
  await teller.find('parent', later, actions.timetable, { kind: 'confirmed' })
  await teller.report(
    'senco',
    later,
    actions.lunchtime,
    'The hours were taken out of lunchtime, and the new provision map was sent.',
  )
  await teller.find('parent', clock.daysAgo(20, 20), actions.lunchtime, {
    kind: 'disputed',
    comment: 'They left lunchtime, yes. But on Thursdays and Fridays R. is still alone in science and topic.',
  })
}
