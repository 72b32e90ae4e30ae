import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Door } from '../../server/door.ts'

let door: Door
let url: string

beforeEach(async () => {
  door = new Door()
  url = await door.listen(0, '127.0.0.1')
})

afterEach(() => door.close())

test('until the app is there, and again while it drains, every request is answered with 503', async () => {
  expect(await ask('/healthz')).toEqual([503, '{"status":"starting"}'])
  door.open((_request, response) => response.end('from the app'))
  expect(await ask('/healthz')).toEqual([200, 'from the app'])
  door.drain()
  expect(await ask('/healthz')).toEqual([503, '{"status":"draining"}'])
})

test('a person who opens the page while it starts reads that it starts', async () => {
  const response = await fetch(url, { headers: { accept: 'text/html,*/*' } })
  expect(response.status).toBe(503)
  expect(await response.text()).toContain('Concord is starting.')
})

test('a request that is under way while the door closes gets its answer', async () => {
  const asked = new Promise<ServerResponse>((resolve) => door.open((_request, response) => resolve(response)))
  const answer = ask('/slow')
  const response = await asked
  const closingSince = performance.now()
  const closed = door.close()
  response.end('done')
  expect(await answer).toEqual([200, 'done'])
  await closed
  // The connection is kept alive by the asker; the door does not wait until that gives up.
  expect(performance.now() - closingSince).toBeLessThan(2_500)
  await expect(fetch(url)).rejects.toThrow()
})

test('a port that is taken is said in a sentence', async () => {
  const { port } = new URL(url)
  await expect(new Door().listen(Number(port), '127.0.0.1')).rejects.toThrow(`Port ${port} is in use`)
})

async function ask(path: string): Promise<[number, string]> {
  const response = await fetch(url + path)
  return [response.status, await response.text()]
}
