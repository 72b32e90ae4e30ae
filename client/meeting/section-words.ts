import { digest } from 'lib0/hash/sha256'
import type * as Y from 'yjs'
import { blockWords, isElement } from '../minutes/own-words.ts'

/** The plain words of a section, a line for each of its lines: what a party has before it when the minutes are read back. */
export const plainWords = (section: Y.XmlFragment): string =>
  section.toArray().filter(isElement).map(blockWords).join('\n').trim()

/** SHA-256 in hex. Not the browser's own, which there is only over https: many schools meet without. */
export const hashOf = (words: string): string =>
  [...digest(new TextEncoder().encode(words))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
