import { spawn } from 'node:child_process'
import { readyNode, readyPackages } from './prepare.mjs'

readyNode()
await readyPackages()

const page = 'http://localhost:5173'
const env = { ...process.env, NODE_ENV: 'development', PUBLIC_URL: process.env.PUBLIC_URL || page }
const programs = [
  spawn(process.execPath, ['--import', 'tsx', '--watch', '--watch-preserve-output', 'server/main.ts'], {
    stdio: 'inherit',
    env,
  }),
  spawn(process.execPath, ['node_modules/vite/bin/vite.js', '--clearScreen', 'false'], {
    stdio: 'inherit',
    env,
  }),
]
console.log(`\n  The page with live reload: ${page}  (Ctrl-C stops both programs)\n`)

// Ctrl-C in a terminal reaches all of them; the others reach this process alone.
process.on('SIGINT', () => {})
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, stopAll)

let running = programs.length
for (const program of programs) {
  program.once('exit', (code) => {
    running -= 1
    process.exitCode ||= code ?? 0
    stopAll()
    if (running === 0) process.exit()
  })
}

function stopAll() {
  for (const program of programs) program.kill('SIGTERM')
}
