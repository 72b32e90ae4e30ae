import { expect } from 'vitest'
import { until } from '../world/until.ts'
import { Chance, seed } from './chance.ts'
import { Clerk } from './clerk.ts'
import { faultsOf, faultsOfHistory, readLogged } from './disk.ts'
import { Ledger } from './ledger.ts'
import { openMeeting, type Meeting } from './meeting.ts'
import type { OwnDatabase } from './own-database.ts'
import type { ServerProcess } from './server-process.ts'
import { Watcher } from './watcher.ts'
import { Writer } from './writer.ts'

type Text = { meeting: Meeting; ledger: Ledger; writers: Writer[]; watchers: Watcher[] }

const backWithinMs = 60_000

// Every y-websocket client listens for the end of the process.
process.setMaxListeners(100)

/** Several meetings at once: people who type, people who read, and one who changes the agenda. */
export class Load {
  readonly chance = new Chance(seed)
  readonly database: OwnDatabase
  readonly server: ServerProcess
  readonly texts: Text[] = []
  clerk: Clerk | undefined

  constructor(database: OwnDatabase, server: ServerProcess) {
    this.database = database
    this.server = server
  }

  get writers(): Writer[] {
    return this.texts.flatMap(({ writers }) => writers)
  }

  get watchers(): Watcher[] {
    return this.texts.flatMap(({ watchers }) => watchers)
  }

  /** Opens the meetings, and waits until everybody is there. */
  async open({ textCount, writersEach }: { textCount: number; writersEach: number }): Promise<void> {
    const { url } = this.server
    for (let at = 0; at < textCount; at++) {
      const meeting = await openMeeting(url)
      const { workspaceId, document } = meeting
      const ledger = new Ledger({ workspaceId, document })
      const writers = meeting.seats.slice(0, writersEach).map((seat, of) => {
        const name = `t${at}w${of}`
        return new Writer(name, { url, meeting, seat, ledger, chance: new Chance(`${seed} ${name}`) })
      })
      const watchers = meeting.seats.slice(-1).map((seat) => new Watcher(url, meeting, seat, ledger))
      this.texts.push({ meeting, ledger, writers, watchers })
    }
    const [first] = this.texts
    const seat = first?.meeting.seats[0]
    if (first && seat) this.clerk = new Clerk(url, first.meeting, seat)
    await this.untilBack()
  }

  start(): void {
    for (const writer of this.writers) writer.startTyping()
    this.clerk?.start()
  }

  /** Stops typing, and waits until all that was typed is saved. */
  async settle(): Promise<void> {
    for (const writer of this.writers) writer.stopTyping()
    await this.clerk?.stop()
    await this.untilBack()
  }

  /** Everybody is connected again, and what they had typed by now is saved. Answers how long it took. */
  async untilBack(): Promise<number> {
    const from = Date.now()
    const owed = this.writers.map((writer) => ({ writer, typed: writer.count.typed }))
    const isBack = () =>
      this.watchers.every(({ isSynced }) => isSynced) &&
      owed.every(({ writer, typed }) => writer.page.provider.synced && writer.count.told >= typed)
    await until(isBack, `everybody is back and saved (${this.said()})`, backWithinMs)
    return Date.now() - from
  }

  /** The table takes commands again. */
  async untilCommandDone(): Promise<void> {
    const before = this.clerk?.done.size ?? 0
    await until(
      () => (this.clerk?.done.size ?? 0) > before,
      `a command is done (${this.said()})`,
      backWithinMs,
    )
  }

  /** Nobody hears anything of a server that is dead; what they had heard until then is all that it promised. */
  untilCutOff(): Promise<void> {
    const sockets = () => [
      ...this.writers.map(({ page }) => page.provider),
      ...this.watchers.map((one) => one.provider),
    ]
    return until(() => sockets().every((provider) => provider.ws?.readyState !== 1), 'everybody is cut off')
  }

