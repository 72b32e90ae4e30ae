import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeMeetings } from './concord-meetings.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const bench = join(here, '..')

/**
 * Every server of the bench.
 *
 * - `keeps`: whether what was written is there after a restart.
 * - `saved`: what it calls saved, or null when it tells its clients nothing of the kind.
 * - `framesPerSecond`: how fast one socket may send without being turned away.
 * - `dialect`: how its clients speak; see clients/dialects.mjs.
 * - `command`: what runs it, told its port, its folder and the folder of Concord.
 * - `openRooms`: makes places for rooms; each is a list of the addresses that its clients take in turn.
 */
export const servers = [
  {
    id: 'concord',
    title: 'Concord',
    keeps: true,
    saved: 'its durable message: the update is committed in PostgreSQL',
    setting: 'production build, embedded PostgreSQL with fsync and synchronous_commit on, nothing tuned',
    dialect: 'concord',
    framesPerSecond: 400,
    version: ({ concordDir }) => versionIn(concordDir),
    command: ({ port, folder, concordDir, imports }) => ({
      args: [...imports, '--enable-source-maps', 'dist/server/main.js'],
      cwd: concordDir,
      env: {
        PORT: String(port),
        HOST: '127.0.0.1',
        DATA_DIR: join(folder, 'data'),
        DATABASE_URL: '',
        EXAMPLE: 'on',
      },
    }),
    openRooms: makeMeetings,
  },
  hocuspocus({
    id: 'hocuspocus-sqlite',
    title: 'Hocuspocus, SQLite',
    keeps: true,
    setting: 'its defaults: stored 2 s after the last change and every 10 s, not awaited before the fan-out',
    args: ({ folder }) => [join(folder, 'documents.sqlite')],
  }),
  hocuspocus({
    id: 'hocuspocus-memory',
    title: 'Hocuspocus, in memory',
    keeps: false,
    setting: 'its defaults, no extension',
    args: () => [],
  }),
  yWebsocket({
    id: 'y-websocket-leveldb',
    title: '@y/websocket-server, LevelDB',
    keeps: true,
    setting: 'its defaults; every update is stored as it comes, not awaited before the fan-out',
    args: ({ folder }) => [join(folder, 'documents.leveldb')],
  }),
  yWebsocket({
    id: 'y-websocket-memory',
    title: '@y/websocket-server, in memory',
    keeps: false,
    setting: 'its defaults, no persistence',
    args: () => [],
  }),
  {
    id: 'fan-out',
    title: 'floor: `ws` fan-out',
    isFloor: true,
    keeps: false,
    saved: null,
    setting: 'forwards the bytes, knows no document',
    dialect: 'bare',
    version: () => versionIn(join(bench, 'node_modules/ws')),
    command: ({ port }) => ({ args: [join(here, 'programs/fan-out.mjs'), String(port)] }),
    openRooms: namedRooms,
  },
]

function hocuspocus({ args, ...server }) {
  return {
    ...server,
    saved: 'its SyncStatus message: the update was applied in memory',
    dialect: 'hocuspocus',
    framesPerSecond: 1_500,
    version: () => versionIn(join(bench, 'node_modules/@hocuspocus/server')),
    command: (use) => ({ args: [join(here, 'programs/hocuspocus.mjs'), String(use.port), ...args(use)] }),
    openRooms: namedRooms,
  }
}

function yWebsocket({ args, ...server }) {
  return {
    ...server,
    saved: null,
    dialect: 'y-websocket',
    framesPerSecond: 1_500,
    version: () => versionIn(join(here, 'y-websocket/node_modules/@y/websocket-server')),
    command: (use) => ({ args: [join(here, 'y-websocket/server.mjs'), String(use.port), ...args(use)] }),
    openRooms: namedRooms,
  }
}

/** These servers make a room of any name. */
async function namedRooms({ port, numbers }) {
  return numbers.map((number) => {
    const document = `room-${number}`
    return [{ url: `ws://127.0.0.1:${port}/${document}`, document }]
  })
}

function versionIn(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
}
