import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { closeCode } from '../shared/minutes/wire.ts'
import { Refusal, statusOf } from '../shared/refusal.ts'
import { isMoving } from './hosting/moving.ts'
import { checkOrigin } from './http.ts'
import { limits } from './minutes/limits.ts'
import type { Minutes, Visitor } from './minutes/minutes.ts'
import { callerOf } from './people/caller.ts'
import { tokenIn } from './people/cookie.ts'
import { screenCookie } from './screens/cookie.ts'
import { screenOf } from './screens/screens.ts'
import type { Services } from './services.ts'

const minutesPath = /^\/yjs\/([^/?]+)\/([^?]+)(?:\?(.*))?$/

/**
 * The one listener for upgrades: `/yjs/…` is the minutes', `/live/…` is socket.io's own, and any other is ended.
 * A person who may not enter is let in and then told why: a failed handshake would tell the browser nothing, and
 * y-websocket would try for ever. The function that it answers with turns newcomers away from then on.
 */
export function listenForUpgrades(server: Server, services: Services, minutes: Minutes): () => void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.maxFrameBytes,
    perMessageDeflate: false,
  })

  let isOpen = true
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node takes its own listener away with the upgrade, and an error nobody listens to ends the process.
    socket.on('error', destroy)
    // As it was sent, as socket.io reads it too: read in two ways, an address could be nobody's.
    const { url = '' } = request
    if (url.startsWith('/live/')) return
    const [, workspaceId, document, query] = minutesPath.exec(url) ?? []
    if (workspaceId === undefined || document === undefined) return endWith(socket, '404 Not Found')
    // As the door says it of requests: a proxy then tries another node.
    if (!isOpen) return endWith(socket, '503 Service Unavailable')
    // The client sends nothing before its handshake is answered, so it is safe to look it up first.
    judge(services, request, { workspaceId, document, query })
      .then((verdict) =>
        sockets.handleUpgrade(request, socket, head, (webSocket) => {
          if ('visitor' in verdict && services.hosting.isHere(workspaceId))
            return minutes.join(webSocket, verdict.visitor)
          // What still comes from somebody who was turned away may be broken too.
          webSocket.on('error', () => {})
          // Judged, and the workspace has left this node since: the page comes back and finds it elsewhere.
          const { closeCode: code, reason } = 'visitor' in verdict ? hasMoved : verdict
          webSocket.close(code, reason)
        }),
      )
      .catch((err: unknown) => {
        services.log.error({ err, workspaceId }, 'minutes socket not opened')
        socket.destroy()
      })
  }

  server.on('upgrade', onUpgrade)
  return () => {
    isOpen = false
  }
}

/** Not a closure of the upgrade, which would keep its request for as long as the socket lives. */
function destroy(this: Duplex) {
  this.destroy()
}

function endWith(socket: Duplex, status: string) {
  socket.once('finish', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}

type Closing = { closeCode: number; reason: string }
type Verdict = { visitor: Visitor } | Closing

const hasMoved: Closing = { closeCode: closeCode.restarting, reason: fitting(isMoving().message) }

async function judge(
  services: Services,
  { headers }: IncomingMessage,
  named: { workspaceId: string; document: string; query: string | undefined },
): Promise<Verdict> {
  try {
    checkOrigin(headers, services.config.publicUrl)
    const { workspaceId } = named
    const query = new URLSearchParams(named.query)
    if (query.has('screen')) return { visitor: await screenVisitor(services, headers.cookie, named) }
    const seatId = query.get('seat') ?? undefined
    const { host, seat } = await callerOf(services, { cookie: headers.cookie, workspaceId, seatId })
    return {
      visitor: {
        workspaceId,
        document: decoded(named.document),
        seatId: seat.id,
        party: seat.party,
        name: host.names.seats[seat.id] ?? '',
        isScreen: false,
        isDurableAware: query.get('durable') === '1',
      },
    }
  } catch (err) {
    if (err instanceof Refusal && err.code === 'moving') return hasMoved
    if (err instanceof Refusal) return { closeCode: 4000 + statusOf[err.code], reason: fitting(err.message) }
    services.log.error({ err, workspaceId: named.workspaceId }, 'minutes socket not admitted')
    return { closeCode: closeCode.ourFault, reason: 'Something went wrong on our side. Concord tries again.' }
  }
}

/** A screen in the room: what it may read is asked of the table, as of every visitor. */
async function screenVisitor(
  services: Services,
  cookie: string | undefined,
  { workspaceId, document }: { workspaceId: string; document: string },
): Promise<Visitor> {
  const { host, screenId, by } = await screenOf(services, {
    token: tokenIn(cookie, screenCookie),
    workspaceId,
  })
  return {
    workspaceId,
    document: decoded(document),
    seatId: screenId,
    party: host.table.seats[by]?.party ?? 'other',
    name: '',
    isScreen: true,
    isDurableAware: false,
  }
}

/** A close frame has room for 123 bytes of reason (RFC 6455, 5.5): the first sentence, and of that what fits. */
function fitting(message: string): string {
  const [first = ''] = message.split(/(?<=\.) /)
  let reason = first
  while (Buffer.byteLength(reason) > 123) reason = reason.slice(0, -1)
  return reason
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    throw new Refusal('invalid', 'This is not the name of a text.')
  }
}
