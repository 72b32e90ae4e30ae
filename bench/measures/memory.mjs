import { setTimeout as sleep } from 'node:timers/promises'
import { memoryOf, postgresMemoryOf } from '../servers/memory-of.mjs'
import { medianOf } from '../report/numbers.mjs'

const words =
  'The minutes of a short meeting: what was said, what was agreed, who does what and by when. '.repeat(8)
const settleMs = 1_500
/** Long enough for every server to have let go of what it lets go of; the same before the rooms are opened. */
const idleMs = 45_000

/** Others, opened and left before the first reading: what the first rooms of all bring in is code, which does not grow. */
const firstRooms = 30

/**
 * What a room costs while nobody types: one page has it open, and it holds a few sentences. A server that keeps its
 * documents is restarted first, so that nothing of the writing is counted. All servers at the same time: memory does not
 * depend on how fast it was filled.
 */
export const memory = {
  id: 'memory',
  title: 'Memory per idle room (KiB)',
  shapes: [
    { id: '100', rooms: 100 },
    { id: '1000', rooms: 1000, isLong: true },
  ],
  withFloor: false,
  isTogether: true,
  columns: [
    { key: 'perRoom', title: 'a room', isRatio: true },
    { key: 'perRoomRaw', title: 'a room, before collecting' },
    { key: 'wholeKiB', title: 'the process' },
    { key: 'databaseKiB', title: 'its database' },
  ],
  note:
    'Resident memory, without the pages of program files, beyond that of the server whose first rooms were opened and ' +
    'left again, after garbage was collected (and before, in the second column), divided by the rooms. Both readings ' +
    'follow upon 45 s in which nobody types. In Concord each room is in a workspace of its own, whose table is counted ' +
    'too.',
  // A round of many rooms takes long, and among few the chance of where memory is freed weighs more.
  rounds: ({ rounds }, { isLong = false }) => (isLong ? 1 : rounds),
  async measure({ server, load, fleet, shape, round }) {
    const name = `${server.id}-memory-${shape.id}-${round}`
    const station = await fleet.open(server, name)
    const { process } = station
    const places = (await station.rooms(0, shape.rooms)).map(([place]) => place)
    const others = (await station.rooms(shape.rooms, firstRooms)).map(([place]) => place)
    const hold = (places, words) => load.ask('hold', { name, dialect: server.dialect, places, words })
    const letGo = () => load.ask('letGo', { name })
    if (server.keeps) {
      await hold(places, words)
      // Hocuspocus stores two seconds after the last change.
      await sleep(3_000)
      await letGo()
    }
    await process.stop()
    await process.start()
    const wordsNow = server.keeps ? undefined : words
    await hold(others, wordsNow)
    await letGo()
    await sleep(idleMs)
    const before = await readings(process)
    await hold(places, wordsNow)
    await sleep(idleMs)
    const after = await readings(process)
    await letGo()
    await fleet.close(name)
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
