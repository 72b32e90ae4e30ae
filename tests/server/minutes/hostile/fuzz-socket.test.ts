import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { syncMessage } from '../../../../shared/minutes/wire.ts'
import { Cleanup, until } from '../support.ts'
import { Chance } from './chance.ts'
import { mutate } from './mutations.ts'
import { Scene } from './scene.ts'
import { playSession } from './session.ts'

const seedCount = Math.ceil(Number(process.env['FUZZ_SEEDS'] ?? 12) / 4)
const firstSeed = Number(process.env['FUZZ_FROM'] ?? 1)
const seeds = Array.from({ length: seedCount }, (_, index) => firstSeed + index)

let cleanup: Cleanup
beforeEach(() => {
  cleanup = new Cleanup()
})
afterEach(() => cleanup.run())

describe('M73 whatever frames one page sends, the others type on undisturbed and only that page is closed', () => {
  test.each(seeds)('seed %i', async (seed) => {
    const scene = cleanup.add(await Scene.open(), (open) => open.cleanup.run())
    const { parent, senco, table } = scene
    const chance = new Chance(seed)
    const real = playSession(chance, 40).map(({ bytes }) => bytes)
    let typed = 0
    for (let round = 0; round < 25; round += 1) {
      const attacker = await scene.raw('officer').synced(new Y.Doc())
      for (let left = 20; left > 0; left -= 1) attacker.socket.send(frame(chance, real, parent.doc.clientID))
      parent.text.insert(parent.text.length, 'p')
      senco.text.insert(senco.text.length, 's')
      typed += 2
      attacker.socket.send(Uint8Array.of(77))
      const { code, reason } = await attacker.closing()
      expect([4400, 4403, 4413, 1013]).toContain(code)
      expect(reason).not.toBe('')
    }
    const lettersOf = (words: string) => words.split('').filter((letter) => 'ps'.includes(letter)).length
    const doneBy = lettersOf('Honest words') + typed
    await until(() => parent.words() === senco.words(), 'both have the same')
    await until(() => lettersOf(senco.words()) >= doneBy, 'all that was typed is there')
    expect(scene.closes).toEqual([])
    // Expected refusals, and nothing that somebody should look at.
    expect(table.logLines.filter(({ level }) => level >= 50)).toEqual([])
    expect(new Set(table.logLines.filter(({ level }) => level >= 40).map(({ seatId }) => seatId))).toEqual(
      new Set(['officer']),
    )
  })
})

/** Updates that could be real, in frames that could be; or noise. No deletions of what the others type. */
function frame(chance: Chance, real: readonly Uint8Array[], victim: number): Uint8Array {
  const deed = chance.below(8)
  if (deed === 0) return Uint8Array.from({ length: chance.below(40) }, () => chance.below(256))
  if (deed === 1)
    return Uint8Array.from([
      chance.below(5),
      ...Array.from({ length: chance.below(20) }, () => chance.below(256)),
    ])
  const own = 9_000 + chance.below(3)
  const bytes = mutate(chance, real, { own, next: chance.below(4), others: [victim] })
  return syncMessage(chance.below(3), isHarmless(bytes, victim) ? bytes : real[0]!)
}

/** Deleting what others wrote is allowed, and would only make the count of letters wrong here. */
function isHarmless(bytes: Uint8Array, victim: number): boolean {
  try {
    return !Y.decodeUpdate(bytes).ds.clients.has(victim)
  } catch {
    return true
  }
}