  /**
   * Called when the database cannot take anything: what is typed from now on is called saved by no page, and each page
   * says that it is not, within the time that it may hope. Answers a check that holds until the database returns.
   */
  async expectNotSaved(): Promise<() => void> {
    const before = this.writers.map((writer) => ({ writer, typed: writer.count.typed }))
    const check = () => {
      for (const { writer, typed } of before) {
        expect(writer.count.told, `a page said “saved”, ${this.said()}`).toBeLessThanOrEqual(typed)
        if (writer.count.typed > typed) expect(writer.saved).not.toBe('saved')
      }
    }
    await until(
      () => {
        check()
        return before.every(({ writer, typed }) => writer.count.typed > typed && writer.saved === 'not_saved')
      },
      `every page says “not saved” (${this.writers.map(({ saved }) => saved).join()})`,
      10_000,
    )
    return check
  }

  /** Reads the disk past the server and fails with every promise of now that it does not keep. */
  async expectKept(when: string): Promise<void> {
    const promised = this.texts.map(({ ledger }) => ledger.promised())
    const done = [...(this.clerk?.done.keys() ?? [])]
    const faults = await this.database.ask(async (sql) => {
      const found: string[] = []
      for (const [at, { ledger }] of this.texts.entries())
        found.push(...faultsOf(await readLogged(sql, ledger), ledger, promised[at]))
      return this.clerk ? [...found, ...(await faultsOfHistory(sql, this.clerk, done))] : found
    })
    expect(faults, `${when}, ${this.said()}`).toEqual([])
  }

  /** After `settle`: the log, the pages and a newcomer have the same words, and nothing typed is missing. */
  async expectWhole(when: string): Promise<void> {
    await this.expectKept(when)
    for (const { meeting, ledger, writers, watchers } of this.texts) {
      const newcomer = new Watcher(this.server.url, meeting, meeting.seats.at(-1)!)
      await until(() => newcomer.isSynced, 'a newcomer has the text', backWithinMs)
      const expected = newcomer.words
      newcomer.close()
      const logged = await this.database.ask((sql) => readLogged(sql, ledger))
      expect(logged.words, `${when}: the log and a newcomer`).toEqual(expected)
      const standing = [...ledger.typed.keys()].filter((word) => !ledger.takenOut.has(word))
      expect(expected.toSorted(), `${when}: all that was typed`).toEqual(standing.toSorted())
      expect([...logged.author.keys()].toSorted()).toEqual([...ledger.typed.keys()].toSorted())
      for (const page of [...writers, ...watchers])
        await until(() => page.words.join(' ') === expected.join(' '), `${when}: every page has it`)
    }
    expect(await this.clerk?.shown(), `${when}: what the table shows`).toBe(this.clerk?.lastTitle)
  }

  /** The server lived through it all, and its log is fit to be read by anybody. */
  expectServerWell(): void {
    expect(this.server.isRunning, this.server.said.slice(-2_000)).toBe(true)
    const { said } = this.server
    expect(said.split('\n').filter((line) => line.includes('"level":60') || /unhandled/i.test(line))).toEqual(
      [],
    )
    const words = this.texts.flatMap(({ ledger }) => [...ledger.typed.keys()])
    expect(words.filter((word) => said.includes(`${word} `)).slice(0, 3)).toEqual([])
  }

  said(): string {
    return `FAULT_SEED=${seed}`
  }

  /** The figures of a run, for people. */
  figures() {
    const ledgers = this.texts.map(({ ledger }) => ledger)
    const sum = (count: (ledger: Ledger) => number) => ledgers.reduce((all, one) => all + count(one), 0)
    return {
      typed: sum(({ typed }) => typed.size),
      toldSaved: sum(({ told }) => told.size),
      seen: sum(({ seen }) => seen.size),
      takenOut: sum(({ takenOut }) => takenOut.size),
      commandsDone: this.clerk?.done.size ?? 0,
    }
  }

  close(): void {
    for (const page of [...this.writers, ...this.watchers]) page.close()
  }
}
