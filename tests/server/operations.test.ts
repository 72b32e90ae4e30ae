import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { endpoints } from '../../shared/protocol.ts'
import { openWorld, type World } from '../world.ts'
import { refusalIn } from '../world/device.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** As much of OpenAPI 3.1 (spec.openapis.org/oas/v3.1) as a reader of the page relies on. */
const Schema = z.looseObject({})
const Content = z.strictObject({ 'application/json': z.object({ schema: Schema }) })
const Operation = z.strictObject({
  summary: z.string().min(10),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.enum(['path', 'query']),
        required: z.boolean().optional(),
        schema: Schema,
      }),
    )
    .optional(),
  requestBody: z.object({ required: z.boolean().optional(), content: Content }).optional(),
  responses: z.record(
    z.string().regex(/^(\d{3}|default)$/),
    z.object({ description: z.string(), content: Content }),
  ),
})
const OpenApi = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d$/),
  info: z.object({ title: z.literal('Concord'), version: z.string(), description: z.string() }),
  components: z.object({ schemas: z.record(z.string(), Schema) }),
  paths: z.record(
    z.string().startsWith('/api/'),
    z.partialRecord(z.enum(['get', 'post', 'delete']), Operation),
  ),
})

it('O2 /api/openapi.json describes every endpoint of the protocol, and no other, in OpenAPI 3.1', async () => {
  const { status, text } = await world.device().get('/api/openapi.json')
  expect(status).toBe(200)
  const { paths } = OpenApi.parse(JSON.parse(text))
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const all = Object.values(endpoints)
  const inPage = (path: string) => path.replaceAll(/:(\w+)/g, '{$1}')
  expect(described.toSorted()).toEqual(all.map(({ method, path }) => `${method} ${inPage(path)}`).toSorted())
  for (const endpoint of all) {
    const { method, path, summary } = endpoint
    const operation = paths[inPage(path)]?.[method.toLowerCase() as 'get']
    expect(operation?.summary).toBe(summary)
    const named = (operation?.parameters ?? []).filter((one) => one.in === 'path')
    expect(named.map(({ name }) => name)).toEqual([...path.matchAll(/:(\w+)/g)].map(([, name]) => name))
    expect(named.every(({ required }) => required)).toBe(true)
    expect(Object.keys(operation?.responses ?? {}).toSorted()).toEqual(['200', 'default'])
    expect(operation?.requestBody !== undefined, path).toBe('body' in endpoint)
  }
})

it('O3 The schemas on the OpenAPI page say what they describe: each reference leads somewhere, and each field has a type', async () => {
  const page = JSON.parse((await world.device().get('/api/openapi.json')).text)
  const references = [...JSON.stringify(page).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
    ([, place = '']) => place,
  )
  for (const place of references)
    expect(
      place.split('/').reduce((part, key) => part?.[key], page),
      place,
    ).toBeDefined()
  const { requestBody, responses } = page.paths['/api/workspaces'].post
  const asked = requestBody.content['application/json'].schema
  expect(Object.keys(asked.properties).toSorted()).toEqual(
    ['child', 'name', 'party', 'role', 'organisation', 'parties', 'openingCode'].toSorted(),
  )
  expect(asked.properties.child).toMatchObject({ type: 'string', maxLength: 60 })
  expect(asked.required.toSorted()).toEqual(['child', 'name', 'parties', 'party', 'role'])
  expect(responses['200'].content['application/json'].schema.required).toEqual(['workspaceId', 'seatId'])
  const { command } =
    page.paths['/api/workspaces/{workspaceId}/commands'].post.requestBody.content['application/json'].schema
      .properties
  const kinds = (command.oneOf ?? command.anyOf).map(
    (kind: { properties: { type: { enum: string[] } } }) => kind.properties.type.enum[0],
  )
  expect(kinds).toEqual(
    expect.arrayContaining(['seat.leave', 'meeting.convene', 'agenda.add', 'action.answer']),
  )
  expect(kinds).not.toContain('seat.join')
})

it('O4 Every answer, of the page and of the API, forbids strange scripts, frames, guesses of type and referrers', async () => {
  for (const path of ['/', '/join', '/api/me', '/api/no-such-thing', '/healthz']) {
    const { headers } = await world.device().get(path, { accept: 'text/html' })
    const policy = headers.get('content-security-policy')?.split(';') ?? []
    expect(policy, path).toEqual(
      expect.arrayContaining([
        `default-src 'self'`,
        `worker-src 'self'`,
        `object-src 'none'`,
        `base-uri 'none'`,
        `frame-ancestors 'none'`,
      ]),
    )
    expect(policy.join(), path).not.toMatch(/unsafe-eval|script-src[^,]*unsafe-inline/)
    expect(headers.get('x-content-type-options'), path).toBe('nosniff')
    expect(headers.get('referrer-policy'), path).toBe('no-referrer')
    expect(headers.get('x-frame-options'), path).toBe('SAMEORIGIN')
    expect(headers.get('x-powered-by'), path).toBeNull()
  }
})

it('O5 The page answers at its own addresses; what is nowhere is said in the form of every refusal', async () => {
  for (const path of ['/', '/join', '/w/some/as/one', '/meeting/x']) {
    const { status, text } = await world.device().get(path, { accept: 'text/html,*/*' })
    expect([status, text], path).toEqual([200, expect.stringContaining('<title>Concord</title>')])
  }
  const device = world.device()
  for (const answer of [
    await device.get('/api/no-such-thing', { accept: 'text/html' }),
    await device.get('/no-such-file.js'),
    await device.post('/api/me', {}),
    await device.fetch('/api/workspaces', { method: 'PUT' }),
  ])
    expect(refusalIn(answer)).toMatchObject({
      status: 404,
      code: 'not_found',
      message: expect.stringMatching(/\.$/),
    })
  expect((await device.get('/%')).status).toBe(400)
})
