import { setTimeout as sleep } from 'node:timers/promises'
import * as Y from 'yjs'
import { eachRun } from './keystroke.mjs'
import { newClient, seededRandom } from './random.mjs'
import { Typist } from './typist.mjs'

const vocabulary = 'we agree that the school sends the plan by friday and the family reads it first'.split(
  ' ',
)
const wordEveryMs = 300
/** A text that has not changed for this long is all that there is. */
const quietMs = 700

/** Those who type, and remember what they were told and what they saw; by the name of their group. */
const groups = new Map()

/** For the kills: people type words until the server dies, and afterwards what is left is held against what they know. */
export const witnessOrders = {
  async beginTyping({ name, dialect, rooms, clients, seed }) {
    const random = seededRandom(seed)
    const group = { dialect, rooms, isOver: false, witnesses: [] }
    groups.set(name, group)
    for (const [room, places] of rooms.entries()) {
      const inRoom = Array.from(
        { length: clients },
        (_, index) => new Witness(dialect, places[index % places.length]),
      )
      for (const witness of inRoom) await witness.open(inRoom)
      group.witnesses.push(...inRoom.map((witness) => Object.assign(witness, { room })))
    }
    for (const witness of group.witnesses) void witness.typeUntil(() => group.isOver, random)
  },

  /** The server is dead: nobody hears or says anything more. */
  endTyping({ name }) {
    const group = groups.get(name)
    group.isOver = true
    for (const witness of group.witnesses) witness.close()
  },

  /** How many words were told to be saved, how many somebody else saw, and how many of these are gone. */
  async countLost({ name }) {
    const { dialect, rooms, witnesses } = groups.get(name)
    groups.delete(name)
    const sum = { told: 0, toldLost: 0, seen: 0, seenLost: 0 }
    await Promise.all(
      rooms.map(async (places, room) => {
        const doc = await textOf(dialect, places[0])
        for (const witness of witnesses.filter((witness) => witness.room === room)) {
          const left = Y.getState(doc.store, witness.client)
          const { told, seen } = witness.words()
          sum.told += told.length
          sum.toldLost += told.filter((end) => end > left).length
          sum.seen += seen.length
          sum.seenLost += seen.filter((end) => end > left).length
        }
      }),
    )
    return sum
  },
}

class Witness {
  #typist
  /** The clock after each word, in order, and which frame it went in. */
  #sent = []
  /** How far another page has seen this one's words. */
  seenUpTo = 0

  constructor(dialect, place) {
    this.client = newClient()
    this.#typist = new Typist(dialect, place, this.client)
  }

  async open(others) {
    const byClient = new Map(others.map((other) => [other.client, other]))
    this.#typist.onUpdate = (update) =>
      eachRun(update, (client, clock, length) => {
        const author = byClient.get(client)
        if (author && author !== this) author.seenUpTo = Math.max(author.seenUpTo, clock + length)
      })
    await this.#typist.open()
    this.#typist.begin()
  }

  async typeUntil(isOver, random) {
    while (!isOver()) {
      const end = this.#typist.type(`${vocabulary[Math.floor(random() * vocabulary.length)]} `)
      this.#sent.push({ end, frame: this.#typist.framesSent })
      await sleep(wordEveryMs * (0.5 + random()))
    }
  }

  /** The ends of the words that it was told are saved, and of those that somebody else saw. */
  words() {
    const isTold = ({ frame }) => frame <= this.#typist.framesSaved
    return {
      told: this.#sent.filter(isTold).map(({ end }) => end),
      seen: this.#sent.filter(({ end }) => end <= this.seenUpTo).map(({ end }) => end),
    }
  }

  close() {
    this.#typist.close()
  }
}

/** What a page gets that opens the text now. */
async function textOf(dialect, place) {
  const doc = new Y.Doc()
  const page = new Typist(dialect, place, newClient())
  let changedAt = Date.now()
  page.onState = page.onUpdate = (update) => {
    changedAt = Date.now()
    Y.applyUpdate(doc, update)
  }
  await page.open()
  changedAt = Math.max(changedAt, Date.now())
  while (Date.now() - changedAt < quietMs) await sleep(50)
  page.close()
  return doc
}
