import { formatDocumentName } from '../../shared/minutes/document-name.ts'
import { meetingType } from '../../shared/meeting-types/types.ts'
import type { Minutes } from '../minutes/minutes.ts'
import { newId } from '../people/secrets.ts'
import type { StoryClock } from './clock.ts'
import type { PersonKey } from './people.ts'
import type { ExampleTable } from './table.ts'
import { writeLines, type Line } from './writing.ts'

type Plan = {
  title: string
  startsAt: string
  lengthMin: number
  purpose: string
  place: string
  videoLink?: string
}
type Proposal = { what: string; owner: PersonKey; due: object; doneWhen?: string }

/** What people do at the example's table, in few words; every deed goes through the doors of real ones. */
export class Teller {
  readonly clock: StoryClock
  readonly #table: ExampleTable
  readonly #minutes: Minutes

  constructor(table: ExampleTable, minutes: Minutes, clock: StoryClock) {
    this.#table = table
    this.#minutes = minutes
    this.clock = clock
  }

  get act(): ExampleTable['act'] {
    return this.#table.act
  }

  seatOf(who: PersonKey): string {
    return this.#table.seats[who]
  }

  /** Convenes a SEN Support review with the kept items of its template; answers with the ids of all its items. */
  async convene(who: PersonKey, at: string, plan: Plan, isKept: (place: number) => boolean = () => true) {
    const meetingId = newId()
    const items = (meetingType('sen_support_review')?.agenda ?? []).map(() => newId())
    await this.act(who, at, {
      type: 'meeting.convene',
      meetingId,
      meetingType: 'sen_support_review',
      ...plan,
      itemIds: items.map((id, place) => (isKept(place) ? id : null)),
    })
    return { meetingId, items, item: (place: number) => items[place] ?? '' }
  }

  async addItem(
    who: PersonKey,
    at: string,
    item: { meetingId: string; title: string; wants: string; minutes: number },
  ) {
    const itemId = newId()
    await this.act(who, at, { type: 'agenda.add', itemId, ...item })
    return itemId
  }

  async write(
    who: PersonKey,
    { meetingId, itemId }: { meetingId: string; itemId: string },
    ...lines: Line[]
  ) {
    const { host, seats } = this.#table
    const document = formatDocumentName({ kind: 'minutes', meetingId })
    await writeLines(this.#minutes, { workspaceId: host.workspaceId, document, itemId }, seats[who], lines)
  }

  /** Captures an action under an item; its card then stands in the minutes. */
  async propose(
    who: PersonKey,
    at: string,
    place: { meetingId: string; itemId: string },
    proposal: Proposal,
  ) {
    const actionId = newId()
    await this.act(who, at, { type: 'action.capture', actionId, ...place, wording: this.#wording(proposal) })
    await this.write(who, place, { actionId })
    return actionId
  }

  async reword(who: PersonKey, at: string, actionId: string, revision: number, proposal: Proposal) {
    await this.act(who, at, { type: 'action.reword', actionId, revision, wording: this.#wording(proposal) })
  }

  async answer(who: PersonKey, at: string, actionId: string, position: object, revision = 1) {
    await this.act(who, at, { type: 'action.answer', actionId, revision, position })
  }

  async accept(who: PersonKey, at: string, actionId: string) {
    const acceptance = { kind: 'accepted' }
    await this.act(who, at, { type: 'action.owner_answer', actionId, revision: 1, acceptance })
  }

  async report(who: PersonKey, at: string, actionId: string, evidence: string) {
    await this.act(who, at, { type: 'action.report', actionId, revision: 1, evidence })
  }

  async find(who: PersonKey, at: string, actionId: string, finding: object) {
    await this.act(who, at, { type: 'action.find', actionId, report: 1, finding })
  }

  #wording({ owner, ...words }: Proposal) {
    return { ...words, ownerSeatId: this.#table.seats[owner] }
  }
}
