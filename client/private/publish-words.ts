import { ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'

/** Writes words at the end of a section of the minutes, a line for each of theirs, as if they were typed there. */
export function publishWords(section: Y.XmlFragment, words: string): void {
  const lines = words
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const paragraphs = lines.map((line) => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(line)])
    return paragraph
  })
  // So that the editor of the section takes it for its own, and its undo takes it back.
  section.doc?.transact(() => section.push(paragraphs), ySyncPluginKey)
}
