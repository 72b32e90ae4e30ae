import * as Y from 'yjs'
import type { Minutes } from '../minutes/minutes.ts'

/** What somebody writes into a section, as the page's editor would leave it. */
export type Line = { text: string } | { bullets: string[] } | { actionId: string }

/** Writes lines under an agenda item in a person's own hand, through the same checks as any page's typing. */
export async function writeLines(
  minutes: Minutes,
  place: { workspaceId: string; document: string; itemId: string },
  seatId: string,
  lines: Line[],
): Promise<void> {
  const text = await minutes.text(place.workspaceId, place.document)
  const before = Y.encodeStateVector(text)
  const section = text.getXmlFragment(place.itemId)
  section.push(lines.map(elementOf))
  await minutes.write(place.workspaceId, place.document, seatId, Y.encodeStateAsUpdate(text, before))
  text.destroy()
}

function elementOf(line: Line): Y.XmlElement {
  if ('text' in line) return paragraph(line.text)
  if ('actionId' in line) {
    const card = new Y.XmlElement('actionCard')
    card.setAttribute('actionId', line.actionId)
    return card
  }
  const list = new Y.XmlElement('bulletList')
  list.insert(
    0,
    line.bullets.map((bullet) => {
      const item = new Y.XmlElement('listItem')
      item.insert(0, [paragraph(bullet)])
      return item
    }),
  )
  return list
}

function paragraph(words: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(words)])
  return element
}
