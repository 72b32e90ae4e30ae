import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../client/id.ts'
import { openWorld, type World } from '../world.ts'
import { DeviceStorage } from '../world/device-storage.ts'
import { tablePage } from '../world/table-page.ts'
import { until } from '../world/until.ts'
import { asks, saying, sideOf, wordsOf } from './private-support.ts'
import { SidePage, sidePage, says } from './private-support-page.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

async function scene() {
  const table = await world.openTable()
  return { parent: table.parent, supporter: await table.seat('family', { isSupporter: true }) }
}

it('Y10 What is said is shown at once, and on the pages of the party as it happens', async () => {
  const { parent, supporter } = await scene()
  const [page, other] = [await sidePage(parent), await sidePage(supporter)]
  const said = page.side.ask(says('One'))
  expect(page.words).toEqual(['One'])
  expect(await said).toBe('done')
  await other.shows('One')
  await asks(supporter, saying('Two'))
  await page.shows('One', 'Two')
  expect([page.waiting, page.page.storage.length]).toEqual([[], 0])
})

it('Y10 What is said without a connection is kept on the device, goes out in order when it is back, and is said once', async () => {
  const { parent } = await scene()
  const page = await sidePage(parent)
  page.page.line.cut()
  expect(await page.side.ask(says('One'))).toBe('waiting')
  expect(await page.side.ask(says('Two'))).toBe('waiting')
  expect([page.words, page.waiting.length, page.page.storage.length]).toEqual([['One', 'Two'], 2, 2])
  // The first way back is half a way: what is asked arrives and the answer is lost.
  page.page.line.fate = ({ method }) => (method === 'POST' ? 'lose' : 'cut')
  await until(async () => (await sideOf(parent)).messages.length > 0, 'it arrives')
  page.page.line.mend()
  await until(() => page.waiting.length === 0, 'nothing waits')
  expect(wordsOf(await sideOf(parent))).toEqual(['One', 'Two'])
  await page.shows('One', 'Two')
  expect(page.page.storage.length).toBe(0)
})

it('Y10 A page that was away shows what the others said meanwhile', async () => {
  const { parent, supporter } = await scene()
  const page = await sidePage(parent)
  page.page.line.cut()
  await until(() => !page.page.ready.isConnected, 'the page notices')
  await asks(supporter, saying('While you were away'))
  page.page.line.mend()
  await page.shows('While you were away')
})

it('Y10 What waits on the device goes out from a tab that is opened later, and the table knows nothing of it', async () => {
  const { parent } = await scene()
  const storage = new DeviceStorage()
  const page = await sidePage(parent, storage)
  page.page.line.cut()
  expect(await page.side.ask(says('Not lost'))).toBe('waiting')
  page.page.live.close()
  const later = await (await tablePage(parent, { storage })).opened()
  expect(later.ready.waiting).toEqual([])
  const reopened = new SidePage(later, parent)
  await reopened.shows('Not lost')
  await until(async () => (await sideOf(parent)).messages.length === 1, 'it is said')
})

it('Y10 What is refused is taken back from the page and told to whoever asked', async () => {
  const { parent } = await scene()
  const page = await sidePage(parent)
  const asked = page.side.ask({ type: 'private.want_drop', wantId: newId() })
  await expect(asked).rejects.toMatchObject({ code: 'not_found' })
  expect(page.waiting).toEqual([])
})
