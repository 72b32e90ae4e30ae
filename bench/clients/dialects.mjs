import { numberBytes, prefixed, Reader } from './bytes.mjs'

const sync = 0
const step1 = 0
const step2 = 1
const update = 2
const emptyStateVector = [0]
const emptyUpdate = [0, 0]

/**
 * How the clients of each server speak: what a socket sends first, what stands before each frame, how it is heard. All
 * of them are the Yjs sync protocol; Hocuspocus puts the name of the document before it and wants a token first.
 *
 * `hear` answers what a frame is: `{ kind: 'step1' | 'state' | 'update', bytes }`, `{ kind: 'saved', count }` with all
 * that is saved so far, `{ kind: 'saved-one' }`, or null for what the bench does not look at.
 */
export const dialects = {
  concord: {
    ...plain(),
    tellsSaved: true,
    hear(frame) {
      const reader = new Reader(frame)
      const type = reader.number()
      if (type === sync) return hearSync(reader)
      return type === 100 ? { kind: 'saved', count: reader.number() } : null
    },
  },
  'y-websocket': plain(),
  hocuspocus: {
    tellsSaved: true,
    address: ({ document }) => prefixed(Buffer.from(document)),
    opening: ({ document }) => {
      const name = prefixed(Buffer.from(document))
      return [
        [...name, 2, 0, ...prefixed(Buffer.from('token')), ...prefixed(Buffer.from('4.7.0'))],
        [...name, sync, step1, ...prefixed(emptyStateVector)],
      ]
    },
    hear(frame) {
      const reader = new Reader(frame)
      reader.skipBytes()
      const type = reader.number()
      if (type === sync || type === 4) return hearSync(reader)
      return type === 8 && reader.number() === 1 ? { kind: 'saved-one' } : null
    },
  },
  bare: { ...plain(), opening: () => [], isReadyAtOnce: true },
}

function plain() {
  return {
    tellsSaved: false,
    address: () => [],
    opening: () => [[sync, step1, ...prefixed(emptyStateVector)]],
    hear(frame) {
      const reader = new Reader(frame)
      return reader.number() === sync ? hearSync(reader) : null
    },
  }
}

function hearSync(reader) {
  const step = reader.number()
  const bytes = reader.view()
  if (step === step1) return { kind: 'step1', bytes }
  return { kind: step === step2 ? 'state' : 'update', bytes }
}

/** A frame that says: here is a change. */
export function updateFrame(address, bytes) {
  return Buffer.concat([Buffer.from([...address, sync, update, ...numberBytes(bytes.length)]), bytes])
}

/** The answer of a client that has nothing of its own. */
export function emptyStateFrame(address) {
  return Buffer.from([...address, sync, step2, ...prefixed(emptyUpdate)])
}
