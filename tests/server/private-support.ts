import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { newId } from '../../server/people/secrets.ts'
import { syncMessage, syncStep } from '../../shared/minutes/wire.ts'
import { endpoints } from '../../shared/protocol.ts'
import type { PrivateHappened } from '../../shared/private/events.ts'
import type { Side } from '../../shared/private/side.ts'
import type { Refused } from '../world/device.ts'
import type { LivePage } from '../world/live-page.ts'
import type { Person } from '../world/person.ts'

type AnyCommand = { type: string; [field: string]: unknown }

export const saying = (words: string, meetingId?: string) => ({
  type: 'private.say',
  messageId: newId(),
  words,
  ...(meetingId && { meetingId }),
})

export async function asks(person: Person, command: AnyCommand, id = newId()): Promise<PrivateHappened[]> {
  const asked = { ...person.place, body: { id, command } }
  return (await person.device.done(endpoints.privateCommand, asked)).events
}

export const mayNotAsk = (person: Person, command: AnyCommand, id = newId()): Promise<Refused> =>
  person.device.refused(endpoints.privateCommand, { ...person.place, body: { id, command } })

export const sideOf = async (person: Person): Promise<Side> => (await newestFor(person)).side

export const newestFor = (person: Person) => person.device.done(endpoints.privateSide, person.place)

export const wordsOf = ({ messages }: Side) => messages.map(({ words }) => words)

/** What arrives at a page from the private side of its party. */
export function overheard(page: LivePage): PrivateHappened[] {
  const heard: PrivateHappened[] = []
  page.socket.on('private', ({ events }) => heard.push(...events))
  return heard
}

/** A text's socket with no document behind it: what comes over it, and how it was closed. */
export class RawText {
  readonly frames: Buffer[] = []
  closeCode: number | undefined

  constructor({ device, workspaceId, seatId }: Person, document: string) {
    const url = `${device.world.url.replace('http', 'ws')}/yjs/${workspaceId}/${encodeURIComponent(document)}`
    const headers = device.cookie ? { cookie: device.cookie } : {}
    const socket = new WebSocket(`${url}?seat=${seatId}`, { headers })
    device.world.onClose(() => socket.terminate())
    socket.on('message', (data: Buffer) => this.frames.push(data))
    socket.on('error', () => {})
    socket.on('open', () => {
      // As every honest client begins: asking for all there is, and having nothing.
      socket.send(syncMessage(syncStep.step1, Y.encodeStateVector(new Y.Doc())))
      socket.send(syncMessage(syncStep.step2, Y.encodeStateAsUpdate(new Y.Doc())))
    })
    socket.on('close', (code) => (this.closeCode = code))
  }
}

/** Whether bytes hold the words, as they are or as hex or base64, in which the middle of them stands in one of three ways. */
export function holds(bytes: string | Uint8Array, words: string): boolean {
  const text = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('latin1')
  const inBase64 = [0, 1, 2].map((shift) =>
    Buffer.from('x'.repeat(shift) + words)
      .toString('base64')
      .slice(4, -4),
  )
  return [words, Buffer.from(words).toString('hex'), ...inBase64].some((form) => text.includes(form))
}
