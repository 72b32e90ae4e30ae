import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { readyBuild, readyNode, readyPackages } from './prepare.mjs'
import { giveUp } from './progress.mjs'
import { findHaproxy, howToGetHaproxy, startProxy } from './proxy.mjs'

const startAgainAfterMs = 1_000
const patienceMs = 20_000

readyNode()
const count = Number(process.argv[2] ?? 2)
if (!Number.isInteger(count) || count < 1 || count > 16)
  giveUp('Say how many nodes there should be, from 1 to 16: npm run start:cluster -- 3')
const port = Number(process.env.PORT || 3000)
const host = process.env.HOST || '127.0.0.1'
const haproxy = (await findHaproxy()) ?? giveUp(howToGetHaproxy)
await readyPackages()
await readyBuild()

let isStopping = false
/**
 * @typedef {import('node:child_process').ChildProcess} Child
 * @type {{ nodes: Child[], proxy?: Child, database?: Child }}
 */
const running = { nodes: [] }

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stopAll(0))

const databaseUrl = process.env.DATABASE_URL || (await startDatabase())
const isForAll = !/^(localhost|127\.|\[?::1)/.test(host)
const settings = {
  ...process.env,
  NODE_ENV: 'production',
  DATABASE_URL: databaseUrl,
  // The nodes listen to the proxy alone, so what depends on who can reach them is said here.
  HOST: '127.0.0.1',
  TRUST_PROXY: process.env.TRUST_PROXY || '1',
  ...(isForAll && {
    OPENING: process.env.OPENING || 'code',
    EXAMPLE: process.env.EXAMPLE || 'off',
  }),
}
const ports = Array.from({ length: count }, (_, place) => port + place + 1)
// One after the other: the first brings the database up to date.
for (const [place, nodePort] of ports.entries()) await startNode(place + 1, nodePort)
await startFront(ports.map((nodePort) => `127.0.0.1:${nodePort}`))
console.log(
  `\n  Concord is ready on ${count} nodes: open ${process.env.PUBLIC_URL || `http://${host}:${port}`}  (Ctrl-C stops all)\n`,
)

async function startDatabase() {
  const child = start('database', 'dist/server/database.js', { ...process.env })
  running.database = child
  const ended = once(child, 'exit')
  const said = await Promise.race([once(child, 'message'), ended.then(() => undefined)])
  if (!said) return stopAll(1)
  void ended.then(() => stopAll(1))
  return said[0].databaseUrl
}

/**
 * @param {number} number
 * @param {number} nodePort
 */
async function startNode(number, nodePort) {
  const name = `node ${number}`
  const child = start(name, 'dist/server/main.js', { ...settings, PORT: String(nodePort) })
  running.nodes[number - 1] = child
  if (!(await isReady(child))) return stopAll(1)
  console.log(`${name}: process ${child.pid}, port ${nodePort}`)
  child.once('exit', (code, signal) => {
    if (isStopping) return
    console.log(`${name} ended (${signal ?? code}); starting it again`)
    setTimeout(() => isStopping || void startNode(number, nodePort), startAgainAfterMs)
  })
}

/** @param {string[]} nodes */
async function startFront(nodes) {
  const bind = host.includes(':') ? `[${host.replaceAll(/[[\]]/g, '')}]:${port}` : `${host}:${port}`
  const child = await startProxy({ haproxy, bind, nodes })
  running.proxy = child
  show('proxy', child)
  child.once('exit', () => void stopAll(1))
  const deadline = Date.now() + patienceMs
  const address = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}/healthz`
  while (!isStopping && Date.now() < deadline) {
    const answer = await fetch(address).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await stopAll(1)
}

/**
 * In a process group of its own, so that Ctrl-C reaches it once, from here; when this process is killed the fourth
 * channel closes, and the program stops.
 * @param {string} name
 * @param {string} file
 * @param {NodeJS.ProcessEnv} env
 */
function start(name, file, env) {
  const child = spawn(process.execPath, ['--enable-source-maps', file], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  })
  show(name, child)
  return child
}

/**
 * Where each program says that it is, is of no use to anybody who should come through the proxy.
 * @param {string} name
 * @param {Child} child
 */
function show(name, child) {
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue
    createInterface({ input: stream }).on('line', (line) => {
      if (line.trim() && !line.includes('Concord is ready')) console.log(`${name} | ${line}`)
    })
  }
}

/** @param {Child} child */
function isReady(child) {
  return new Promise((resolve) => {
    child.once('exit', () => resolve(false))
    child.stdout?.on('data', (chunk) => {
      if (String(chunk).includes('Concord is ready')) resolve(true)
    })
  })
}

/** @param {Child} child */
async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

/**
 * The nodes first, so that they tell their pages; then the proxy, and what they wrote to last.
 * @param {number} code
 * @returns {Promise<never>}
 */
async function stopAll(code) {
  if (isStopping) return new Promise(() => {})
  isStopping = true
  await Promise.all(running.nodes.map(stop))
  for (const last of [running.proxy, running.database]) if (last) await stop(last)
  process.exit(code)
}
