import { medianOf, percentWithheld } from '../report/numbers.mjs'
import { warmed } from './crowds.mjs'

/** Keystroke to other screen: everybody types at the pace of a quick hand, and everybody's screen is timed. */
export const latency = {
  id: 'latency',
  title: 'Keystroke to other screen (ms)',
  shapes: [
    { id: '1x8', rooms: 1, clients: 8 },
    { id: '20x8', rooms: 20, clients: 8 },
    { id: '100x5', rooms: 100, clients: 5 },
  ],
  withFloor: true,
  isRepeated: true,
  columns: [
    { key: 'p50', title: 'p50', isRatio: true },
    { key: 'p95', title: 'p95' },
    { key: 'p99', title: 'p99', isRatio: true },
    { key: 'updatesPerSecond', title: 'updates/s' },
    { key: 'clientCpu', title: 'clients’ CPU' },
    { key: 'withheld', title: 'withheld, %' },
  ],
  note: 'Every client types three letters a second, and every other page of its room is timed.',
  async measure({ station, load, shape, setting, round }) {
    const perSecond = shape.rooms * shape.clients * setting.lettersPerSecond
    return warmed(station, load, { ...shape, from: 0 }, () =>
      load.ask('drive', {
        perSecond,
        warmMs: setting.warmMs,
        forMs: setting.latencyMs,
        seed: setting.seed + round,
      }),
    )
  },
  summary: (rounds) => ({
    withheld: percentWithheld(rounds),
    p50: medianOf(rounds, 'p50'),
    p95: medianOf(rounds, 'p95'),
    p99: medianOf(rounds, 'p99'),
    updatesPerSecond: medianOf(rounds, 'sentPerSecond'),
    clientCpu: medianOf(rounds, 'cpuShare'),
  }),
}
