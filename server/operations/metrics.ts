import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Meter } from '../minutes/meter.ts'

/** How things stand when somebody reads the metrics. */
export type Standing = {
  rooms: number
  minutesSockets: number
  queued: number
  isDurable: boolean
  liveSockets: number
  workspaces: number
}

const secondsFromFast = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const rowsInBatch = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000]
const bytesInBatch = [100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000]

/**
 * What this process counts. A registry of its own, because tests build several apps in one process. No label says whose
 * or which: only reasons, codes, routes as they are written in the code, and outcomes.
 */
export class Metrics {
  readonly #registry = new Registry()
  readonly contentType = this.#registry.contentType
  readonly #updates = this.#counter('minutes_updates_total', 'Updates of texts that are in the database')
  readonly #bytes = this.#counter('minutes_bytes_total', 'Bytes of those updates')
  readonly #failures = this.#counter(
    'minutes_commit_failures_total',
    'Commits of text that failed and were tried again, by SQLSTATE or the driver’s word',
    ['code'],
  )
  readonly #refused = this.#counter(
    'minutes_refused_total',
    'Minutes sockets that were turned away, by why',
    ['reason'],
  )
  readonly #commit = this.#histogram(
    'minutes_commit_seconds',
    'From handing a batch of updates to PostgreSQL to its answer',
    secondsFromFast,
  )
  readonly #batch = this.#histogram('minutes_batch_updates', 'Updates in one commit', rowsInBatch)
  readonly #batchBytes = this.#histogram('minutes_batch_bytes', 'Bytes in one commit', bytesInBatch)
  readonly #commands = this.#counter(
    'commands_total',
    'Commands at tables: done, refused (by a rule or a right), moving (to be asked of another node), failed (our fault)',
    ['outcome'],
  )
  readonly #requests = this.#histogram('http_request_seconds', 'HTTP requests, by route', secondsFromFast, [
    'route',
    'status',
  ])
  readonly #rooms = this.#gauge('minutes_rooms', 'Texts in memory')
  readonly #minutesSockets = this.#gauge('minutes_sockets', 'Open minutes sockets')
  readonly #queued = this.#gauge('minutes_queued_updates', 'Updates that wait for their turn to be committed')
  readonly #notDurable = this.#gauge('minutes_not_durable', '1 while words wait for the database, else 0')
  readonly #liveSockets = this.#gauge('live_sockets', 'Pages that follow a table')
  readonly #workspaces = this.#gauge('workspaces', 'Workspaces that this process keeps in memory')

  readonly meter: Meter = {
    committed: ({ updates, bytes, ms }) => {
      this.#updates.inc(updates)
      this.#bytes.inc(bytes)
      this.#commit.observe(ms / 1000)
      this.#batch.observe(updates)
      this.#batchBytes.observe(bytes)
    },
    commitFailed: (code) => this.#failures.inc({ code: /^[A-Z0-9_]{1,40}$/.test(code) ? code : 'other' }),
    refused: (reason) => this.#refused.inc({ reason }),
  }

  /** What Node.js knows of the process: CPU, memory, files, collections, and how late the event loop is. */
  aboutProcess(): void {
    collectDefaultMetrics({ register: this.#registry })
  }

  command(outcome: 'done' | 'refused' | 'moving' | 'failed'): void {
    this.#commands.inc({ outcome })
  }

  request(labels: { route: string; status: string }, seconds: number): void {
    this.#requests.observe(labels, seconds)
  }

  /** The text that Prometheus reads. */
  read(now: Standing): Promise<string> {
    this.#rooms.set(now.rooms)
    this.#minutesSockets.set(now.minutesSockets)
    this.#queued.set(now.queued)
    this.#notDurable.set(now.isDurable ? 0 : 1)
    this.#liveSockets.set(now.liveSockets)
    this.#workspaces.set(now.workspaces)
    return this.#registry.metrics()
  }

  #counter<Label extends string>(name: string, help: string, labelNames: Label[] = []) {
    return new Counter({ name: `concord_${name}`, help, labelNames, registers: [this.#registry] })
  }

  #gauge(name: string, help: string) {
    return new Gauge({ name: `concord_${name}`, help, registers: [this.#registry] })
  }

  #histogram<Label extends string>(name: string, help: string, buckets: number[], labelNames: Label[] = []) {
    return new Histogram({ name: `concord_${name}`, help, buckets, labelNames, registers: [this.#registry] })
  }
}
