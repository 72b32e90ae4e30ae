import * as Y from 'yjs'
import { badBytes, type Limits } from './limits.ts'

/** Refuses content that a browser or our own rendering could choke on; the words themselves are free. */
export function checkContent(item: Y.Item, limits: Limits): void {
  const { content, parent, parentSub } = item
  if (typeof parent === 'string') checkName(parent, limits)
  if (parentSub !== null) checkName(parentSub, limits)
  if (content instanceof Y.ContentDeleted && item.length > limits.maxGoneLength) throw goneTooLong()
  if (content instanceof Y.ContentFormat) checkName(content.key, limits)
  if (content instanceof Y.ContentType && content.type instanceof Y.XmlElement) {
    checkName(content.type.nodeName, limits)
  }
  for (const value of valuesOf(content)) checkValue(value, limits.maxValueDepth)
}

export function goneTooLong() {
  return badBytes('the update names a longer stretch of deleted text than is taken at once')
}

function checkName(name: string, limits: Limits): void {
  if (name.length > limits.maxNameLength) throw badBytes('a name in the update is too long')
  if (name === '__proto__') throw badBytes('a name in the update is not allowed')
}

function valuesOf(content: Y.Item['content']): readonly unknown[] {
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) return content.arr
  if (content instanceof Y.ContentEmbed) return [content.embed]
  if (content instanceof Y.ContentFormat) return [content.value]
  return []
}

/** Plain data of bounded depth: readers recurse, and a browser's stack is smaller than ours. */
export function checkValue(value: unknown, depthLeft: number): void {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw badBytes('a value in the update is not a number')
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return
  if (depthLeft === 0) throw badBytes('a value in the update is nested too deeply')
  if (Array.isArray(value)) {
    for (const part of value) checkValue(part, depthLeft - 1)
    return
  }
  // The binary decoder turns a key `__proto__` into the value's prototype; JSON.parse makes it a key.
  if (Object.getPrototypeOf(value) !== Object.prototype || Object.hasOwn(value, '__proto__')) {
    throw badBytes('a value in the update is not plain data')
  }
  for (const part of Object.values(value)) checkValue(part, depthLeft - 1)
}
