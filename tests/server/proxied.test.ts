import { afterAll, beforeAll, expect, it } from 'vitest'
import { endpoints } from '../../shared/protocol.ts'
import { openWorld, type World } from '../world.ts'

const opening = { by: 'code', code: 'a-long-opening-code' } as const
const body = { child: 'A', name: 'B', party: 'family', role: 'Parent', parties: [], openingCode: 'wrong' }

let behindOne: World
let direct: World
beforeAll(async () => {
  behindOne = await openWorld({ opening, trustProxy: 1 })
  direct = await openWorld({ opening })
})
afterAll(async () => {
  await behindOne.close()
  await direct.close()
})

/** How often somebody who says to come from there may try a code. */
async function tries(world: World, address: (attempt: number) => string): Promise<number> {
  for (let attempt = 0; attempt < 40; attempt++) {
    const headers = { 'x-forwarded-for': address(attempt) }
    const { status } = await world.device().ask(endpoints.open, { body, headers })
    if (status === 429) return attempt
  }
  return Infinity
}

it('N12 Behind a proxy wrong opening codes are counted for each address that the proxy names, and nobody can name another', async () => {
  expect(await tries(behindOne, () => '203.0.113.7')).toBe(20)
  expect(await tries(behindOne, () => '203.0.113.8')).toBe(20)
  // What somebody wrote there themselves stands before what the proxy adds.
  expect(await tries(behindOne, (attempt) => `198.51.100.${attempt}, 203.0.113.9`)).toBe(20)
  expect(await tries(direct, (attempt) => `198.51.100.${attempt}`)).toBe(20)
})

it('N19 An address of a table that is written with escapes is nobody’s: the proxy would read it as another place', async () => {
  const seats = await direct.device().ask(endpoints.me, {})
  expect(seats.status).toBe(200)
  for (const path of ['/%61pi/me', '/api/%6de', '/api/workspaces/%61bcdefghijklmnop', '/api/me%23']) {
    const { status } = await fetch(`${direct.url}${path}`)
    expect([path, status]).toEqual([path, 404])
  }
})
