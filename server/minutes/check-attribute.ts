import * as Y from 'yjs'
import { isBounded, isWithinBounds } from '../../shared/minutes/attributes.ts'
import { badBytes } from './limits.ts'

/** Refuses an attribute of a part of the text that would make a page draw without end, or draw what it should not. */
export function checkAttribute(name: string, content: Y.Item['content']): void {
  if (!isBounded(name) || content instanceof Y.ContentDeleted) return
  const isPlain = content instanceof Y.ContentAny || content instanceof Y.ContentJSON
  if (isPlain && content.arr.every((value) => isWithinBounds(name, value))) return
  throw badBytes(`the update gives a part of the text a ${name} that it cannot have`)
}
