import { setTimeout as sleep } from 'node:timers/promises'
import { memoryOf, postgresMemoryOf } from '../servers/memory-of.mjs'
import { medianOf } from '../report/numbers.mjs'

const words =
  'The minutes of a short meeting: what was said, what was agreed, who does what and by when. '.repeat(8)
const settleMs = 1_500
/** Long enough for every server to have let go of what it lets go of; the same before the rooms are opened. */
const idleMs = 45_000

/**
 * What a room costs while nobody types: one page has it open, and it holds a few sentences. A server that keeps its
 * documents is restarted first, so that nothing of the writing is counted.
 */
export const memory = {
  id: 'memory',
  title: 'Memory per idle room (KiB)',
  shapes: [
    { id: '100', rooms: 100 },
    { id: '1000', rooms: 1000, isLong: true },
  ],
  withFloor: false,
  columns: [
    { key: 'perRoom', title: 'a room', isRatio: true },
    { key: 'perRoomRaw', title: 'a room, before collecting' },
    { key: 'wholeKiB', title: 'the process' },
    { key: 'databaseKiB', title: 'its database' },
  ],
  note:
    'Resident memory beyond that of the server without rooms, after garbage was collected (and before, in the second ' +
    'column), divided by the rooms. Both readings follow ' +
    'upon 45 s in which nobody types. In Concord each room is in a workspace of its own, whose table is counted too.',
  rounds: () => 1,
  async measure({ station, load, shape }) {
    const { server, process } = station
    const { dialect } = server
    const places = (await station.rooms(0, shape.rooms)).map(([place]) => place)
    if (server.keeps) {
      await load.ask('hold', { dialect, places, words })
      // Hocuspocus stores two seconds after the last change.
      await sleep(3_000)
      await load.ask('letGo')
    }
    await process.stop()
    await process.start()
    await sleep(idleMs)
    const before = await readings(process)
    await load.ask('hold', { dialect, places, words: server.keeps ? undefined : words })
    await sleep(idleMs)
    const after = await readings(process)
    await load.ask('letGo')
    // The next measure begins with a fresh process.
    await process.stop()
    const perRoom = (key) => (after[key] - before[key]) / shape.rooms
    return {
      perRoom: perRoom('collected'),
      perRoomRaw: perRoom('raw'),
      wholeKiB: after.collected,
      databaseKiB: after.database,
    }
  },
  summary: (rounds) => ({
    perRoom: medianOf(rounds, 'perRoom'),
    perRoomRaw: medianOf(rounds, 'perRoomRaw'),
    wholeKiB: medianOf(rounds, 'wholeKiB'),
    databaseKiB: medianOf(rounds, 'databaseKiB'),
  }),
}

/** As it stands, and again after garbage was collected: when that last happened is chance. */
async function readings({ pid }) {
  const raw = memoryOf(pid)
  process.kill(pid, 'SIGUSR2')
  await sleep(settleMs)
  return { raw, collected: memoryOf(pid), database: postgresMemoryOf(pid) }
}
