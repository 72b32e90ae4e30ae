import * as Y from 'yjs'
import { isElement } from '../minutes/own-words.ts'

/** The words of a draft as they will be posted: plain lines, with the marks of lists in front. */
export function draftWords(section: Y.XmlFragment): string {
  const blocks = elementsOf(section).map((block) => linesOf(block).join('\n'))
  const words = shown(blocks.join('\n\n')).replaceAll(/[^\S\n]+$/gm, '')
  return words.replaceAll(/\n{3,}/g, '\n\n').trim()
}

const elementsOf = (part: Y.XmlFragment) => part.toArray().filter(isElement)

function linesOf(block: Y.XmlElement): string[] {
  switch (block.nodeName) {
    case 'bulletList':
      return elementsOf(block).flatMap((item) => marked(item, '- '))
    case 'orderedList': {
      const first = Number(block.getAttribute('start') ?? 1)
      return elementsOf(block).flatMap((item, place) => marked(item, `${first + place}. `))
    }
    case 'tableRow':
      return [
        elementsOf(block)
          .map((cell) => elementsOf(cell).flatMap(linesOf).join(' '))
          .join(' | '),
      ]
    default: {
      const inner = elementsOf(block).filter(({ nodeName }) => nodeName !== 'hardBreak')
      return inner.length > 0 ? inner.flatMap(linesOf) : wordsOf(block).split('\n')
    }
  }
}

function marked(item: Y.XmlElement, mark: string): string[] {
  const [first = '', ...rest] = elementsOf(item).flatMap(linesOf)
  return [`${mark}${first}`, ...rest.map((line) => `${' '.repeat(mark.length)}${line}`)]
}

function wordsOf(line: Y.XmlElement): string {
  return line
    .toArray()
    .map((part) => (part instanceof Y.XmlText ? plain(part) : '\n'))
    .join('')
}

function plain(text: Y.XmlText): string {
  const parts: { insert?: unknown }[] = text.toDelta()
  return parts.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
}

/** Pasted words may carry characters that nothing shows, and that no posting takes. */
const shown = (words: string) => words.replaceAll(/[^\P{Cc}\t\n]|\p{Cs}/gu, ' ')
