import { decideSide, type PrivateCommand } from '../../shared/private/commands.ts'
import { evolveSide, PrivateHappened } from '../../shared/private/events.ts'
import { emptySide, type Side } from '../../shared/private/side.ts'
import { Refusal } from '../../shared/refusal.ts'
import type { Party } from '../../shared/seats/seat.ts'
import type { Table } from '../../shared/table.ts'
import type { Sql } from '../db.ts'
import type { Host } from '../hosting/host.ts'
import { Budget } from '../minutes/budget.ts'
import { append, readDone, readSide, type Place } from './store.ts'

/** What happened on a party's side. `table` says who sits in that party at this moment. */
export type PrivateNews = { workspaceId: string; table: Table; party: Party; events: PrivateHappened[] }

type Asked = { seatId: string; commandId: string; command: PrivateCommand }

/** Beyond a first burst one thing every six seconds, for each person and so for nobody else. */
const pace = { burst: 60, perSecond: 1 / 6 }

/**
 * The private sides of the tables that live on this node. What is asked of them takes its turn with the commands of its
 * workspace, so that a workspace that leaves takes nothing half-done along.
 */
export class Sides {
  readonly #sql: Sql
  readonly #publish: (news: PrivateNews) => void
  /** By host, because a workspace that went and came back has a new one, and may have been written elsewhere. */
  readonly #kept = new WeakMap<Host, Map<Party, Side>>()
  /** What each seat may still add. */
  readonly #budgets = new WeakMap<Host, Map<string, Budget>>()

  constructor({ sql, publish }: { sql: Sql; publish: (news: PrivateNews) => void }) {
    this.#sql = sql
    this.#publish = publish
  }

  /** A party's side as it stands. Whoever asks was found to sit in that party. */
  read(host: Host, party: Party): Promise<Side> {
    return host.inTurn(() => this.#current(host, party))
  }

  /**
   * Does what a seat asks of its own party's side, or refuses with a Refusal and changes nothing. Given again under the
   * same id it answers with what it did the first time.
   */
  run(host: Host, party: Party, asked: Asked): Promise<PrivateHappened[]> {
    return host.inTurn(() => this.#run(host, party, asked))
  }

  async #run(host: Host, party: Party, asked: Asked): Promise<PrivateHappened[]> {
    for (;;) {
      const side = await this.#current(host, party)
      const before = await readDone(this.#sql, placeOf(host, party), asked.commandId)
      if (before) return [sameAuthor(before, asked)]
      const [happened] = decided(side, host.table, asked)
      if (!happened) return []
      // How far somebody has read is bounded by what there is to read.
      if (happened.type !== 'private.seen') this.#spend(host, asked.seatId)
      if (!(await append(this.#sql, placeOf(host, party), happened))) continue
      this.#take(host, party, evolveSide(side, happened), [happened])
      return [happened]
    }
  }

  /** Reads what is not known here yet: the answer to a commit was lost, or another node wrote after it lost the workspace. */
  async #current(host: Host, party: Party): Promise<Side> {
    const known = this.#kept.get(host)?.get(party)
    const missed = await readSide(this.#sql, placeOf(host, party), known?.seq ?? 0)
    if (known && missed.length === 0) return known
    const side = missed.reduce(evolveSide, known ?? emptySide)
    // A page that is open has read what was there before the first look.
    this.#take(host, party, side, known ? missed : [])
    return side
  }

  #spend(host: Host, seatId: string): void {
    const budgets = this.#budgets.get(host) ?? new Map<string, Budget>()
    const budget = budgets.get(seatId) ?? new Budget(pace.burst, pace.perSecond)
    this.#budgets.set(host, budgets.set(seatId, budget))
    if (budget.spend(1)) return
    // Given back: asking again must not make the wait longer.
    budget.spend(-1)
    throw new Refusal(
      'too_many',
      'You have added a great deal in a short time. Wait a minute; what you wrote stays here and goes out by itself.',
    )
  }

  #take(host: Host, party: Party, side: Side, events: PrivateHappened[]): void {
    const sides = this.#kept.get(host) ?? new Map<Party, Side>()
    this.#kept.set(host, sides.set(party, side))
    const { workspaceId, table } = host
    if (events.length > 0) this.#publish({ workspaceId, table, party, events })
  }
}

const placeOf = ({ workspaceId }: Host, party: Party): Place => ({ workspaceId, party })

function decided(side: Side, table: Table, { seatId, commandId, command }: Asked): PrivateHappened[] {
  const at = new Date().toISOString()
  // As it will be read back, so that a side in memory and one that is read are equal.
  return decideSide(side, table, { seatId, at }, command).map((fact) =>
    PrivateHappened.parse(JSON.parse(JSON.stringify({ ...fact, seq: side.seq + 1, at, seatId, commandId }))),
  )
}

function sameAuthor(before: PrivateHappened, { seatId }: Asked): PrivateHappened {
  if (before.seatId === seatId) return before
  throw new Refusal('invalid', 'This command id was used before. Make a new one for every command.', 'id')
}
