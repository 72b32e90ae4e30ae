import * as Y from 'yjs'
import { IdRuns } from './id-runs.ts'

/** Characters of one client, from a clock up to but not including `end`. */
export type IdRange = { client: number; clock: number; end: number }

/** The same words, removed at one place and inserted at another by one row. */
export type Move = { from: Y.ID; to: Y.ID; length: number }

type Chunk = { id: Y.ID; words: string }
/** Words of one text of which the row did the same to all: those side by side, or `isWhole`, all of them. */
type Stretch = { text: Y.AbstractType<unknown>; isWhole: boolean; words: string; chunks: Chunk[] }

const maxPairs = 10_000

/**
 * What a row of the log moved, of what it put into the text and what it took out that stood there. An editor has no
 * other way to break a line in two, to join two lines or to make a heading of one than to take the words out and put
 * the same words in again.
 */
export function findMoves(doc: Y.Doc, inserted: readonly IdRange[], removed: readonly IdRange[]): Move[] {
  if (inserted.length === 0 || removed.length === 0) return []
  const texts = textsIn(doc, removed)
  if (texts.size === 0) return []
  const [isIn, isOut] = [runsOf(inserted), runsOf(removed)]
  const taken = [...texts].flatMap((text) => withWhole(stretchesOf(text, 'taken', isOut, isIn)))
  const put = [...textsIn(doc, inserted)].flatMap((text) => stretchesOf(text, 'put', isIn, isOut))
  const isCostly = taken.length * put.length > maxPairs
  return put
    .toSorted((a, b) => b.words.length - a.words.length)
    .flatMap((stretch) => originOf(stretch, taken, isCostly))
}

/** The texts in which these characters stand, or stood. */
function textsIn(doc: Y.Doc, ranges: readonly IdRange[]): Set<Y.AbstractType<unknown>> {
  const texts = new Set<Y.AbstractType<unknown>>()
  for (const { client, clock, end } of ranges) {
    const structs = doc.store.clients.get(client) ?? []
    for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
      const struct = structs[index]
      if (!struct || struct.id.clock >= end) break
      const isWords = struct instanceof Y.Item && struct.content instanceof Y.ContentString
      if (isWords && struct.parent instanceof Y.AbstractType) texts.add(struct.parent)
    }
  }
  return texts
}

function runsOf(ranges: readonly IdRange[]): IdRuns<true> {
  const runs = new IdRuns<true>()
  for (const { client, clock, end } of ranges) runs.fill(client, clock, end, true)
  return runs
}

/** The words of a text that are among `these` and not among `those`. What was gone before parts no stretch in two. */
function stretchesOf(
  text: Y.AbstractType<unknown>,
  place: 'taken' | 'put',
  these: IdRuns<true>,
  those: IdRuns<true>,
): Stretch[] {
  const stretches: Stretch[] = []
  let open: Stretch | null = null
  for (let item = text._start; item; item = item.right) {
    if (!(item.content instanceof Y.ContentString)) continue
    const { id, content } = item
    // Put into a line that somebody else had taken away: nothing stands there.
    if (item.deleted && place === 'put') continue
    for (const { clock, end, isChosen } of chosen(id, item.length, these, those)) {
      if (!isChosen) {
        if (!item.deleted) open = null
        continue
      }
      if (!open) stretches.push((open = { text, isWhole: false, words: '', chunks: [] }))
      const words = content.str.slice(clock - id.clock, end - id.clock)
      open.words += words
      open.chunks.push({ id: Y.createID(id.client, clock), words })
    }
  }
  return stretches
}

/** What somebody else wrote meanwhile may stand in the middle of what was taken. */
function withWhole(parts: Stretch[]): Stretch[] {
  const [first, second] = parts
  if (!first || !second) return parts
  const words = parts.map(({ words }) => words).join('')
  return [{ ...first, isWhole: true, words, chunks: parts.flatMap(({ chunks }) => chunks) }, ...parts]
}

function chosen({ client, clock }: Y.ID, length: number, these: IdRuns<true>, those: IdRuns<true>) {
  return these.over(client, clock, clock + length).flatMap((piece) => {
    if (!piece.value) return [{ ...piece, isChosen: false }]
    return those
      .over(client, piece.clock, piece.end)
      .map(({ clock, end, value }) => ({ clock, end, isChosen: !value }))
  })
}

type Shared = { taken: Stretch; parts: { from: number; to: number; length: number }[]; length: number }

/** Where inserted words were taken from: the stretch that has most in common with them, which is used up by it. */
function originOf(put: Stretch, taken: Stretch[], isCostly: boolean): Move[] {
  let best: Shared | null = null
  for (const stretch of taken) {
    const shared = isCostly ? sameWords(stretch, put) : inCommon(stretch, put)
    if (shared && shared.length > (best?.length ?? 0)) best = shared
  }
  if (!best) return []
  const { taken: used, parts } = best
  const isLeft = (other: Stretch) => other !== used && !(other.isWhole || used.isWhole)
  const left = taken.filter((other) => other.text !== used.text || isLeft(other))
  taken.splice(0, taken.length, ...left)
  return parts.flatMap(({ from, to, length }) => movesBetween(used, from, put, to, length))
}

function sameWords(taken: Stretch, put: Stretch): Shared | null {
  const { length } = put.words
  return taken.words === put.words ? { taken, parts: [{ from: 0, to: 0, length }], length } : null
}

/**
 * All of the one in the other, in its order, when that is half of both or more: less is a coincidence, and then the
 * words are what they look like, typed. They differ when somebody else wrote in the line at that moment, or when all
 * that was done offline comes in one row.
 */
function inCommon(taken: Stretch, put: Stretch): Shared | null {
  const same = sameWords(taken, put)
  if (same) return same
  const [a, b] = [taken.words, put.words]
  if (Math.min(a.length, b.length) * 2 < Math.max(a.length, b.length)) return null
  const parts = a.length < b.length ? inOrder(a, b) : inOrder(b, a)
  if (!parts) return null
  const length = Math.min(a.length, b.length)
  const turned = parts.map(({ from, to, length }) => ({ from: to, to: from, length }))
  return { taken, parts: a.length < b.length ? parts : turned, length }
}

/** Where the characters of the shorter stand in the longer, or null when one is missing. Never half of a character. */
function inOrder(shorter: string, longer: string): Shared['parts'] | null {
  const parts: Shared['parts'] = []
  let from = 0
  let to = 0
  for (const character of shorter) {
    const { length } = character
    while (to < longer.length && longer.codePointAt(to) !== character.codePointAt(0)) to += 1
    if (to >= longer.length) return null
    const last = parts.at(-1)
    if (last && last.to + last.length === to) last.length += length
    else parts.push({ from, to, length })
    from += length
    to += length
  }
  return parts
}

function movesBetween(taken: Stretch, from: number, put: Stretch, to: number, length: number): Move[] {
  const moves: Move[] = []
  for (let done = 0; done < length;) {
    const source = placeIn(taken, from + done)
    const target = placeIn(put, to + done)
    if (!source || !target) break
    const step = Math.min(source.left, target.left, length - done)
    moves.push({ from: source.id, to: target.id, length: step })
    done += step
  }
  return moves
}

/** The character at an offset, and how many follow it under the same client without a gap, itself included. */
function placeIn({ chunks }: Stretch, offset: number): { id: Y.ID; left: number } | null {
  let passed = 0
  for (const { id, words } of chunks) {
    const within = offset - passed
    if (within < words.length)
      return { id: Y.createID(id.client, id.clock + within), left: words.length - within }
    passed += words.length
  }
  return null
}
