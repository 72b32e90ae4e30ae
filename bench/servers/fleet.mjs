import { join } from 'node:path'
import { makeFolder } from './folder.mjs'
import { freePort, ServerProcess } from './process.mjs'

const collectWhenAsked = new URL('programs/collect-when-asked.mjs', import.meta.url).href

/** The servers under test: started once, kept over the measures, and always stopped at the end. */
export class Fleet {
  #running = new Map()
  #folder
  #concordDir

  constructor({ concordDir, dataDir }) {
    this.#concordDir = concordDir
    this.#folder = makeFolder(dataDir)
  }

  /** A server of the table, running. With another `name` it is a second one, with a folder of its own. */
  async open(server, name = server.id) {
    let station = this.#running.get(name)
    if (!station) {
      const folder = join(this.#folder.path, name)
      const port = await freePort()
      const use = { port, folder, concordDir: this.#concordDir, imports: ['--import', collectWhenAsked] }
      const process = new ServerProcess({ id: server.id, folder, port, command: server.command(use) })
      station = new Station(server, process, this.#concordDir)
      this.#running.set(name, station)
    }
    if (!station.process.isRunning) await station.process.start()
    return station
  }

  async close(name) {
    const station = this.#running.get(name)
    this.#running.delete(name)
    await station?.process.kill()
  }

  async closeAll() {
    await Promise.allSettled([...this.#running.values()].map(({ process }) => process.stop()))
    this.#running.clear()
  }

  removeFolder() {
    this.#folder.remove()
  }
}

/** One running server and its rooms. */
class Station {
  #rooms = new Map()
  #concordDir

  constructor(server, process, concordDir) {
    this.server = server
    this.process = process
    this.#concordDir = concordDir
  }

  /**
   * Rooms by number, each a list of the addresses of its clients; those that are not there yet are made, for so many
   * people at least.
   */
  async rooms(from, count, people = 1) {
    const wanted = Array.from({ length: count }, (_, index) => from + index)
    const missing = wanted.filter((number) => !this.#rooms.has(number))
    if (missing.length > 0) {
      const use = { port: this.process.port, numbers: missing, people, concordDir: this.#concordDir }
      const made = await this.server.openRooms(use)
      for (const [index, number] of missing.entries()) this.#rooms.set(number, made[index])
    }
    return wanted.map((number) => this.#rooms.get(number))
  }
}
