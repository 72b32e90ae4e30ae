import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { testDatabase, type TestDatabase } from '../database.ts'

vi.setConfig({ testTimeout: 60_000 })

type Program = { child: ChildProcess; said: () => string; ended: Promise<number | null> }

let database: TestDatabase
let running: ChildProcess[] = []
beforeAll(async () => {
  database = await testDatabase()
})
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  running = []
})
afterAll(() => database.drop())

test('the program says where it is when it is ready, and SIGTERM ends it with exit code 0', async () => {
  const program = run({})
  const url = await readyUrl(program)
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  program.child.kill('SIGTERM')
  expect(await program.ended).toBe(0)
})

test('one Ctrl-C that arrives twice still stops it in order', async () => {
  const program = run({})
  await readyUrl(program)
  // Two kinds, because two of a kind may arrive as one.
  program.child.kill('SIGINT')
  program.child.kill('SIGTERM')
  expect(await program.ended).toBe(0)
})

test('the program does not outlive the one that started it', async () => {
  const program = run({})
  await readyUrl(program)
  program.child.disconnect()
  expect(await program.ended).toBe(0)
})

test('settings that are wrong end the start with a list of them and exit code 1', async () => {
  const program = run({ PORT: 'many', EXAMPLE: 'perhaps' })
  expect(await program.ended).toBe(1)
  expect(program.said()).toContain('PORT must be a whole number')
  expect(program.said()).toContain('EXAMPLE must be on or off')
})

test('a port that is taken ends the start with a sentence, without a stack', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const program = run({ PORT: String(port) })
  expect(await program.ended).toBe(1)
  expect(program.said()).toContain(`Port ${port} is in use`)
  expect(program.said()).not.toContain('    at ')
  other.close()
})

test('a database that does not exist ends the start with a sentence', async () => {
  const url = new URL(database.url)
  url.pathname = 'nowhere'
  const program = run({ DATABASE_URL: url.href })
  expect(await program.ended).toBe(1)
  expect(program.said()).toContain('The database named in DATABASE_URL does not exist.')
})

function run(env: Record<string, string>): Program {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, '../../server/main.ts')],
    {
      env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATABASE_URL: database.url, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  )
  running.push(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += String(chunk)))
  return {
    child,
    said: () => said,
    ended: once(child, 'exit').then(([code]: (number | null)[]) => code ?? null),
  }
}

async function readyUrl(program: Program): Promise<string> {
  return vi.waitFor(
    () => {
      const url = /ready: open (\S+)/.exec(program.said())?.[1]
      if (!url) throw new Error(`not ready yet: ${program.said()}`)
      return url
    },
    { timeout: 50_000 },
  )
}
