import { WebSocket } from 'ws'
import { endpoints } from '../../shared/protocol.ts'

/** Somebody's place at a text: what a page would know of it. */
export type Seat = { seatId: string; cookie: string }

/** An example review of its own, with a device in every seat. */
export type Meeting = { workspaceId: string; meetingId: string; document: string; seats: Seat[] }

export async function openMeeting(url: string): Promise<Meeting> {
  const { body } = await post(`${url}/api/example`, {})
  const { workspaceId, meetingId, document, seats: all } = endpoints.example.reply.parse(body)
  const seats: Seat[] = []
  for (const { seatId } of all) {
    const { cookie } = await post(`${url}/api/workspaces/${workspaceId}/example/sit`, { seatId })
    seats.push({ seatId, cookie })
  }
  return { workspaceId, meetingId, document, seats }
}

/** Where the page's sockets go. */
export const textsAt = (url: string, { workspaceId }: Meeting) =>
  `${url.replace('http', 'ws')}/yjs/${workspaceId}`

/** A WebSocket that sends the device's cookie, as a browser's does. */
export function socketOf({ cookie }: Seat): typeof globalThis.WebSocket {
  class WebSocketWithCookie extends WebSocket {
    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols, { headers: { cookie } })
    }
  }
  return WebSocketWithCookie as never
}

type Reply = { status: number; body: unknown; cookie: string }

/** Asks over HTTP. A line that breaks throws, as `fetch` does. */
export async function post(url: string, body: unknown, { cookie }: { cookie?: string } = {}): Promise<Reply> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie && { cookie }) },
    body: JSON.stringify(body),
  })
  return {
    status: response.status,
    body: await response.json(),
    cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '',
  }
}
