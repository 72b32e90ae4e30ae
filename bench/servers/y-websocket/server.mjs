// The server of @y/websocket-server, and its LevelDB persistence as its documentation shows it.
//   node server.mjs <port> [LevelDB folder]
import { createServer } from 'node:http'
import { setPersistence, setupWSConnection } from '@y/websocket-server/utils'
import ws from 'ws'
import { LeveldbPersistence } from 'y-leveldb'
import * as Y from 'yjs'
import { onDemand } from '../programs/on-demand.mjs'

const [port, folder] = process.argv.slice(2)
if (folder) {
  const store = new LeveldbPersistence(folder)
  setPersistence({
    provider: store,
    async bindState(name, doc) {
      const stored = await store.getYDoc(name)
      void store.storeUpdate(name, Y.encodeStateAsUpdate(doc))
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(stored))
      doc.on('update', (update) => void store.storeUpdate(name, update))
    },
    async writeState() {},
  })
}
const http = createServer((_request, response) => response.end('ready'))
const sockets = new ws.Server({ noServer: true })
sockets.on('connection', setupWSConnection)
http.on('upgrade', (request, socket, head) =>
  sockets.handleUpgrade(request, socket, head, (webSocket) => sockets.emit('connection', webSocket, request)),
)
http.listen(Number(port), '127.0.0.1')
onDemand()
