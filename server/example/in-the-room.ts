import type { PersonKey } from './people.ts'
import type { Teller } from './teller.ts'

const places = {
  parent: 'in_room',
  senco: 'in_room',
  head: 'in_room',
  officer: 'remote',
  supporter: 'remote',
} as const

/** Everybody says how they are here; the officer comes late. One leads, one takes the notes. */
export async function comeIn(teller: Teller, meetingId: string): Promise<void> {
  const { clock } = teller
  for (const [who, place] of Object.entries(places))
    await teller.act(who as PersonKey, clock.minutesAgo(who === 'officer' ? 17 : 22), {
      type: 'attendance.place',
      meetingId,
      place,
      seatId: teller.seatOf(who as PersonKey),
    })
  await teller.act('head', clock.minutesAgo(21), { type: 'meeting.chair', meetingId })
  await teller.act('senco', clock.minutesAgo(21), { type: 'meeting.take_notes', meetingId })
}

/** Each party that is here was asked before the item was closed. */
export async function everyoneHeard(teller: Teller, itemId: string): Promise<void> {
  const at = teller.clock.minutesAgo(13)
  await teller.act('head', at, { type: 'agenda.ask_round', itemId })
  for (const who of ['parent', 'senco', 'officer'] as const)
    await teller.act(who, at, { type: 'agenda.answer_round', itemId, answer: { kind: 'nothing_to_add' } })
}
