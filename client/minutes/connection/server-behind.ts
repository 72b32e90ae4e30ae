import { readSyncMessage } from 'y-protocols/sync'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { ByteReader } from '../../../shared/minutes/bytes.ts'
import { messageType, syncStep } from '../../../shared/minutes/wire.ts'
import type { DeleteSet } from './own-deletes.ts'

/** How much of each client's words a document has: the clock after the last. */
export type StateVector = ReadonlyMap<number, number>

type Page = {
  /** Whether words under this client id were typed on this device, so that they may still have to be sent. */
  isOwn: (client: number) => boolean
  /** What was deleted on this device, so that it may still have to be sent; null when that cannot be told. */
  ownDeletes: () => DeleteSet | null
  onBehind: (serverHas: StateVector) => void
}

/**
 * Finds out, before anything is sent, that the server is behind: restored from a backup, as a rule. It shows only what
 * is in its database, so a page can be ahead of it by its own words alone. Words of others that the server lacks are
 * words that it lost. To send them would say that this seat wrote them, and to send the deletions of others that this
 * seat deleted; so the socket is not answered, and `onBehind` is told what the server has.
 */
export function watchForServerBehind(provider: WebsocketProvider, page: Page): void {
  const answer = provider.messageHandlers[messageType.sync]
  if (!answer) throw new Error('this y-websocket does not sync')
  const { doc } = provider
  type Decoder = Parameters<typeof answer>[1]
  /** Each socket begins with the server's step 1; it is answered only after its step 2 was looked at. */
  let line: 'in step' | 'behind' | { question: Decoder; serverHas: StateVector } = 'in step'
  const leave = (serverHas: StateVector) => {
    line = 'behind'
    page.onBehind(serverHas)
  }
  provider.messageHandlers[messageType.sync] = (encoder, decoder, ...rest) => {
    const reader = new ByteReader(decoder.arr.subarray(decoder.pos))
    const step = reader.varUint()
    if (step === syncStep.step1) {
      const serverHas = Y.decodeStateVector(reader.bytes())
      // Now: between this and the server's step 2 others may write on.
      if (hasStrangeWords(doc, serverHas, page.isOwn)) leave(serverHas)
      else line = { question: decoder, serverHas }
      return
    }
    if (line === 'behind') return
    if (step !== syncStep.step2 || line === 'in step') return answer(encoder, decoder, ...rest)
    const { question, serverHas } = line
    const own = page.ownDeletes()
    if (own && hasStrangeDeletes(doc, serverHas, reader.bytes(), own)) return leave(serverHas)
    line = 'in step'
    answer(encoder, decoder, ...rest)
    // `answer` has begun the frame and, having nothing to say itself, left it empty.
    readSyncMessage(question, encoder, doc, provider)
  }
}

function hasStrangeWords({ store }: Y.Doc, serverHas: StateVector, isOwn: Page['isOwn']): boolean {
  return [...store.clients.keys()].some(
    (client) => !isOwn(client) && Y.getState(store, client) > (serverHas.get(client) ?? 0),
  )
}

/**
 * Whether something is deleted here, by others, that stands in the server's text. Its step 2 names all that is deleted
 * there.
 */
function hasStrangeDeletes(
  { store }: Y.Doc,
  serverHas: StateVector,
  step2: Uint8Array,
  own: DeleteSet,
): boolean {
  const here = Y.createDeleteSetFromStructStore(store).clients
  if (here.size === 0) return false
  const there = Y.mergeDeleteSets([Y.decodeUpdate(step2).ds, own]).clients
  return [...here].some(([client, ranges]) => {
    const end = serverHas.get(client) ?? 0
    const theirs = there.get(client) ?? []
    let next = 0
    return ranges.some(({ clock, len }) => {
      const until = Math.min(clock + len, end)
      if (clock >= until) return false
      // Both lists are in order, and neither has two ranges that touch.
      while (next < theirs.length && endOf(theirs[next]) <= clock) next += 1
      const range = theirs[next]
      return !range || range.clock > clock || endOf(range) < until
    })
  })
}

function endOf(range: { clock: number; len: number } | undefined): number {
  return range ? range.clock + range.len : 0
}
