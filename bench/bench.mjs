import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { LoadProcess } from './clients/load-process.mjs'
import { floor } from './measures/floor.mjs'
import { join } from './measures/join.mjs'
import { kills } from './measures/kills.mjs'
import { latency } from './measures/latency.mjs'
import { memory } from './measures/memory.mjs'
import { quietest } from './measures/quiet.mjs'
import { throughput } from './measures/throughput.mjs'
import { Fleet } from './servers/fleet.mjs'
import { servers } from './servers/table.mjs'
import { resultsPage } from './report/results.mjs'

/** In the order in which they run: the memory of rooms is measured before anything else was typed. */
const measures = [memory, floor, latency, throughput, join, kills]

const usualOut = fileURLToPath(new URL('RESULTS.md', import.meta.url))

/** Runs what was asked for. Whatever happens, no process and no file is left behind. */
export async function runBench(options) {
  const about = { options, servers, startedAt: new Date(), loadBefore: loadavg()[0] }
  const fleet = new Fleet({ concordDir: options.concordDir, dataDir: options.data })
  const load = new LoadProcess()
  // However this ends; the servers end by themselves when their channel to here closes.
  process.once('exit', () => fleet.removeFolder())
  const interrupted = new Promise((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
      process.once(signal, () => reject(new Error(`stopped by ${signal}`)))
  })
  try {
    const measured = await Promise.race([measureAll(options, fleet, load), interrupted])
    const page = resultsPage({ ...about, ...measured })
    console.log(`\n${page}`)
    if (options.out !== 'none') writeFileSync(options.out ?? usualOut, page)
  } catch (err) {
    console.error(err)
    process.exitCode = 1
  } finally {
    load.end()
    await fleet.closeAll()
  }
  process.exit()
}

async function measureAll(options, fleet, load) {
  const results = []
  const skipped = []
  for (const measure of measures.filter(({ id }) => options.isListed('only', id))) {
    const sentence = measure.skip?.()
    if (sentence) {
      console.log(sentence)
      skipped.push(sentence)
      continue
    }
    const chosen = servers.filter((server) => takesPart(server, measure, options))
    const shapes = measure.shapes.filter((shape) => isWanted(shape, measure, options))
    for (const shape of shapes) {
      results.push(await measureShape({ measure, shape, chosen, options, fleet, load }))
    }
  }
  return { results, skipped }
}

/** The servers take turns in every round, so that a slow minute of the machine falls on all of them. */
async function measureShape({ measure, shape, chosen, options, fleet, load }) {
  const { setting } = options
  const rounds = measure.rounds?.(setting, shape) ?? setting.rounds
  const found = new Map(chosen.map((server) => [server, []]))
  const shared = {}
  const take = async (server, round) => {
    const say = (text) =>
      console.log(`  ${measure.id} ${shape.id}, round ${round + 1}, ${server.id}: ${text}`)
    try {
      const station = measure.isTogether ? null : await fleet.open(server)
      const use = { server, station, load, fleet, shape, setting, round, say, shared }
      const times = measure.isRepeated ? setting.tries : 1
      const result = await quietest({ times, say }, () => measure.measure(use))
      found.get(server).push(result)
      say(
        JSON.stringify(result, (_, value) => (typeof value === 'number' ? Number(value.toFixed(2)) : value)),
      )
    } catch (err) {
      say(`failed: ${err.stack}`)
    }
  }
  for (let round = 0; round < rounds; round++) {
    if (measure.isTogether) await Promise.all(chosen.map((server) => take(server, round)))
    else for (const server of chosen) await take(server, round)
  }
  const summaryOf = (server) => (found.get(server).length > 0 ? measure.summary(found.get(server)) : null)
  return { measure, shape, rows: chosen.map((server) => ({ server, summary: summaryOf(server) })) }
}

function isWanted({ id, isLong }, { shapes }, options) {
  if (isLong && options.quick && !options.rooms) return false
  return shapes.length === 1 || options.isListed('rooms', id)
}

function takesPart(server, measure, options) {
  if (measure.servers) return measure.servers.includes(server.id) && options.isListed('servers', server.id)
  if (server.isFloor && !measure.withFloor) return false
  return options.isListed('servers', server.id)
}
