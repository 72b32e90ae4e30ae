import { io, type Socket } from 'socket.io-client'
import type { LiveToPage, LiveToServer } from '../../shared/protocol.ts'
import type { ScreenView } from '../../shared/screens/screen-view.ts'

export type Watched =
  | { is: 'loading' }
  | { is: 'shown'; view: ScreenView; lostAt: number | null }
  /** The screen was closed, or its code never worked. */
  | { is: 'gone' }

/** Follows what a screen shows. Answers with the way to stop. */
export function watchScreen(workspaceId: string, tell: (watched: Watched) => void): () => void {
  const socket: Socket<LiveToPage, LiveToServer> = io('/', {
    path: `/live/${workspaceId}/`,
    query: { screen: '1' },
    transports: ['websocket', 'polling'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    // Another screen of this browser is another connection.
    forceNew: true,
  })
  let view: ScreenView | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  const lost = () => view && tell({ is: 'shown', view, lostAt: Date.now() })
  const gone = () => {
    socket.disconnect()
    tell({ is: 'gone' })
  }
  socket.on('shown', (shown) => {
    view = shown
    tell({ is: 'shown', view, lostAt: null })
  })
  socket.on('gone', gone)
  socket.on('disconnect', (reason) => {
    if (reason !== 'io client disconnect') lost()
  })
  socket.on('connect_error', (err: Error & { data?: { code?: string } }) => {
    if (err.data?.code === 'signed_out' || err.data?.code === 'not_found') return gone()
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
