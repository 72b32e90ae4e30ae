import type * as Y from 'yjs'
import {
  connectMinutes,
  type MinutesConnection,
  type Saved,
} from '../../client/minutes/connection/connect-minutes.ts'
import type { Chance } from './chance.ts'
import type { Ledger, Word } from './ledger.ts'
import { socketOf, textsAt, type Meeting, type Seat } from './meeting.ts'

const text = 'faults'

export const textOf = (doc: Y.Doc): Y.Text => doc.getText(text)
export const wordsIn = (words: string): Word[] => words.split(' ').filter((word) => word !== '')

/** Tells the ledger which words of others come to a page. */
export function noteSeen(doc: Y.Doc, ledger: Ledger): void {
  textOf(doc).observe(({ delta, transaction }) => {
    if (transaction.local) return
    for (const { insert } of delta)
      if (typeof insert === 'string') for (const word of wordsIn(insert)) ledger.seen.add(word)
  })
}

/** Somebody at the product's own page, who types and believes what the page says. */
export class Writer {
  readonly seatId: string
  readonly page: MinutesConnection
  /** Each change of what the page says of its words. */
  readonly marks: { kind: Saved['kind']; typed: number; at: number }[] = []
  readonly #name: string
  readonly #ledger: Ledger
  readonly #chance: Chance
  readonly #typed: Word[] = []
  readonly #takenOut: Word[] = []
  #told = 0
  #timer: NodeJS.Timeout | undefined

  constructor(
    name: string,
    given: { url: string; meeting: Meeting; seat: Seat; ledger: Ledger; chance: Chance },
  ) {
    const { url, meeting, seat, ledger, chance } = given
    this.#name = name
    this.seatId = seat.seatId
    this.#ledger = ledger
    this.#chance = chance
    this.page = connectMinutes({
      url: textsAt(url, meeting),
      document: meeting.document,
      seatId: seat.seatId,
      WebSocketPolyfill: socketOf(seat),
    })
    noteSeen(this.page.doc, ledger)
    this.page.subscribe(() => this.#look())
  }

  get saved(): Saved['kind'] {
    return this.page.saved().kind
  }

  /** How many words were typed, and how many of them the page has said to be saved. */
  get count(): { typed: number; told: number } {
    return { typed: this.#typed.length, told: this.#told }
  }

  get words(): Word[] {
    return wordsIn(textOf(this.page.doc).toJSON())
  }

  /** Goes on typing until told to stop, whatever happens. */
  startTyping(): void {
    this.type()
    this.#timer = setTimeout(() => this.startTyping(), this.#chance.between(10, 90))
  }

  stopTyping(): void {
    clearTimeout(this.#timer)
  }

  /** One more word between two others, or, now and then, one of one's own saved words taken out. */
  type(): void {
    const shared = textOf(this.page.doc)
    if (this.#told > 20 && this.#chance.happens(0.1)) return this.#takeOut()
    const word = `${this.#name}.${this.#typed.length}`
    this.#typed.push(word)
    this.#ledger.typed.set(word, this.seatId)
    shared.insert(this.#place(shared), `${word} `)
  }

  close(): void {
    this.stopTyping()
    this.page.destroy()
  }

  /** After a space, so that no word is torn in two. */
  #place(shared: Y.Text): number {
    if (this.#chance.happens(0.7)) return shared.length
    const words = shared.toJSON()
    return words.indexOf(' ', this.#chance.between(0, words.length)) + 1
  }

  #takeOut(): void {
    const shared = textOf(this.page.doc)
    const word = this.#typed[this.#chance.between(0, this.#told - 1)]
    const at = ` ${shared.toJSON()}`.indexOf(` ${word} `)
    if (word === undefined || at === -1) return
    this.#takenOut.push(word)
    this.#ledger.takenOut.add(word)
    shared.delete(at, word.length + 1)
  }

  #look(): void {
    this.marks.push({ kind: this.saved, typed: this.#typed.length, at: Date.now() })
    if (this.saved !== 'saved') return
    for (const word of this.#typed.slice(this.#told)) this.#ledger.told.add(word)
    this.#told = this.#typed.length
    for (const word of this.#takenOut.splice(0)) this.#ledger.toldTakenOut.add(word)
  }
}
