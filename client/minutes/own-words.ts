import * as Y from 'yjs'
import type { StateVector } from './connection/server-behind.ts'

/**
 * The blocks that this page has a hand in, section by section, as plain text; all of the text when it has none, since
 * words kept from an earlier visit no longer say that they are one's own.
 */
export function ownWords(
  doc: Y.Doc,
  titleOf: (itemId: string) => string,
  clients: ReadonlySet<number> = new Set([doc.clientID]),
): string {
  const own = sectionsOf(doc, titleOf, (block) => hasAny(block, ({ id }) => clients.has(id.client)))
  return own || sectionsOf(doc, titleOf, () => true)
}

/** The blocks with anything in them, whoever wrote it, that a server has lost which has no more than this. */
export function lostWords(doc: Y.Doc, serverHas: StateVector, titleOf: (itemId: string) => string): string {
  const isLost = ({ id, length }: Y.Item) => id.clock + length > (serverHas.get(id.client) ?? 0)
  return sectionsOf(doc, titleOf, (block) => hasAny(block, isLost))
}

function sectionsOf(
  doc: Y.Doc,
  titleOf: (itemId: string) => string,
  isWanted: (block: Y.XmlElement) => boolean,
) {
  const sections = [...doc.share.keys()].map((itemId) => {
    const blocks = doc.getXmlFragment(itemId).toArray().filter(isElement).filter(isWanted)
    const words = blocks.map(blockWords).join('\n').trim()
    return words && `${titleOf(itemId)}\n${words}`
  })
  return sections.filter(Boolean).join('\n\n')
}

export const isElement = (part: unknown): part is Y.XmlElement => part instanceof Y.XmlElement

function hasAny(type: { _first: Y.Item | null }, isWanted: (item: Y.Item) => boolean): boolean {
  for (let item = type._first; item; item = item.right) {
    if (item.deleted) continue
    if (isWanted(item)) return true
    if (item.content instanceof Y.ContentType && hasAny(item.content.type, isWanted)) return true
  }
  return false
}

/** What a block says, a line for each of its lines. */
export function blockWords(part: Y.XmlElement): string {
  const isLine = part.toArray().some((inner) => inner instanceof Y.XmlText)
  return part
    .toArray()
    .map((inner) => (inner instanceof Y.XmlElement ? blockWords(inner) : plain(inner)))
    .join(isLine ? '' : '\n')
}

function plain(text: unknown): string {
  if (!(text instanceof Y.XmlText)) return ''
  const parts: { insert?: unknown }[] = text.toDelta()
  return parts.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
}
