import { io, type Socket } from 'socket.io-client'
import type { LiveToPage, LiveToServer } from '../../shared/live.ts'
import type { ScreenView } from '../../shared/screens/screen-view.ts'
import { ownServer, type Reach } from '../api.ts'

export type Watched =
  | { is: 'loading' }
  | { is: 'shown'; view: ScreenView; lostAt: number | null }
  /** The screen was closed, or its code never worked: in the server’s words, where it gave any. */
  | { is: 'gone'; why: string | undefined }

/** Follows what a screen shows. Answers with the way to stop. */
export function watchScreen(
  workspaceId: string,
  tell: (watched: Watched) => void,
  { origin, headers }: Reach = ownServer,
): () => void {
  const socket: Socket<LiveToPage, LiveToServer> = io(origin || '/', {
    path: `/live/${workspaceId}/`,
    query: { screen: '1' },
    transports: ['websocket', 'polling'],
    extraHeaders: headers,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    // Another screen of this browser is another connection.
    forceNew: true,
  })
  let view: ScreenView | undefined
  let lostAt: number | null = null
  let retry: ReturnType<typeof setTimeout> | undefined
  const lost = () => {
    // Since it was lost, and not since it was last tried.
    lostAt ??= Date.now()
    if (view) tell({ is: 'shown', view, lostAt })
  }
  const gone = (why: string | undefined) => {
    socket.disconnect()
    tell({ is: 'gone', why })
  }
  socket.on('shown', (shown) => {
    view = shown
    lostAt = null
    tell({ is: 'shown', view, lostAt })
  })
  socket.on('gone', gone)
  socket.on('disconnect', (reason) => {
    if (reason !== 'io client disconnect') lost()
  })
  socket.on('connect_error', (err: Error & { data?: { code?: string } }) => {
    if (err.data?.code === 'signed_out' || err.data?.code === 'not_found') return gone(err.message)
    lost()
    // Who was refused is not brought back by the library.
    if (!socket.active) retry = setTimeout(() => socket.connect(), 3_000)
  })
  return () => {
    clearTimeout(retry)
    socket.off()
    socket.disconnect()
  }
}
