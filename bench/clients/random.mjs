import { randomBytes } from 'node:crypto'

/** A seeded generator (mulberry32), so that every server gets the same typing. */
export function seededRandom(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A Yjs client id that nobody had. */
export const newClient = () => randomBytes(4).readUInt32LE()
