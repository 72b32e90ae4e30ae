import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { testDatabase, type TestDatabase } from '../../database.ts'
import { firstBrokenLink } from '../../../server/minutes/chain.ts'
import { readUpdates } from '../../../server/minutes/log-rows.ts'
import { Cleanup, documentName, openTable, stockClient, until, workspaceId, type Stock } from './support.ts'

const place = { workspaceId, document: documentName }
const seats = ['parent', 'senco', 'officer'] as const
let database: TestDatabase
let cleanup: Cleanup

beforeEach(async () => {
  cleanup = new Cleanup()
  database = await testDatabase()
  cleanup.add(database, () => database.drop())
})

afterEach(() => cleanup.run())

const Deed = fc.record({
  who: fc.nat(2),
  kind: fc.constantFrom('insert', 'insert', 'insert', 'delete', 'drop', 'return', 'kick', 'wait'),
  at: fc.nat(10_000),
  words: fc.string({ minLength: 1, maxLength: 6 }),
})
type Deed = typeof Deed extends fc.Arbitrary<infer Value> ? Value : never

async function act(client: Stock, deed: Deed): Promise<void> {
  const { text, provider } = client
  if (deed.kind === 'insert') text.insert(deed.at % (text.length + 1), deed.words)
  else if (deed.kind === 'delete' && text.length > 0) text.delete(deed.at % text.length, 1)
  else if (deed.kind === 'drop') provider.disconnect()
  else if (deed.kind === 'return') provider.connect()
  else if (deed.kind === 'wait') await new Promise((resolve) => setTimeout(resolve, deed.at % 15))
  // The line breaks under the page, which comes back by itself.
  else if (deed.kind === 'kick') provider.ws?.close()
}

test('M50 three people who type at once, and lose the line again and again, end with the same text, all of it stored', async () => {
  const table = cleanup.add(await openTable(database.sql), (open) => open.stop())
  const property = fc.asyncProperty(fc.array(Deed, { minLength: 20, maxLength: 60 }), async (deeds) => {
    const clients = seats.map((seat) => stockClient(table, seat))
    const [first] = clients
    try {
      for (const deed of deeds) {
        const client = clients[deed.who]
        if (client) await act(client, deed)
      }
      for (const { provider } of clients) provider.connect()
      const isSame = () => {
        const states = clients.map(({ doc }) => Y.encodeStateVector(doc).join())
        const areSame = states.every((state) => state === states[0])
        return (
          areSame && clients.every(({ provider, words }) => provider.synced && words() === first?.words())
        )
      }
      const isStored = async () => {
        const stored = await table.minutes.text(workspaceId, documentName)
        return stored.getText('x').toJSON() === first?.words()
      }
      await until(
        async () => isSame() && (await isStored()),
        'all have the same text, and the database has it',
      )
      const updates = await readUpdates(database.sql, place)
      expect(firstBrokenLink(place, updates)).toBeNull()
      const replayed = new Y.Doc()
      for (const { bytes } of updates) Y.applyUpdate(replayed, bytes)
      expect(replayed.getText('x').toJSON()).toBe(first?.words())
    } finally {
      for (const { provider } of clients) provider.destroy()
    }
  })
  await fc.assert(property, { numRuns: 8, seed: 20261122, endOnFailure: true })
  expect(table.logLines.filter(({ level }) => level >= 40)).toEqual([])
}, 40_000)
