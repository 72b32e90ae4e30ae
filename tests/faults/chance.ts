import { createHash } from 'node:crypto'

/** The same choices again for the same seed. */
export class Chance {
  readonly #seed: string
  #count = 0

  constructor(seed: string | number) {
    this.#seed = String(seed)
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.#count += 1
    return createHash('sha256').update(`${this.#seed} ${this.#count}`).digest().readUInt32BE() / 2 ** 32
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  happens(probability: number): boolean {
    return this.next() < probability
  }
}

/** FAULT_SEED makes the choices of an earlier run again; the timing of the machine is not in it. */
export const seed = process.env['FAULT_SEED'] ?? String(Date.now() % 1_000_000)
