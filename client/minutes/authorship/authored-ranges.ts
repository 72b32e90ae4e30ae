import type { Node } from '@tiptap/pm/model'
import * as Y from 'yjs'
import type { Authorship, Written } from '../../../shared/minutes/authorship.ts'
import { isSameHand } from '../../../shared/minutes/text-at.ts'

/** Words in the editor that the log knows, side by side by one person within a minute. */
export type AuthoredRange = {
  from: number
  to: number
  written: Written
  /** Whether to say here whose they are: the words before them in the block are somebody else's, or there are none. */
  isFirst: boolean
}

/**
 * Where in the editor which words of the log stand. Whatever does not match, because the editor shows a part of the text
 * in another way than it is, is left out: rather nobody's name than a wrong one.
 */
export function authoredRanges(section: Y.XmlFragment, shown: Node, authorship: Authorship): AuthoredRange[] {
  const ranges: AuthoredRange[] = []
  addBlocks(ranges, section, shown, 0, authorship)
  return ranges
}

function addBlocks(
  ranges: AuthoredRange[],
  parent: Y.XmlFragment,
  shown: Node,
  start: number,
  authorship: Authorship,
): void {
  const parts: unknown[] = parent.toArray()
  if (parts.length !== shown.childCount) return
  let at = start
  parts.forEach((part, index) => {
    const node = shown.child(index)
    if (part instanceof Y.XmlElement) {
      if (node.isTextblock) ranges.push(...lineRanges(part, node, at + 1, authorship))
      else addBlocks(ranges, part, node, at + 1, authorship)
    }
    at += node.nodeSize
  })
}

function lineRanges(line: Y.XmlElement, shown: Node, start: number, authorship: Authorship): AuthoredRange[] {
  const ranges: AuthoredRange[] = []
  let at = start
  for (const part of line.toArray()) {
    if (part instanceof Y.XmlText) at = addWords(ranges, part, at, authorship)
    else at += shown.childAfter(at - start).node?.nodeSize ?? 0
  }
  return at - start === shown.content.size ? named(ranges, shown, start) : []
}

/** Not within a word: a letter that two hands could have typed is no place for a name. */
function named(ranges: AuthoredRange[], line: Node, start: number): AuthoredRange[] {
  let said: string | null = null
  return ranges.map((range) => {
    const [from, to] = [range.from - start, range.to - start]
    const hasWord = from === 0 || /\s/.test(line.textBetween(from - 1, to))
    const { seatId } = range.written.by
    const isFirst = hasWord && seatId !== said
    if (isFirst) said = seatId
    return { ...range, isFirst }
  })
}

function addWords(ranges: AuthoredRange[], text: Y.XmlText, start: number, authorship: Authorship): number {
  let at = start
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue
    const { client, clock } = item.id
    for (const { clock: from, end, value } of authorship.writtenOver(client, clock, item.length)) {
      if (value) add(ranges, { from: at + from - clock, to: at + end - clock, written: value })
    }
    at += item.length
  }
  return at
}

function add(ranges: AuthoredRange[], { from, to, written }: Omit<AuthoredRange, 'isFirst'>): void {
  const last = ranges.at(-1)
  if (last?.to === from && isSameHand(last.written, written)) last.to = to
  else ranges.push({ from, to, written, isFirst: false })
}
