import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, launchBrowser, openDevice, phone } from './browser.ts'
import { serveBuiltPage, type TestServer } from './server.ts'

const canary = 'QUETZAL'

type Example = {
  workspaceId: string
  meetingId: string
  seats: { seatId: string; party: string; role: string }[]
}

/** The example's live review: a parent and her supporter keep something to themselves, in one room with the school. */
describe('the private side of a party', () => {
  let server: TestServer
  let browser: Browser
  const contexts: BrowserContext[] = []
  let parent: Page
  let supporter: Page
  let senco: Page
  let example: Example

  const side = (page: Page) => page.getByRole('region', { name: 'Private to your party' })
  const tab = (page: Page, name: RegExp) => side(page).getByRole('tab', { name }).click()
  const notes = (page: Page) => side(page).getByRole('textbox', { name: /your party’s notes/ })
  /** Everything that a page holds, and everything that it has said aloud since it was opened. */
  const allOf = (page: Page) =>
    page.evaluate(() => document.documentElement.outerHTML + JSON.stringify(Reflect.get(window, 'spoken')))
  const spokenOn = (page: Page) => page.evaluate(() => JSON.stringify(Reflect.get(window, 'spoken')))

  beforeAll(async () => {
    server = await serveBuiltPage()
    browser = await launchBrowser()
    const devices = await Promise.all([openDevice(browser, phone), openDevice(browser), openDevice(browser)])
    contexts.push(...devices.map(({ context }) => context))
    ;[parent, supporter, senco] = devices.map(({ page }) => page) as [Page, Page, Page]
    await Promise.all([parent, supporter, senco].map((page) => page.addInitScript(listen)))
    await Promise.all([parent, supporter, senco].map((page) => page.goto(server.url)))
    example = await parent.evaluate(async () => {
      const headers = { 'content-type': 'application/json' }
      return (await fetch('/api/example', { method: 'POST', headers, body: '{}' })).json()
    })
    const seatOf = (party: string, role: RegExp) =>
      example.seats.find((seat) => seat.party === party && role.test(seat.role))?.seatId ?? ''
    await sitAt(parent, seatOf('family', /Parent/))
    await sitAt(supporter, seatOf('family', /Supporter/))
    await sitAt(senco, seatOf('school', /SENCO/i))
  })

  /** Runs in the page: keeps whatever a live region says. */
  function listen() {
    const spoken: string[] = []
    Reflect.set(window, 'spoken', spoken)
    const live = '[aria-live], [role="log"], [role="status"], [role="alert"]'
    const hear = (node: Node | null) => {
      const region = node instanceof Element ? node.closest(live) : node?.parentElement?.closest(live)
      if (region) spoken.push(node?.textContent ?? '')
    }
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) for (const node of [target, ...addedNodes]) hear(node)
    }).observe(document, { subtree: true, childList: true, characterData: true })
  }

  /** Says more than a page gets at once, with that of somebody else. */
  async function sayMuch(page: Page) {
    const seatId = /\/as\/([^/]+)/.exec(page.url())?.[1]
    const url = `${server.url}/api/workspaces/${example.workspaceId}/private/commands?seat=${seatId}`
    for (let count = 1; count <= 55; count++) {
      const words = `Word ${count} of ${seatId}`
      const command = { type: 'private.say', messageId: crypto.randomUUID(), words }
      const data = { id: crypto.randomUUID(), command }
      const answer = await page.context().request.post(url, { data, headers: { origin: server.url } })
      expect(answer.status()).toBe(200)
    }
  }

  async function sitAt(page: Page, seatId: string) {
    const { workspaceId, meetingId } = example
    await page.evaluate(
      async ({ workspaceId, seatId }) => {
        const headers = { 'content-type': 'application/json' }
        const body = JSON.stringify({ seatId })
        await fetch(`/api/workspaces/${workspaceId}/example/sit`, { method: 'POST', headers, body })
      },
      { workspaceId, seatId },
    )
    await page.goto(`${server.url}/w/${workspaceId}/as/${seatId}/meeting/${meetingId}`)
    await page.getByText('The table is here now').first().waitFor()
  }

  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()))
    await browser.close()
    await server.close()
  })

  test('Y6 A message comes to the party’s other device, which counts it, and says aloud that somebody wrote but never what', async () => {
    await parent.getByRole('navigation', { name: 'Parts of the meeting' }).getByText('Private').click()
    await side(parent).getByText('Only your party').waitFor()
    await side(parent).getByLabel('To your own party').fill(`${canary} said`)
    await side(parent).getByLabel('To your own party').press('Enter')
    await side(parent).getByText('Not seen yet').waitFor()
    const strip = supporter.getByRole('navigation', { name: 'Beside the minutes' })
    await strip.getByLabel('1 new').waitFor()
    expect(await spokenOn(supporter)).toContain('wrote to your party, in private')
    expect(await spokenOn(supporter)).not.toContain(canary)
    await strip.getByText('Private').click()
    await side(supporter).getByText(`${canary} said`).waitFor()
    await side(parent)
      .getByText(/^Seen by/)
      .waitFor()
    expect(await spokenOn(supporter)).not.toContain(canary)
  })

  test('Y8 What the party wants and notes stays with it, until it publishes exactly the words that it was shown', async () => {
    await tab(parent, /Our wants/)
    await side(parent).getByRole('button', { name: 'Add what we want' }).click()
    await parent.getByLabel('What do you want from this meeting?').fill(`${canary} wanted`)
    await parent.getByRole('button', { name: 'Add it to the list' }).click()
    await tab(supporter, /Our wants/)
    await side(supporter).getByText(`${canary} wanted`).waitFor()

    await tab(supporter, /Notes/)
    await notes(supporter).click()
    await supporter.keyboard.type(`${canary} kept`)
    await supporter.keyboard.press('Enter')
    await supporter.keyboard.type('We ask for it in writing.')
    await supporter.keyboard.press('Home')
    await supporter.keyboard.press('Shift+End')
    await side(supporter)
      .getByRole('button', { name: /Publish words/ })
      .click()
    const dialog = supporter.getByRole('dialog')
    expect(await dialog.getByLabel('What everybody will read').inputValue()).toBe('We ask for it in writing.')
    await expectAccessible(supporter, 'publishing to the minutes')
    await dialog.getByRole('button', { name: 'Publish these words' }).click()
    const published = senco.getByRole('region', { name: /Support in the afternoons/ })
    await published.getByText('We ask for it in writing.').waitFor()
    expect(await allOf(senco)).not.toContain(canary)
    expect(await allOf(supporter)).toContain(canary)

    await tab(parent, /Our wants/)
    await side(parent)
      .getByRole('button', { name: /Put on the agenda/ })
      .click()
    await parent.getByRole('dialog').getByLabel('What is it about?').fill('A reply in writing')
    await parent.getByRole('dialog').getByRole('button', { name: 'Put it on the agenda' }).click()
    await side(parent).getByText('On the agenda: everybody sees it there.').waitFor()
    await senco.getByRole('region', { name: /A reply in writing/ }).waitFor()
    expect(await allOf(senco)).not.toContain(canary)
  })

  test('Y11 The private side and the brief can be used by everybody, on a phone and by a screen reader', async () => {
    const part = 'section[aria-label="Private to your party"]'
    for (const name of [/Messages/, /Notes/, /Our wants/]) {
      await tab(parent, name)
      await expectAccessible(parent, `the private side, ${String(name)}`, part)
      await expectNoSidewaysScroll(parent, `the private side, ${String(name)}`)
    }
    await side(parent).getByRole('link', { name: /brief/ }).click()
    await parent.getByRole('heading', { name: 'What not to decide' }).waitFor()
    await parent.getByText(`${canary} wanted`).waitFor()
    await expectAccessible(parent, 'the brief')
    await expectNoSidewaysScroll(parent, 'the brief')
  })

  test('Y13 What was said before is shown when it is asked for: what is read stays in place, and a screen reader hears how much it was', async () => {
    const meeting = parent.url().replace(/\/brief$/, '')
    for (const page of [parent, supporter]) await sayMuch(page)
    await parent.goto(meeting)
    await parent.getByRole('navigation', { name: 'Parts of the meeting' }).getByText('Private').click()
    const list = side(parent).getByRole('list', { name: 'What your party said' })
    await list
      .getByText(/^Word 55 /)
      .last()
      .waitFor()
    expect(await list.getByText(`${canary} said`).count()).toBe(0)
    await list.evaluate((paper) => paper.scrollTo(0, 0))
    const said = list.getByText(/^Word \d+ /)
    const first = list.getByText((await said.first().textContent()) ?? '', { exact: true })
    const placeInList = async () =>
      ((await first.boundingBox())?.y ?? 0) - ((await list.boundingBox())?.y ?? 0)
    const before = await placeInList()
    await list.getByRole('button', { name: /^Show earlier messages/ }).click()
    await list.getByText(`${canary} said`).waitFor()
    expect(Math.abs((await placeInList()) - before)).toBeLessThan(2)
    expect(await spokenOn(parent)).toMatch(/\d+ earlier messages loaded/)
    expect(await list.evaluate((paper) => paper === document.activeElement)).toBe(true)
  })

  test('Y10 What was said without a connection goes out from another page of the table, too', async () => {
    await parent.goto(parent.url().replace(/\/brief$/, ''))
    await parent.getByRole('navigation', { name: 'Parts of the meeting' }).getByText('Private').click()
    await tab(supporter, /Messages/)
    await parent.context().setOffline(true)
    await side(parent).getByLabel('To your own party').fill(`${canary} from the corridor`)
    await side(parent).getByRole('button', { name: 'Send to your party' }).click()
    await side(parent).getByText(`${canary} from the corridor`).waitFor()
    await parent.evaluate(() => history.pushState(null, '', location.pathname.replace(/\/meeting.*/, '/')))
    await side(parent).waitFor({ state: 'detached' })
    await parent.context().setOffline(false)
    await side(supporter).getByText(`${canary} from the corridor`).waitFor()
  })
})
