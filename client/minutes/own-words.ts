import * as Y from 'yjs'

/**
 * The blocks that this page has a hand in, section by section, as plain text; all of the text when it has none, since
 * words kept from an earlier visit no longer say that they are one's own.
 */
export function ownWords(
  doc: Y.Doc,
  titleOf: (itemId: string) => string,
  clients: ReadonlySet<number> = new Set([doc.clientID]),
): string {
  const own = sectionsOf(doc, titleOf, (block) => isBy(block, clients))
  return own || sectionsOf(doc, titleOf, () => true)
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

function isBy(type: { _first: Y.Item | null }, clients: ReadonlySet<number>): boolean {
  for (let item = type._first; item; item = item.right) {
    if (item.deleted) continue
    if (clients.has(item.id.client)) return true
    if (item.content instanceof Y.ContentType && isBy(item.content.type, clients)) return true
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
