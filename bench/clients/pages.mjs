import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import * as Y from 'yjs'
import { newClient } from './random.mjs'
import { readTrace } from './trace.mjs'
import { Typist } from './typist.mjs'

const wholeWithinMs = 60_000

let trace
const keepers = new Map()

export const pageOrders = {
  /** Types the whole trace into a room, and answers when another page has all of it and it is saved. */
  async writeTrace({ dialect, place, perSecond }) {
    trace ??= readTrace()
    const writer = new Typist(dialect, place, trace.client)
    await writer.open()
    const startedAt = performance.now()
    for (const [index, update] of trace.updates.entries()) {
      const early = startedAt + (index * 1000) / perSecond - performance.now()
      if (early > 2) await sleep(early)
      writer.send(update)
    }
    await joined({ dialect, place })
    if (writer.isToldWhatIsSaved) await until(() => writer.framesSaved === writer.framesSent)
    writer.close()
    return { edits: trace.edits, letters: trace.length, updates: trace.updates.length }
  },

  /** Opens a page at each place and leaves it open under a name, so that its room stays in memory. */
  async hold({ name, dialect, places, words }) {
    keepers.set(name, [])
    for (const place of places) {
      const keeper = new Typist(dialect, place, newClient())
      await keeper.open()
      keepers.get(name).push(keeper)
      if (words) {
        keeper.begin()
        keeper.type(words)
      }
    }
  },

  letGo({ name }) {
    for (const keeper of keepers.get(name)) keeper.close()
    keepers.delete(name)
  },

  /** The time from dialling to the whole text in a page's document. */
  join: joined,
}

async function joined({ dialect, place }) {
  trace ??= readTrace()
  const doc = new Y.Doc()
  const page = new Typist(dialect, place, doc.clientID)
  let bytes = 0
  let receivedMs = 0
  const startedAt = performance.now()
  const whole = new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the text never became whole')), wholeWithinMs)
    page.onState = page.onUpdate = (update) => {
      bytes += update.length
      receivedMs = performance.now() - startedAt
      Y.applyUpdate(doc, update)
      // Some servers send an empty text first and the rest when it is loaded.
      if (doc.getText('trace').length < trace.length) return
      clearTimeout(late)
      resolve(performance.now() - startedAt)
    }
  })
  try {
    const [, wholeMs] = await Promise.all([page.open(), whole])
    return { wholeMs, receivedMs, bytes }
  } finally {
    page.close()
  }
}

async function until(isSo) {
  const deadline = Date.now() + wholeWithinMs
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error('the trace was not saved in time')
    await sleep(20)
  }
}
