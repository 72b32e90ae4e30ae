import * as Y from 'yjs'
import type { Chance } from './chance.ts'

export const seats = ['parent', 'senco', 'officer'] as const
export type SeatId = (typeof seats)[number]
/** One update as a page sent it. */
export type Sent = { seatId: SeatId; bytes: Uint8Array }

const words = ['Speech ', 'therapy 😀 ', 'é', 'twice a week. ', '支援', '\n', 'x'.repeat(40)]

/** Three people at the same minutes, as the editor of the page writes them: blocks, marks, tables, cards, undo. */
export function playSession(chance: Chance, deeds: number): Sent[] {
  const sent: Sent[] = []
  const pages = seats.map((seatId, index) => {
    const doc = new Y.Doc()
    doc.clientID = 1_000 * (index + 1) + chance.below(1_000)
    doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin !== 'elsewhere') sent.push({ seatId, bytes })
    })
    const undo = new Y.UndoManager(doc.getXmlFragment('item-1'), { captureTimeout: 0 })
    return { doc, undo, hasRead: 0 }
  })
  for (let left = deeds; left > 0; left -= 1) {
    const page = chance.of(pages)
    const deed = chance.below(10)
    if (deed === 0) page.undo.undo()
    else if (deed === 1) page.undo.redo()
    else if (deed === 2) {
      for (; page.hasRead < sent.length; page.hasRead += 1)
        Y.applyUpdate(page.doc, sent[page.hasRead]!.bytes, 'elsewhere')
    } else page.doc.transact(() => edit(page.doc.getXmlFragment('item-1'), chance))
  }
  return sent
}

function edit(section: Y.XmlFragment, chance: Chance): void {
  const deed = chance.below(12)
  const block = section.length > 0 ? section.get(chance.below(section.length)) : null
  const text = block instanceof Y.XmlElement ? firstText(block) : null
  if (!text || deed === 0) section.insert(chance.below(section.length + 1), [paragraph(chance.of(words))])
  else if (deed === 1) section.insert(chance.below(section.length + 1), [table(chance)])
  else if (deed === 2) section.insert(chance.below(section.length + 1), [card(chance)])
  else if (deed === 3) section.delete(chance.below(section.length), 1)
  else if (deed === 4 && text.length > 0) text.delete(0, 1 + chance.below(text.length))
  else if (deed === 5 && text.length > 0) text.format(0, text.length, { bold: chance.of([true, null]) })
  else text.insert(chance.of([0, text.length]), chance.of(words))
}

function firstText(element: Y.XmlElement): Y.XmlText | null {
  for (const part of element.toArray()) {
    if (part instanceof Y.XmlText) return part
    const inner = part instanceof Y.XmlElement ? firstText(part) : null
    if (inner) return inner
  }
  return null
}

function paragraph(said: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(said)])
  return element
}

function table(chance: Chance): Y.XmlElement {
  const made = new Y.XmlElement('table')
  const rows = Array.from({ length: 1 + chance.below(2) }, () => {
    const row = new Y.XmlElement('tableRow')
    const cell = new Y.XmlElement('tableCell')
    cell.setAttribute('colspan', 2 as never)
    cell.insert(0, [paragraph(chance.of(words))])
    row.insert(0, [cell])
    return row
  })
  made.insert(0, rows)
  return made
}

function card(chance: Chance): Y.XmlElement {
  const made = new Y.XmlElement('actionCard')
  made.setAttribute('actionId', `action-${String(chance.below(1e9)).padStart(10, '0')}`)
  return made
}
