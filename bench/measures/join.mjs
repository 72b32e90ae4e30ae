import { setTimeout as sleep } from 'node:timers/promises'
import { isTraceHere, traceFile } from '../clients/trace.mjs'
import { median, medianOf } from '../report/numbers.mjs'
import { quietest } from './quiet.mjs'

/** A server that does not say what is saved gets this long for it before it is stopped. */
const unsaidMs = 20_000

/** What a server does after it opened a text, such as verifying its log, is not part of what comes when it is open. */
const settledMs = 4_000

/** Opening the document of the editing trace: while somebody has it open, and first after a restart of the server. */
export const join = {
  id: 'join',
  title: 'Joining the document of the editing trace (ms)',
  shapes: [{ id: 'big' }],
  withFloor: false,
  columns: [
    { key: 'warm', title: 'warm', isRatio: true },
    { key: 'cold', title: 'cold', isRatio: true },
    { key: 'warmReceived', title: 'warm, bytes are there' },
    { key: 'coldReceived', title: 'cold, bytes are there' },
    { key: 'bytes', title: 'bytes' },
  ],
  note:
    'From dialling until the whole text is in the page’s document. Warm: somebody has had it open for a few seconds. ' +
    'Cold: the first page after a restart of the server. ' +
    'The trace was typed in 5,196 updates of 50 edits each.',
  skip: () =>
    isTraceHere() ? null : `${traceFile} is not here (set BENCH_TRACE), so joining was not measured.`,
  async measure({ station, load, setting, round, shared }) {
    const { server } = station
    const { dialect } = server
    const [[place]] = await station.rooms(bigRoom, 1)
    const use = { dialect, place }
    const cold = []
    if (server.keeps) {
      const key = `trace in ${server.id}`
      if (!shared[key]) {
        shared[key] = await load.ask('writeTrace', { ...use, perSecond: server.framesPerSecond })
        if (!server.saved) await sleep(unsaidMs)
      }
      const prepare = async () => {
        await station.process.stop()
        await station.process.start()
      }
      for (let turn = 0; turn < setting.coldJoins; turn++)
        cold.push(await quietest({ times: setting.tries, prepare }, () => load.ask('join', use)))
    }
    await load.ask('hold', { name: server.id, dialect, places: [place] })
    // In memory a text lasts only while somebody has it open.
    if (!server.keeps) await load.ask('writeTrace', { ...use, perSecond: server.framesPerSecond })
    await sleep(settledMs)
    const { warm } = await quietest({ times: setting.tries }, async () => {
      const joined = []
      for (let turn = 0; turn < setting.warmJoins; turn++) {
        joined.push(await load.ask('join', use))
        await sleep(20)
      }
      return { warm: joined }
    })
    await load.ask('letGo', { name: server.id })
    return {
      round,
      warm: medianOf(warm, 'wholeMs'),
      warmReceived: medianOf(warm, 'receivedMs'),
      cold: cold.length > 0 ? medianOf(cold, 'wholeMs') : null,
      coldReceived: cold.length > 0 ? medianOf(cold, 'receivedMs') : null,
      bytes: median(warm.map(({ bytes }) => bytes)),
    }
  },
  summary: (rounds) => ({
    warm: medianOf(rounds, 'warm'),
    cold: rounds[0].cold === null ? null : medianOf(rounds, 'cold'),
    warmReceived: medianOf(rounds, 'warmReceived'),
    coldReceived: rounds[0].cold === null ? null : medianOf(rounds, 'coldReceived'),
    bytes: medianOf(rounds, 'bytes'),
  }),
}

/** After the rooms of the other measures. */
const bigRoom = 5_000
