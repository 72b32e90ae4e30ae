import * as Y from 'yjs'
import type { Deletes } from './check-deletes.ts'
import { badBytes } from './limits.ts'
import type { FreshStruct, Id } from './structs.ts'
import type { Tentative } from './tentative.ts'

/**
 * Refuses what would cut somebody else's character in two. Yjs counts UTF-16 units, and writes a sign of replacement over
 * both halves when something is put between them: another's words would change without anybody having deleted anything.
 */
export function checkCharacters(
  structs: readonly FreshStruct[],
  deletes: Deletes,
  tentative: Tentative,
  seatId: string,
): void {
  const isOthers = (client: number) => tentative.claims.get(client) !== seatId
  for (const { struct } of structs) {
    if (!(struct instanceof Y.Item)) continue
    const { origin, rightOrigin } = struct
    if (origin && isOthers(origin.client)) {
      checkCut({ client: origin.client, clock: origin.clock + 1 }, tentative)
    }
    if (rightOrigin && isOthers(rightOrigin.client)) checkCut(rightOrigin, tentative)
  }
  for (const [client, ranges] of deletes) {
    if (!isOthers(client)) continue
    for (const { clock, end } of ranges) {
      checkCut({ client, clock }, tentative)
      checkCut({ client, clock: end }, tentative)
    }
  }
}

function checkCut(cut: Id, tentative: Tentative): void {
  if (tentative.isInsideCharacter(cut)) throw badBytes('the update cuts a character of somebody else in two')
}

/** The clocks of an item's words that begin the second half of a character; undefined when there are none. */
export function secondHalves({ id, content }: Y.Item): ReadonlySet<number> | undefined {
  if (!(content instanceof Y.ContentString) || !/[\uDC00-\uDFFF]/.test(content.str)) return undefined
  const { str } = content
  const halves = Array.from({ length: str.length }, (_, index) => index).filter((at) => isSecondHalf(str, at))
  return new Set(halves.map((at) => id.clock + at))
}

export function isSecondHalf(words: string, at: number): boolean {
  const unit = words.charCodeAt(at)
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff
}
