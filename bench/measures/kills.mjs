import { setTimeout as sleep } from 'node:timers/promises'
import { seededRandom } from '../clients/random.mjs'

const rooms = 2
const clients = 3
/** Killed at a random moment of the typing, which goes on for twice as long as Hocuspocus may wait before it stores. */
const shortestMs = 500
const longestMs = 20_000
/** So many copies of each server are killed side by side: this is about what is lost, not about time. */
const lanes = 5

/** Words lost when the server is killed (-9) in mid-sentence and started again. All servers at the same time. */
export const kills = {
  id: 'kills',
  title: 'Words lost in kills',
  shapes: [{ id: 'kill -9' }],
  withFloor: false,
  isTogether: true,
  rounds: () => 1,
  async measure({ server, load, fleet, setting }) {
    const shares = Array.from({ length: lanes }, (_, lane) => Math.floor((setting.kills + lane) / lanes))
    const sums = await Promise.all(
      shares.map((share, lane) => killAgain({ server, load, fleet, share, seed: setting.seed * 100 + lane })),
    )
    const sum = sums.reduce(added)
    return server.saved ? sum : { ...sum, told: null, toldLost: null }
  },
  summary: ([sum]) => sum,
  columns: [
    { key: 'kills', title: 'kills' },
    { key: 'told', title: 'words told saved' },
    { key: 'toldLost', title: 'of these lost' },
    { key: 'seen', title: 'words a second page saw' },
    { key: 'seenLost', title: 'of these lost' },
  ],
  note: 'A word counts as told when the server itself has told its writer that it is saved.',
}

async function killAgain({ server, load, fleet, share, seed }) {
  const name = `${server.id}-kills-${seed}`
  const random = seededRandom(seed)
  const station = await fleet.open(server, name)
  const places = await station.rooms(0, rooms)
  let sum = { kills: 0, told: 0, toldLost: 0, seen: 0, seenLost: 0 }
  for (let kill = 0; kill < share; kill++) {
    await load.ask('beginTyping', {
      name,
      dialect: server.dialect,
      rooms: places,
      clients,
      seed: seed + kill,
    })
    await sleep(shortestMs + random() * (longestMs - shortestMs))
    await station.process.kill()
    await load.ask('endTyping', { name })
    await station.process.start()
    sum = added(sum, { kills: 1, ...(await load.ask('countLost', { name })) })
  }
  await fleet.close(name)
  return sum
}

const added = (one, other) => Object.fromEntries(Object.keys(one).map((key) => [key, one[key] + other[key]]))
