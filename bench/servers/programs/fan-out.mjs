// The floor: no document, no check, no disk. What comes from one socket goes to the others of its room as it is.
//   node fan-out.mjs <port>
import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'
import { onDemand } from './on-demand.mjs'

const rooms = new Map()
const http = createServer((_request, response) => response.end('ready'))
new WebSocketServer({ server: http, perMessageDeflate: false }).on('connection', (socket, { url }) => {
  const room = rooms.get(url) ?? new Set()
  rooms.set(url, room.add(socket))
  socket.on('error', () => {})
  socket.on('close', () => room.delete(socket))
  socket.on('message', (data) => {
    for (const other of room) if (other !== socket) other.send(data)
  })
})
http.listen(Number(process.argv[2]), '127.0.0.1')
onDemand()
