import type { Place } from '../../server/minutes/chain.ts'

/** A word that is like no other, and that says who typed it. */
export type Word = string

/** What people typed into one text, and what they were led to believe of it. */
export class Ledger {
  readonly place: Place
  /** Who typed it. */
  readonly typed = new Map<Word, string>()
  /** After it, its writer's page said that everything is saved. */
  readonly told = new Set<Word>()
  /** It stood on somebody else's page. */
  readonly seen = new Set<Word>()
  readonly takenOut = new Set<Word>()
  /** Taken out, and the page of who did it said afterwards that everything is saved. */
  readonly toldTakenOut = new Set<Word>()

  constructor(place: Place) {
    this.place = place
  }

  /** What must be on disk: as it stands now. */
  promised(): { words: Set<Word>; gone: Set<Word> } {
    return { words: new Set([...this.told, ...this.seen]), gone: new Set(this.toldTakenOut) }
  }
}
