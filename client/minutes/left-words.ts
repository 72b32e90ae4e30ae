import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { readMarks } from './connection/unsent-mark.ts'
import { ownWords } from './own-words.ts'

/** Words that a page closed with, by the name of the text's copy on this device. */
const closedWith = new Map<string, string>()

const title = () => 'Minutes'

export const copiesOf = (workspaceId: string, seatId: string) => `concord/${workspaceId}/${seatId}/`

/** Holds on to words that the server has not, when the page that they were typed on goes. */
export function leaveWords(copyName: string, words: string): void {
  if (words) closedWith.set(copyName, words)
  else closedWith.delete(copyName)
}

export const unsentWords = (doc: Y.Doc): string => ownWords(doc, title)

/**
 * What was typed on this device for a seat and never reached the server, from this visit or an earlier one: for
 * somebody whose seat is gone, who can no longer open the minutes themselves.
 */
export async function readLeftWords(workspaceId: string, seatId: string): Promise<string> {
  const prefix = copiesOf(workspaceId, seatId)
  const kept = await keptCopies(prefix)
  const names = new Set([...closedWith.keys(), ...kept].filter((name) => name.startsWith(prefix)))
  const words = [...names].map(async (name) => closedWith.get(name) ?? (await wordsInCopy(name)))
  return (await Promise.all(words)).filter(Boolean).join('\n\n')
}

/**
 * Takes the texts of a seat that this device no longer holds off the device: a party's drafts and notes are nothing for
 * whoever has it next. What never reached the server stays until somebody has read it.
 */
export async function letGoOfSentCopies(workspaceId: string, seatId: string): Promise<void> {
  for (const name of await keptCopies(copiesOf(workspaceId, seatId)))
    if (!closedWith.has(name) && (await wordsInCopy(name)) === '') indexedDB.deleteDatabase(name)
}

export async function letGoOfLeftWords(workspaceId: string, seatId: string): Promise<void> {
  const prefix = copiesOf(workspaceId, seatId)
  for (const name of closedWith.keys()) if (name.startsWith(prefix)) closedWith.delete(name)
  for (const name of await keptCopies(prefix)) indexedDB.deleteDatabase(name)
}

async function keptCopies(prefix: string): Promise<string[]> {
  try {
    const all = await indexedDB.databases()
    return all.flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : []))
  } catch {
    // A browser that does not say, or keeps nothing.
    return []
  }
}

async function wordsInCopy(name: string): Promise<string> {
  const doc = new Y.Doc()
  const copy = new IndexeddbPersistence(name, doc)
  try {
    const { db } = await copy.whenSynced
    const clients = db ? [...(await readMarks(db)).values()] : []
    return clients.length > 0 ? ownWords(doc, title, new Set(clients)) : ''
  } finally {
    await copy.destroy()
    doc.destroy()
  }
}
