import { closeCode } from '../../shared/minutes/wire.ts'

/** Whoever counts what the minutes do. Nothing that it is told says whose words they were, or which. */
export type Meter = {
  /** A batch is in the database; `ms` is what the commit took. */
  committed(batch: { updates: number; bytes: number; ms: number }): void
  /** A commit failed and is tried again. `code` is PostgreSQL's SQLSTATE or the driver's word. */
  commitFailed(code: string): void
  /** A socket was turned away. */
  refused(reason: RefusedReason): void
}

const reasons = {
  [closeCode.badBytes]: 'bad bytes',
  [closeCode.forbidden]: 'forbidden',
  [closeCode.tooLarge]: 'too large',
  [closeCode.accessChanged]: 'access changed',
  [closeCode.tooMuch]: 'too much',
  [closeCode.ourFault]: 'our fault',
} as const

export type RefusedReason = (typeof reasons)[keyof typeof reasons] | 'other'

/** The few words under which refusals are counted. */
export function refusedReason(code: number): RefusedReason {
  return Object.entries(reasons).find(([known]) => Number(known) === code)?.[1] ?? 'other'
}

export const noMeter: Meter = { committed() {}, commitFailed() {}, refused() {} }
