import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Device } from './device.ts'
import { until } from './until.ts'

export type SharedText = {
  doc: Y.Doc
  provider: WebsocketProvider
  /** The codes with which the server has closed it, in order. */
  closes: number[]
  words: (itemId: string) => string
  synced: () => Promise<SharedText>
  write: (itemId: string, words: string) => void
}

/** An unmodified y-websocket client that sends the device's cookie, as a browser would. */
export function openText(
  device: Device,
  place: { workspaceId: string; seatId?: string; document: string; isScreen?: boolean },
): SharedText {
  const { workspaceId, seatId, document, isScreen } = place
  const cookie = device.cookie
  class WebSocketWithCookie extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { headers: cookie ? { cookie } : {} })
    }
  }
  const doc = new Y.Doc()
  const url = `${device.world.url.replace('http', 'ws')}/yjs/${workspaceId}`
  const provider = new WebsocketProvider(url, encodeURIComponent(document), doc, {
    WebSocketPolyfill: WebSocketWithCookie as never,
    disableBc: true,
    params: isScreen ? { screen: '1' } : seatId ? { seat: seatId } : {},
    maxBackoffTime: 100,
  })
  device.world.onClose(() => provider.destroy())
  const closes: number[] = []
  provider.on('connection-close', (event) => event && closes.push(event.code))
  const text: SharedText = {
    doc,
    provider,
    closes,
    words: (itemId) => doc.getXmlFragment(itemId).toJSON(),
    write(itemId, words) {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(words)])
      doc.getXmlFragment(itemId).push([paragraph])
    },
    async synced() {
      await until(() => provider.synced, 'the text is synced')
      return text
    },
  }
  return text
}
