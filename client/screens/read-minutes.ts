import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { formatDocumentName } from '../../shared/minutes/document-name.ts'
import { isPermanent } from '../../shared/minutes/wire.ts'

/** The minutes of a meeting, to read: no caret, no name, and nothing is written. Answers with the way to stop. */
export function readMinutes(
  { workspaceId, meetingId }: { workspaceId: string; meetingId: string },
  onChange: (doc: Y.Doc) => void,
): () => void {
  const doc = new Y.Doc()
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
  const name = encodeURIComponent(formatDocumentName({ kind: 'minutes', meetingId }))
  const provider = new WebsocketProvider(`${scheme}://${location.host}/yjs/${workspaceId}`, name, doc, {
    disableBc: true,
    params: { screen: '1' },
    shouldReconnect: ({ code }) => !isPermanent(code),
  })
  provider.awareness.setLocalState(null)
  doc.on('update', () => onChange(doc))
  return () => {
    provider.destroy()
    doc.destroy()
  }
}
