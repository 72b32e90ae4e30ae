import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError, isLoopback, readConfig } from '../../server/config.ts'

test('with nothing set Concord runs for this machine alone, with its own database and the example', () => {
  expect(readConfig({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    dataDir: resolve('data'),
    databaseUrl: undefined,
    publicUrl: undefined,
    opening: { by: 'anyone' },
    example: true,
    trustProxy: 0,
    logLevel: 'info',
  })
})

test('an empty setting counts as none', () => {
  expect(readConfig({ PORT: '', HOST: ' ', DATABASE_URL: '', OPENING_CODE: '', EXAMPLE: '' })).toEqual(
    readConfig({}),
  )
})

test('a server that others can reach asks for a code and shows no example unless told otherwise', () => {
  expect(() => readConfig({ HOST: '0.0.0.0' })).toThrow(
    'Set OPENING_CODE to a secret of at least 8 characters',
  )
  const config = readConfig({ HOST: '0.0.0.0', OPENING_CODE: 'harebell-42' })
  expect(config).toMatchObject({ opening: { by: 'code', code: 'harebell-42' }, example: false })
  expect(readConfig({ HOST: '0.0.0.0', OPENING: 'anyone', EXAMPLE: 'on' })).toMatchObject({
    opening: { by: 'anyone' },
    example: true,
  })
})

test('a code can be asked for on this machine too', () => {
  expect(() => readConfig({ OPENING: 'code' })).toThrow('OPENING_CODE')
  expect(readConfig({ OPENING: 'code', OPENING_CODE: 'harebell-42' }).opening).toEqual({
    by: 'code',
    code: 'harebell-42',
  })
})

test('everything that is wrong is named at once, with what to write instead', () => {
  const wrong = {
    PORT: '70000',
    DATABASE_URL: 'mysql://x',
    PUBLIC_URL: 'concord.example.org',
    OPENING: 'all',
    OPENING_CODE: 'short',
    EXAMPLE: 'yes',
    METRICS_TOKEN: 'short',
    LOG_LEVEL: 'loud',
  }
  const read = () => readConfig(wrong)
  expect(read).toThrow(ConfigError)
  for (const key of Object.keys(wrong)) expect(read).toThrow(`\n  ${key} must `)
})

test('links begin with PUBLIC_URL, without its last slash', () => {
  expect(readConfig({ PUBLIC_URL: 'https://concord.example.org/' }).publicUrl).toBe(
    'https://concord.example.org',
  )
})

test('loopback is what only this machine can reach', () => {
  expect(['127.0.0.1', '127.1.2.3', 'localhost', '::1'].filter(isLoopback)).toHaveLength(4)
  expect(['0.0.0.0', '::', '192.168.0.7', '127.example.org'].filter(isLoopback)).toEqual([])
})
