import { BrokenBytes, ByteReader } from '../../shared/minutes/bytes.ts'
import { badBytes } from './limits.ts'
import { maxUnknownClients } from './skim-update.ts'

/**
 * Refuses what a page could not have asked in earnest. An honest one names hardly more clients than the server knows; a
 * frame has room for hundreds of thousands, and Yjs makes each a key of a `Map` before it looks.
 */
export function checkStateVector(stateVector: Uint8Array, knownClients: () => number): void {
  const reader = new ByteReader(stateVector)
  const count = reader.varUint()
  if (count > maxUnknownClients && count > knownClients() + maxUnknownClients) {
    throw badBytes('the request for the text names too many clients')
  }
  for (let left = 2 * count; left > 0; left -= 1) reader.varUint()
  if (!reader.isAtEnd) throw new BrokenBytes('the request for the text goes on after its end')
}
