import type * as Y from 'yjs'
import { connectMinutes, type MinutesConnection, type MinutesSetting } from './connection/connect-minutes.ts'

import { leaveWords, unsentWords } from './left-words.ts'
import { lostWords } from './own-words.ts'

export type Opened = {
  connection: MinutesConnection
  /** Whether the server's text has been here since the page opened; before, an empty section may not be empty. */
  hasArrived: boolean
  /** What the server would not take, after the text was opened afresh. */
  refusedWords: string
}

/** The minutes that a page has open: one connection at a time, with a fresh one after a refusal. */
export class OpenMinutes {
  readonly #listeners = new Set<() => void>()
  #setting: MinutesSetting | null = null
  #opened: Opened | null = null

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly opened = (): Opened | null => this.#opened

  open(setting: MinutesSetting, refusedWords = ''): void {
    this.#setting = setting
    const connection = connectMinutes(setting)
    this.#change({ connection, hasArrived: false, refusedWords })
    connection.provider.on('sync', (isSynced: boolean) => {
      if (isSynced && this.#opened?.connection === connection)
        this.#change({ ...this.#opened, hasArrived: true })
    })
  }

  close(): void {
    this.#leaveWords()
    this.#opened?.connection.destroy()
    this.#change(null)
  }

  /** The text of an agenda item, in the document that is open now. */
  section(itemId: string): Y.XmlFragment | undefined {
    return this.#opened?.connection.doc.getXmlFragment(itemId)
  }

  /** After a refusal: throws this device's copy away, opens the text as the server has it, and holds on to the words. */
  async reopen(refusedWords: string): Promise<void> {
    const setting = this.#setting
    await this.#opened?.connection.forget()
    if (setting && this.#opened) this.open(setting, refusedWords)
  }

  letGoOfRefused(): void {
    if (this.#opened) this.#change({ ...this.#opened, refusedWords: '' })
  }

  /** What is only on this page would be gone with it. */
  #leaveWords(): void {
    const copyName = this.#setting?.localName
    if (!this.#opened || copyName === undefined) return
    const { connection, refusedWords } = this.#opened
    const { setBackTo, doc, hasUnsent } = connection
    const here = setBackTo ? lostWords(doc, setBackTo, () => 'Minutes') : hasUnsent ? unsentWords(doc) : ''
    leaveWords(copyName, [refusedWords, here].filter(Boolean).join('\n\n'))
  }

  #change(opened: Opened | null): void {
    this.#opened = opened
    for (const listener of this.#listeners) listener()
  }
}
