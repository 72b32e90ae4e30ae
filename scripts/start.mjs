import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readyBuild, readyNode, readyPackages } from './prepare.mjs'

const lookForNpmMs = 1_000

readyNode()
await readyPackages()
await readyBuild()

// In a process group of its own, so that Ctrl-C reaches it once, from here. The fourth channel is never written to:
// when this process is killed it closes, and the server stops.
const server = spawn(process.execPath, ['--enable-source-maps', 'dist/server/main.js'], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: { ...process.env, NODE_ENV: 'production' },
  detached: true,
})
server.once('exit', (code) => process.exit(code ?? 1))

process.on('SIGINT', () => server.kill('SIGINT'))
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill('SIGTERM'))

// npm passes signals on, but when it is killed nobody tells.
if (process.env.npm_lifecycle_event) {
  const npm = findNpm()
  setInterval(() => {
    if (findNpm() !== npm) server.kill('SIGTERM')
  }, lookForNpmMs).unref()
}

/** The process that started this one, or, where npm put a shell between, the one that started the shell. */
function findNpm() {
  try {
    const isShell = readFileSync(`/proc/${process.ppid}/cmdline`, 'utf8').includes('start.mjs')
    const status = readFileSync(`/proc/${process.ppid}/status`, 'utf8')
    if (isShell) return Number(/^PPid:\s+(\d+)/m.exec(status)?.[1])
  } catch {
    // Only Linux has these files.
  }
  return process.ppid
}
