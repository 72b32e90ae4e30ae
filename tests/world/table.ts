import { newId } from '../../server/people/secrets.ts'
import { meetingType } from '../../shared/meeting-types/types.ts'
import { formatDocumentName } from '../../shared/minutes/document-name.ts'
import type { Party } from '../../shared/seats/seat.ts'
import { nameOf } from './names.ts'
import { Person } from './person.ts'

/** A table and its opener, who brings the others. */
export class TestTable {
  readonly workspaceId: string
  readonly parent: Person
  readonly #people = new Map<Party, Person>()

  constructor(parent: Person) {
    this.workspaceId = parent.workspaceId
    this.parent = parent
    this.#people.set('family', parent)
  }

  /** Seats somebody through the real door: invited by their own party, or as its first contact by the parent. */
  async seat(party: Party, seat: Record<string, unknown> = {}): Promise<Person> {
    const inviter = this.#people.get(party) ?? this.parent
    const device = inviter.device.world.device()
    const name = typeof seat['name'] === 'string' ? seat['name'] : nameOf[party]
    const { link, code, seatId } = await inviter.invites(party, seat)
    await device.join(link, code, name)
    const person = new Person({ workspaceId: this.workspaceId, seatId, device, party, name })
    if (!this.#people.has(party)) this.#people.set(party, person)
    return person
  }

  /** A meeting that everyone was told of. */
  async meeting(): Promise<{ meetingId: string; itemIds: string[]; document: string }> {
    const meetingId = newId()
    const itemIds = (meetingType('annual_review')?.agenda ?? []).map(() => newId())
    await this.parent.does({
      type: 'meeting.convene',
      meetingId,
      meetingType: 'annual_review',
      title: 'Annual review',
      startsAt: '2030-05-03T09:30:00.000Z',
      lengthMin: 60,
      place: 'Room 4',
      purpose: 'To look at the plan.',
      itemIds,
    })
    await this.parent.does({ type: 'meeting.notify', meetingId })
    return { meetingId, itemIds, document: formatDocumentName({ kind: 'minutes', meetingId }) }
  }
}
