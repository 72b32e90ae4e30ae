import { medianOf } from '../report/numbers.mjs'
import { warmed } from './crowds.mjs'

const boundMs = 250

/**
 * How many updates a second it carries before the slowest hundredth is later than 250 ms. The load doubles in short
 * steps until it fails, then the gap is halved, by ratio, in longer ones. A later round begins where the last one was.
 */
export const throughput = {
  id: 'throughput',
  rounds: ({ throughputRounds }) => throughputRounds,
  title: `Updates per second before p99 passes ${boundMs} ms`,
  shapes: [
    { id: '1x50', rooms: 1, clients: 50, watchers: 5 },
    { id: '20x8', rooms: 20, clients: 8, watchers: 2 },
  ],
  withFloor: false,
  columns: [
    { key: 'carried', title: 'updates/s', isRatio: true },
    { key: 'clientCpu', title: 'clients’ CPU' },
  ],
  note:
    'Single letters by everybody, at random moments. Some pages of each room are timed (5 of 50, 2 of 8); the others ' +
    'let what comes pass unread, so that the machine’s time goes to the servers.',
  async measure({ station, load, shape, setting, round, say, shared }) {
    // Rooms that no other measure has written in, and fresh ones in each round.
    const from = 100 + round * 21 + (shape.rooms === 1 ? 0 : 1)
    let clientCpu = 0
    const attempt = (perSecond, forMs) =>
      // Sockets are opened anew each time, so that nothing of a failure is left in them.
      warmed(station, load, { ...shape, from }, async () => {
        const step = await load.ask('drive', { perSecond, warmMs: 500, forMs, seed: setting.seed + round })
        const isCarried = step.p99 <= boundMs && !step.closed
        const why = step.closed ? `, closed with ${step.closed}` : ''
        say(`${Math.round(perSecond)}/s: p99 ${step.p99.toFixed(0)} ms${why}`)
        clientCpu = Math.max(clientCpu, step.cpuShare)
        // What was sent, not what was meant: the clients too have an end to what they can do.
        return isCarried ? step.sentPerSecond : 0
      })
    // One stumble is forgiven.
    const carriedAt = async (perSecond, forMs) =>
      (await attempt(perSecond, forMs)) || (await attempt(perSecond, forMs))

    const last = shared[station.server.id]
    const found = await climb({ first: last ? last * 0.75 : setting.firstPerSecond, setting, carriedAt })
    shared[station.server.id] = found
    return { carried: found, clientCpu }
  },
  summary: (rounds) => ({ carried: medianOf(rounds, 'carried'), clientCpu: medianOf(rounds, 'clientCpu') }),
}

async function climb({ first, setting, carriedAt }) {
  let offered = first
  let low = 0
  let best = 0
  let high = Infinity
  while (high === Infinity || low === 0) {
    const carried = await carriedAt(offered, setting.roughMs)
    if (carried > 0) {
      low = offered
      best = Math.max(best, carried)
      if (high === Infinity) offered *= 2
    } else {
      high = offered
      if (low === 0) offered /= 2
      if (offered < 10) return 0
    }
  }
  for (let turn = 0; turn < setting.halvings; turn++) {
    offered = Math.sqrt(low * high)
    const carried = await carriedAt(offered, setting.fineMs)
    if (carried > 0) low = offered
    else high = offered
    best = Math.max(best, carried)
  }
  return best
}
