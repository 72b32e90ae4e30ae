import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Ledger, Word } from './ledger.ts'
import { socketOf, textsAt, type Meeting, type Seat } from './meeting.ts'
import { noteSeen, textOf, wordsIn } from './writer.ts'

/** Somebody who only reads, with a stock y-websocket client. */
export class Watcher {
  readonly doc = new Y.Doc()
  readonly provider: WebsocketProvider

  constructor(url: string, meeting: Meeting, seat: Seat, ledger?: Ledger) {
    if (ledger) noteSeen(this.doc, ledger)
    this.provider = new WebsocketProvider(
      textsAt(url, meeting),
      encodeURIComponent(meeting.document),
      this.doc,
      {
        WebSocketPolyfill: socketOf(seat),
        disableBc: true,
        params: { seat: seat.seatId },
      },
    )
  }

  get isSynced(): boolean {
    return this.provider.wsconnected && this.provider.synced
  }

  get words(): Word[] {
    return wordsIn(textOf(this.doc).toJSON())
  }

  close(): void {
    this.provider.destroy()
    this.doc.destroy()
  }
}
