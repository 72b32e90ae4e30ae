import { newId } from '../people/secrets.ts'
import type { PersonKey } from './people.ts'
import type { Teller } from './teller.ts'

/** What each party says before this review: whether it comes, what it wants, and its own words where they are asked for. */
export async function beforehand(
  teller: Teller,
  { meetingId, childs, familys }: { meetingId: string; childs: string; familys: string },
): Promise<void> {
  const { clock } = teller
  const reply = (who: PersonKey, days: number, words: object) =>
    teller.act(who, clock.daysAgo(days, 12), { type: 'attendance.reply', meetingId, reply: words })
  for (const who of ['parent', 'senco', 'head'] as const)
    await reply(who, 10, { kind: 'comes', how: 'in_room' })
  for (const who of ['supporter', 'officer'] as const) await reply(who, 8, { kind: 'comes', how: 'remote' })
  await reply('therapist', 6, {
    kind: 'apologies',
    words:
      'I am in clinic that afternoon. I would like to hear what R. says about writing, and I will read the record.',
  })

  const aims = {
    parent: 'To leave knowing who is beside R. in each written lesson.',
    senco: 'A timetable for the afternoons that we can keep to until summer.',
    officer: 'To understand what is missing, and what it would cost.',
  } as const
  for (const [who, words] of Object.entries(aims))
    await teller.act(who as keyof typeof aims, clock.daysAgo(7, 10), {
      type: 'meeting.aim',
      meetingId,
      words,
    })

  const post = (who: PersonKey, days: number, statement: object) =>
    teller.act(who, clock.daysAgo(days, 19), {
      type: 'statement.post',
      statementId: newId(),
      meetingId,
      ...statement,
    })
  await post('parent', 4, {
    itemId: familys,
    kind: 'views',
    words:
      'Mornings go well, and R. talks about them at home.\n\nOn Thursday and Friday afternoons he comes home having written nothing. He says that he waits for somebody and then it is time to tidy up.',
  })
  await post('senco', 3, {
    itemId: childs,
    kind: 'child',
    words: 'I like science when we do things. I don’t like writing it up, I get stuck and wait.',
    child: {
      writtenDownBy: 'Tom Ellery, SENCO',
      how: 'said_it_word_for_word',
      where: 'In the library, with his drawing of the rocket',
    },
  })
}
