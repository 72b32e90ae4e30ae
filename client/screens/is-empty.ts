import * as Y from 'yjs'

/** Whether nothing can be read in a part of the text: an editor leaves an empty paragraph where nobody wrote. */
export function isEmpty(part: Y.XmlFragment, hasAction: (id: string) => boolean): boolean {
  return part.toArray().every((inside) => {
    if (inside instanceof Y.XmlText) return inside.toString().trim() === ''
    if (!(inside instanceof Y.XmlElement)) return true
    if (inside.nodeName === 'actionCard') return !hasAction(inside.getAttribute('actionId') ?? '')
    return isEmpty(inside, hasAction)
  })
}
