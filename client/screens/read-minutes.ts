import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { formatDocumentName } from '../../shared/minutes/document-name.ts'
import { isPermanent } from '../../shared/minutes/wire.ts'

const againAfterMs = 3_000

/** The minutes of a meeting, to read: no caret, no name, and nothing is written. Answers with the way to stop. */
export function readMinutes(
  { workspaceId, meetingId }: { workspaceId: string; meetingId: string },
  onChange: (doc: Y.Doc) => void,
): () => void {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
  const name = encodeURIComponent(formatDocumentName({ kind: 'minutes', meetingId }))
  let again: ReturnType<typeof setTimeout> | undefined
  let stop = begin()

  function begin() {
    const doc = new Y.Doc()
    const provider = new WebsocketProvider(`${scheme}://${location.host}/yjs/${workspaceId}`, name, doc, {
      disableBc: true,
      params: { screen: '1' },
      shouldReconnect: ({ code }) => !isPermanent(code),
    })
    provider.awareness.setLocalState(null)
    doc.on('update', () => onChange(doc))
    let hasSynced = false
    provider.on('sync', (isSynced: boolean) => {
      if (!isSynced) return
      hasSynced = true
      // A text in which nothing stands brings no update.
      onChange(doc)
    })
    // What this screen has may be more than the server has, after a restore: it begins anew, and shows the old till then.
    // One that is refused before it has anything is refused for good.
    provider.on('closed', () => {
      if (!hasSynced) return
      again = setTimeout(() => {
        stop()
        stop = begin()
      }, againAfterMs)
    })
    return () => {
      provider.destroy()
      doc.destroy()
    }
  }

  return () => {
    clearTimeout(again)
    stop()
  }
}
