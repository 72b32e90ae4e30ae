import { z } from 'zod'
import type { Names } from './names.ts'
import type { PrivateHappened } from './private/events.ts'
import type { ScreenView } from './screens/screen-view.ts'
import type { Happened, Table } from './table.ts'
import { Id } from './words.ts'

/** What the live wire tells every page of a workspace. */
export type LiveToPage = {
  /** Where the history stands: a page that is behind asks for the rest, and one that knows another history begins anew. */
  hello: (standing: Pick<Table, 'seq' | 'last'>) => void
  happened: (news: { events: Happened[]; names: Names }) => void
  names: (names: Names) => void
  present: (seats: Presence[]) => void
  /** What happened on the private side of this seat's own party. Pages of other parties never get it. */
  private: (news: { events: PrivateHappened[] }) => void
  /** To a screen in the room, instead of all the others: what it shows now. */
  shown: (view: ScreenView) => void
  /** This seat was given up or released, or this screen was closed: a screen is told by whom, in a sentence. */
  gone: (why?: string) => void
}

/** What a page tells the live wire: which meeting it shows. */
export type LiveToServer = { at: (meetingId: string | null) => void }

export const Presence = z.object({ seatId: Id, meetingId: Id.nullable() })
export type Presence = z.infer<typeof Presence>
