import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, launchBrowser, openDevice, phone } from './browser.ts'
import { openLine, type Line } from './line.ts'
import { minutesOf, openTable } from './people.ts'
import { builtPage, serveBuiltPage, type TestServer } from './server.ts'

const item = /Support in the afternoons/
const eventually = { timeout: 15_000 }

/** The same page as the next release builds it: every file has another name. */
function renewedPage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'concord-renewed-'))
  cpSync(builtPage, folder, { recursive: true })
  const assets = readdirSync(join(folder, 'assets'))
  for (const path of ['index.html', 'sw.js', ...assets.map((name) => join('assets', name))]) {
    if (path.endsWith('.woff2')) continue
    const text = readFileSync(join(folder, path), 'utf8')
    writeFileSync(
      join(folder, path),
      assets.reduce((all, name) => all.replaceAll(name, `renewed-${name}`), text),
    )
  }
  for (const name of assets)
    renameSync(join(folder, 'assets', name), join(folder, 'assets', `renewed-${name}`))
  return folder
}

const keptBuilds = (page: Page) => page.evaluate(() => caches.keys())
/** The tables that a device keeps, after adding one for a seat if it is given. */
const inTables = (page: Page, seatId?: string) =>
  page.evaluate(async (seatId) => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => request.addEventListener('success', () => resolve(request.result)))
    const db = await asked(indexedDB.open('concord/answers'))
    const tables = db.transaction('answer', 'readwrite').objectStore('answer')
    if (seatId) await asked(tables.put({}, `table/workspace/${seatId}`))
    const keys = await asked(tables.getAllKeys())
    db.close()
    return keys.filter((key) => typeof key === 'string' && key.startsWith('table/'))
  }, seatId)

/** Resolves when all that was typed so far is on the device: what comes to a store later waits for what came before. */
const areTextsKept = (page: Page) =>
  page.evaluate(async () => {
    const done = (request: EventTarget, what: string) =>
      new Promise<void>((resolve) => request.addEventListener(what, () => resolve(), { once: true }))
    for (const { name = '' } of await indexedDB.databases()) {
      const opening = indexedDB.open(name)
      await done(opening, 'success')
      const stores = [...opening.result.objectStoreNames]
      if (stores.length > 0) await done(opening.result.transaction(stores, 'readwrite'), 'complete')
      opening.result.close()
    }
  })

/** Whether the newest service worker has taken over. */
const isSettled = (page: Page) =>
  page.evaluate(async () => {
    const { installing, waiting, active } = await navigator.serviceWorker.ready
    return !installing && !waiting && active?.state === 'activated'
  })
const isRenewed = (page: Page) => page.evaluate(() => document.head.innerHTML.includes('renewed-'))

