import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { eachRun } from './keystroke.mjs'
import { newClient, seededRandom } from './random.mjs'
import { Typist } from './typist.mjs'

/** A typist's sending times, by clock. More are never under way. */
const remembered = 1 << 12
const openAtOnce = 20
const drainMs = 1_500

/** Many typists in many rooms of one server, all in this process, so that one clock times both ends. */
export class Crowd {
  #typists = []
  #byClient = new Map()
  #watchers = 0
  #measuringSince = Infinity
  #samples = []
  #expected = 0
  #closed = null

  /**
   * @param {string} dialect
   * @param {{ url: string, document: string, headers?: object }[][]} rooms the addresses that clients take in turn
   * @param {number} clients in each room
   * @param {number} watchers in each room: how many of them time what they see; the others let it pass unread
   */
  static async open({ dialect, rooms, clients, watchers = clients }) {
    const crowd = new Crowd()
    crowd.#watchers = Math.min(watchers, clients)
    for (const [room, places] of rooms.entries()) {
      for (let index = 0; index < clients; index++) {
        crowd.#add(new Typist(dialect, places[index % places.length], newClient()), room, index, clients)
      }
    }
    const waiting = [...crowd.#typists]
    const openNext = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) await next.typist.open()
    }
    await Promise.all(Array.from({ length: openAtOnce }, openNext))
    for (const { typist } of crowd.#typists) {
      typist.begin()
      if (!typist.onUpdate) typist.stopListening()
    }
    return crowd
  }

  /** Everybody types single letters, `perSecond` in all, for a while. Answers what the watchers saw of it. */
  async drive({ perSecond, warmMs, forMs, seed }) {
    this.#samples = []
    this.#expected = 0
    const cpuBefore = process.cpuUsage()
    const startedAt = performance.now()
    const measureAt = startedAt + warmMs
    const endAt = measureAt + forMs
    this.#measuringSince = measureAt
    const sent = await this.#type({ perSecond, startedAt, measureAt, endAt, random: seededRandom(seed) })
    const sendingMs = performance.now() - measureAt
    const cpu = process.cpuUsage(cpuBefore)
    const cpuShare = (cpu.user + cpu.system) / 1000 / (performance.now() - startedAt)
    const deadline = performance.now() + drainMs
    while (this.#samples.length < this.#expected && performance.now() < deadline && !this.#closed)
      await sleep(5)
    this.#measuringSince = Infinity
    const missing = this.#expected - this.#samples.length
    return {
      ...percentiles(this.#samples, missing),
      sent,
      sentPerSecond: sent / (sendingMs / 1000),
      seen: this.#samples.length,
      missing,
      cpuShare,
      closed: this.#closed,
    }
  }

  close() {
    for (const { typist } of this.#typists) typist.close()
  }

  /** Letters at random moments, as from many hands at once: the gaps are exponential. */
  async #type({ perSecond, startedAt, measureAt, endAt, random }) {
    let sent = 0
    let nextAt = startedAt
    for (;;) {
      const now = performance.now()
      if (now >= endAt || this.#closed) return sent
      // A server that is two seconds behind is not driven further into the ground.
      if (this.#expected - this.#samples.length > 2 * perSecond * this.#watchers) return sent
      while (nextAt <= now) {
        const from = this.#typists[Math.floor(random() * this.#typists.length)]
        const at = performance.now()
        from.sentAt[from.typist.clock % remembered] = at
        from.typist.type('x')
        if (at >= measureAt) {
          sent += 1
          this.#expected += from.expected
        }
        nextAt += (-Math.log(1 - random()) * 1000) / perSecond
      }
      await sleep(1)
    }
  }

  #add(typist, room, index, clients) {
    // Spread over the room, as some servers send to the first before the last.
    const isWatcher =
      Math.floor(((index + 1) * this.#watchers) / clients) > Math.floor((index * this.#watchers) / clients)
    const entry = {
      typist,
      room,
      sentAt: new Float64Array(remembered),
      expected: this.#watchers - (isWatcher ? 1 : 0),
    }
    this.#typists.push(entry)
    this.#byClient.set(typist.client, entry)
    if (isWatcher) typist.onUpdate = (update) => this.#see(typist, update)
    typist.onClose = (code, reason) => (this.#closed ??= `${code} ${reason}`)
  }

  #see(watcher, update) {
    const now = performance.now()
    const since = this.#measuringSince
    if (now < since) return
    eachRun(update, (client, clock, length) => {
      const from = this.#byClient.get(client)
      if (!from || from.typist === watcher) return
      for (let each = clock; each < clock + length; each++) {
        const at = from.sentAt[each % remembered]
        if (at >= since) this.#samples.push(now - at)
      }
    })
  }
}

/** A missing letter counts as one that never comes. */
function percentiles(samples, missing) {
  const sorted = Float64Array.from(samples).toSorted()
  const total = sorted.length + missing
  const at = (share) => sorted[Math.ceil(share * total) - 1] ?? Infinity
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: missing > 0 ? Infinity : (sorted.at(-1) ?? NaN) }
}
