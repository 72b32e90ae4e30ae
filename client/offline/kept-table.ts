import { z } from 'zod'
import { endpoints } from '../../shared/protocol.ts'
import type { KeptAnswers } from './kept-answers.ts'

/** A table as the server last told it to a seat; it was heard last at `heardAt`, in milliseconds since 1970. */
export const LastTable = z.object({ heardAt: z.number(), answer: endpoints.table.reply })
export type LastTable = z.output<typeof LastTable>

export type SeatOnDevice = { workspaceId: string; seatId: string }

const keyOf = ({ workspaceId, seatId }: SeatOnDevice) => `table/${workspaceId}/${seatId}`

/** The seats whose tables are kept. */
export async function seatsOfKeptTables(answers: KeptAnswers): Promise<SeatOnDevice[]> {
  return (await answers.keys()).flatMap((key) => {
    const [kind, workspaceId, seatId] = key.split('/')
    return kind === 'table' && workspaceId && seatId ? [{ workspaceId, seatId }] : []
  })
}

export const forgetTable = (answers: KeptAnswers, seat: SeatOnDevice) => answers.remove(keyOf(seat))

/** Not with each letter of a busy meeting. */
const keepAfterMs = 2_000

/** The last known table of one seat, kept on the device for a page that is opened without the server. */
export class KeptTable {
  readonly #answers: KeptAnswers
  readonly #seat: SeatOnDevice
  readonly #toKeep: () => LastTable | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  /** What is asked of the device is done in the order in which it was asked. */
  #done: Promise<unknown> = Promise.resolve()

  /** `toKeep`: the table as the page has just heard it, or undefined when it hears nothing. */
  constructor(answers: KeptAnswers, seat: SeatOnDevice, toKeep: () => LastTable | undefined) {
    this.#answers = answers
    this.#seat = seat
    this.#toKeep = toKeep
  }

  /** Undefined also for one that another version of Concord kept and this one cannot read. */
  read(): Promise<LastTable | undefined> {
    return this.#next(async () => LastTable.safeParse(await this.#answers.read(keyOf(this.#seat))).data)
  }

  keepSoon() {
    this.#timer ??= setTimeout(() => this.keep(), keepAfterMs)
  }

  keep() {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const table = this.#toKeep()
    if (table) void this.#next(() => this.#answers.write(keyOf(this.#seat), table))
  }

  forget(): Promise<void> {
    return this.#next(() => forgetTable(this.#answers, this.#seat))
  }

  #next<Result>(deed: () => Promise<Result>): Promise<Result> {
    const result = this.#done.then(deed)
    this.#done = result.catch(() => {})
    return result
  }
}
