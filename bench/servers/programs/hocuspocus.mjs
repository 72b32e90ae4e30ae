// Hocuspocus with its usual settings: a store 2 s after the last change, 10 s at the latest.
//   node hocuspocus.mjs <port> [SQLite file]
import { Server } from '@hocuspocus/server'
import { onDemand } from './on-demand.mjs'

const [port, file] = process.argv.slice(2)
const extensions = []
if (file) {
  const { SQLite } = await import('@hocuspocus/extension-sqlite')
  extensions.push(new SQLite({ database: file }))
}
await new Server({ port: Number(port), address: '127.0.0.1', quiet: true, extensions }).listen()
onDemand()