/** The example's live review, on a phone whose line drops. */
describe('a page without a network', () => {
  const renewed = renewedPage()
  let server: TestServer
  let line: Line
  let browser: Browser
  const contexts: BrowserContext[] = []
  let parent: Page
  let senco: Page
  let overview: string

  beforeAll(async () => {
    server = await serveBuiltPage()
    line = await openLine(server.url)
    browser = await launchBrowser()
    const devices = await Promise.all([openDevice(browser, phone), openDevice(browser)])
    contexts.push(...devices.map(({ context }) => context))
    ;[parent, senco] = devices.map(({ page }) => page) as [Page, Page]
    await Promise.all([parent.goto(line.url), senco.goto(server.url)])
    const example = await parent.evaluate(async () => {
      const headers = { 'content-type': 'application/json' }
      return (await fetch('/api/example', { method: 'POST', headers, body: '{}' })).json()
    })
    const sit = async (page: Page, url: string, party: string) => {
      const { workspaceId, meetingId, seats } = example
      const { seatId } = seats.find((seat: { party: string }) => seat.party === party)
      await page.evaluate(
        async ({ workspaceId, seatId }) => {
          const headers = { 'content-type': 'application/json' }
          const body = JSON.stringify({ seatId })
          await fetch(`/api/workspaces/${workspaceId}/example/sit`, { method: 'POST', headers, body })
        },
        { workspaceId, seatId },
      )
      const table = `${url}/w/${workspaceId}/as/${seatId}`
      await page.goto(`${table}/meeting/${meetingId}`)
      await page.getByText('The table is here now').first().waitFor()
      return table
    }
    overview = await sit(parent, line.url, 'family')
    await sit(senco, server.url, 'school')
  })

  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()))
    await browser.close()
    await line.close()
    await server.close()
    rmSync(renewed, { recursive: true })
  })

  test('P19 A phone that loads the page again without a network has the page, the agenda and the minutes, and what is typed then arrives when the line is back', async () => {
    const said = 'Written where there is no network.'
    const before = (await minutesOf(parent, item).textContent()) ?? ''
    expect(before.length).toBeGreaterThan(40)
    await parent.evaluate(async () => void (await navigator.serviceWorker.ready))
    line.cut()
    await parent.getByText('There is no connection just now').waitFor()
    await parent.reload()
    await parent.getByText(/What stands here is as it was at \d\d:\d\d\./).waitFor()
    await expect.poll(() => minutesOf(parent, item).textContent(), eventually).toBe(before)
    const parts = parent.getByRole('navigation', { name: 'Parts of the meeting' })
    await parts.getByText('Private').click()
    await parent.getByText('It comes with the connection.').filter({ visible: true }).waitFor()
    await parts.getByText('Minutes').click()
    await parent.getByText('This device has no words of this yet.').first().waitFor()
    await minutesOf(parent, item).click()
    await parent.keyboard.press('Control+End')
    await parent.keyboard.press('Enter')
    await parent.keyboard.type(said)
    await parent
      .getByText(/^Offline/)
      .filter({ visible: true })
      .first()
      .waitFor()
    // Also what was typed after the first reload is on the device.
    await minutesOf(parent, item).getByText(said).waitFor()
    await areTextsKept(parent)
    await parent.reload()
    await minutesOf(parent, item).getByText(said).waitFor()
    expect(await minutesOf(senco, item).getByText(said).count()).toBe(0)
    line.mend()
    await minutesOf(senco, item).getByText(said).waitFor({ timeout: 30_000 })
    await parent.getByText('There is no connection just now').waitFor({ state: 'hidden' })
  })

  test('P20 A renewed page takes the place of the old one, which finds its own files until it is closed', async () => {
    const old = await parent.context().newPage()
    await old.goto(overview)
    await old.getByRole('link', { name: 'Meeting', exact: true }).waitFor()
    await server.renew(renewed)
    await parent.reload()
    await parent.getByText('The table is here now').first().waitFor()
    expect(await isRenewed(parent)).toBe(true)
    const caching = await parent.evaluate(async () => {
      const entry = document.querySelector('script')?.src ?? ''
      const answers = await Promise.all(['/', '/sw.js', entry].map((path) => fetch(path)))
      return answers.map(({ headers }) => headers.get('cache-control'))
    })
    expect(caching).toEqual(['no-cache', 'no-cache', 'public, max-age=31536000, immutable'])
    await expect.poll(() => keptBuilds(parent), eventually).toHaveLength(2)
    await expect.poll(() => isSettled(parent), eventually).toBe(true)
    // Its meeting was not fetched yet, the server has those files no longer, and no other cache has them.
    const session = await old.context().newCDPSession(old)
    await session.send('Network.clearBrowserCache')
    await old.getByRole('link', { name: 'Meeting', exact: true }).click()
    await minutesOf(old, item).waitFor()
    expect(await isRenewed(old)).toBe(false)
    await old.close()
    await parent.reload()
    await expect.poll(() => keptBuilds(parent), eventually).toHaveLength(1)
    line.cut()
    await parent.reload()
    await parent.getByText(/What stands here is as it was at/).waitFor()
    expect(await isRenewed(parent)).toBe(true)
  })

  test('Q15 What a device has of a seat that has ended goes at the start of any page, and words never sent wait on the first page', async () => {
    line.mend()
    await parent.getByText('There is no connection just now').waitFor({ state: 'hidden', timeout: 30_000 })
    await inTables(parent, 'gone')
    await parent.evaluate(() => localStorage.setItem('concord.private-unsent.gone', 'Ask about taxis.'))
    await parent.reload()
    await expect.poll(() => inTables(parent), eventually).toEqual([expect.stringMatching(/^table\//)])
    await parent.goto(line.url)
    const folded = parent.getByRole('button', { name: 'Words that were for your own party alone' })
    await folded.waitFor()
    expect(await parent.getByText('Ask about taxis.').isVisible()).toBe(false)
    await folded.click()
    await parent.getByText('Ask about taxis.').waitFor()
    await expectAccessible(parent, 'words left on the device')
    await parent.getByRole('button', { name: 'I have what I need' }).click()
    await parent.getByText('Ask about taxis.').waitFor({ state: 'hidden' })
    expect(await parent.evaluate(() => localStorage.getItem('concord.private-unsent.gone'))).toBeNull()
    await parent.getByRole('link', { name: /the example/ }).waitFor()
    line.cut()
    await parent.reload()
    await parent.getByText('Concord cannot be reached just now').waitFor()
    await parent.getByRole('link', { name: /the example/ }).click()
    await parent.getByText(/What stands here is as it was at/).waitFor()
  })

  test('P24 A table that was just opened on a device is on its first page without a network too, and whoever would leave it then is told that they have not left yet', async () => {
    line.mend()
    const lays = { child: 'K.', name: 'Amina Farouk', party: 'Family', role: 'Parent' }
    await openTable(parent, line.url, lays)
    await expect.poll(() => inTables(parent), eventually).toHaveLength(2)
    line.cut()
    await parent.getByText('There is no connection just now').waitFor()
    await parent.goto(line.url)
    await parent.getByText('Concord cannot be reached just now').waitFor()
    await parent.getByRole('link', { name: /^K\./ }).click()
    await parent.getByText(/What stands here is as it was at/).waitFor()
    await parent.getByRole('link', { name: 'People', exact: true }).first().click()
    await parent.getByRole('button', { name: 'Leave this table' }).click()
    await parent.getByRole('button', { name: 'Leave', exact: true }).click()
    await parent.getByText(/^You have not left yet/).waitFor()
    line.mend()
    await parent.getByText('You have no seat here on this device').waitFor({ timeout: 30_000 })
  })
})
