import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, launchBrowser, openDevice, phone } from './browser.ts'
import { choose, invite, join, minutesOf, openTable, startMeeting } from './people.ts'
import { serveBuiltPage, type TestServer } from './server.ts'

const item = /The family’s views/

/** A parent and a SENCO write in one section; somebody who only listens looks at who wrote what. */
describe('who wrote this', () => {
  let server: TestServer
  let browser: Browser
  const contexts: BrowserContext[] = []
  let parent: Page
  let senco: Page
  let listener: Page

  beforeAll(async () => {
    server = await serveBuiltPage()
    browser = await launchBrowser()
    const devices = await Promise.all([openDevice(browser), openDevice(browser), openDevice(browser, phone)])
    contexts.push(...devices.map(({ context }) => context))
    ;[parent, senco, listener] = devices.map(({ page }) => page) as [Page, Page, Page]
    await openTable(parent, server.url, {
      child: 'R.',
      name: 'Amina Farouk',
      party: 'Family',
      role: 'Parent',
    })
    const section = { section: 'School', button: 'Invite their first contact' }
    await join(senco, await invite(parent, { ...section, name: 'Tom Ellery', role: 'SENCO' }))
    const listening = { section: 'Family', button: 'Invite somebody', name: 'Lou Gray', role: 'Aunt' }
    // Writing is offered first; without it one listens.
    await join(listener, await invite(parent, { ...listening, powers: ['Write'] }))
    await meet()
  })

  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()))
    await browser.close()
    await server.close()
  })

  async function meet() {
    await parent.getByRole('link', { name: 'Overview' }).click()
    await parent.getByRole('link', { name: 'Convene a meeting' }).first().click()
    await choose(parent, 'SEN Support review')
    await parent.getByLabel('Purpose').fill('To agree who supports R. in every afternoon lesson.')
    await parent.getByLabel('Day', { exact: true }).fill('2030-05-03')
    await parent.getByLabel('Place, if you meet in a room').fill('Room 4')
    await parent.getByRole('button', { name: 'Set the agenda' }).click()
    await parent.getByRole('button', { name: 'Tell everyone' }).click()
    await startMeeting(parent)
    for (const page of [senco, listener]) await page.goto(`${tableOf(page)}/meeting/live`)
    await minutesOf(senco, item).waitFor()
  }

  test('W8 before anything is written, and when the server cannot be asked, the page says so and what to do', async () => {
    await turnOn(parent)
    await parent.getByText(/Nothing has been written yet\. Whoever writes/).waitFor()
    await expectAccessible(parent, 'who wrote this, nothing written')
    await parent.getByRole('button', { name: 'How these minutes came about' }).click()
    await parent.getByRole('dialog').getByText('Nothing has been written in these minutes yet').waitFor()
    await expectAccessible(parent, 'history, nothing written')
    await parent.getByRole('button', { name: 'Close' }).click()
    await turnOn(parent)

    await senco.route('**/text-log?*', (route) => route.abort())
    await turnOn(senco)
    const notice = senco.getByRole('status').filter({ hasText: 'Who wrote what cannot be shown just now' })
    await notice.waitFor()
    await notice.getByText(/There is no connection just now/).waitFor()
    await expectAccessible(senco, 'who wrote this, without a connection')
    await senco.unroute('**/text-log?*')
    await notice.getByRole('button', { name: 'Try again' }).click()
    await senco.getByText(/Nothing has been written yet\. Whoever writes/).waitFor()
  })

  test('W9 each word bears its writer’s mark, and says who and when to pointer, cursor and touch', async () => {
    await type(parent, 'On Thursday he wrote nothing at all.')
    await type(senco, 'The assistant works mornings.')
    await isMarked(senco, 'On Thursday he wrote nothing at all.', 'family')
    await isMarked(senco, 'The assistant works mornings.', 'school')
    const writers = senco.getByRole('list', { name: 'Who has written here' })
    expect(await writers.getByRole('listitem').allTextContents()).toEqual([
      'Amina Faroukfamily',
      'Tom Elleryschool',
    ])

    await wordOf(senco, 'family').hover()
    const tip = senco.getByRole('tooltip')
    expect(await tip.textContent()).toMatch(/^Amina Farouk, family, \d\d:\d\d$/)
    await senco.keyboard.press('Escape')
    await tip.waitFor({ state: 'hidden' })

    const told = senco.getByRole('region', { name: item }).getByRole('status')
    await wordOf(senco, 'family').click()
    await told.getByText(/^Amina Farouk, family, \d\d:\d\d$/).waitFor()
    await senco.keyboard.press('ControlOrMeta+End')
    await told.getByText(/^Tom Ellery, school, \d\d:\d\d$/).waitFor()
    await expectAccessible(senco, 'who wrote this')
  })

  test('W10 breaking somebody’s line in two, or making a list of it, does not make the words one’s own', async () => {
    await placeCursor(senco, 'On Thursday', 'End')
    await pressAtPace(senco, 'ArrowLeft', 'nothing at all.'.length)
    await senco.keyboard.press('Enter')
    await isMarked(senco, 'On Thursday he wrote nothing at all.', 'family')
    await senco.keyboard.press('ControlOrMeta+Shift+8')
    const listed = minutesOf(senco, item).getByRole('listitem').locator('[data-party="family"]').last()
    await listed.waitFor()
    const told = async () => {
      await senco.mouse.move(0, 0)
      await listed.hover()
      return senco.getByRole('tooltip').textContent({ timeout: 2_000 })
    }
    await expect
      .poll(told, { timeout: 20_000 })
      .toMatch(/^Amina Farouk, family, \d\d:\d\d\. Put here by Tom Ellery, school, \d\d:\d\d$/)
  })

  test('W11 removed words are shown struck through, with who removed them and when', async () => {
    await placeCursor(senco, 'nothing at all.', 'End')
    // At one stroke: what is removed over a minute's end is told as two.
    await pressAtPace(senco, 'Shift+ArrowLeft', ' at all.'.length)
    await senco.keyboard.press('Backspace')
    await saved(senco)
    await senco.getByRole('button', { name: 'Show removed words' }).click()
    const dialog = senco.getByRole('dialog')
    const removed = dialog.locator('del')
    expect(await removed.allTextContents()).toEqual([
      expect.stringMatching(
        /^ at all\. \(Amina Farouk, family, [\d:]+\. Put here by Tom Ellery, school, [\d:]+; removed by Tom Ellery, school, [\d:]+\) $/,
      ),
    ])
    await dialog.getByRole('button', { name: 'Next removed passage' }).click()
    await dialog.getByText(/; removed by Tom Ellery, school, [\d:]+$/).waitFor()
    expect(await removed.getAttribute('data-current')).toBe('')
    await expectAccessible(senco, 'removed words')
    await dialog.getByText('Show removed words').click()
    await dialog.getByRole('button', { name: 'One step back' }).click()
    await removed.waitFor({ state: 'detached' })
    await senco.getByRole('button', { name: 'Close' }).click()
    await dialog.waitFor({ state: 'hidden' })
  })

  test('W12 the history plays back from the first word, by dragging, by steps and by keyboard', async () => {
    await senco.getByRole('button', { name: 'How these minutes came about' }).click()
    const dialog = senco.getByRole('dialog')
    const slider = dialog.getByRole('slider', { name: 'How far the minutes had come' })
    const family = dialog.locator('section').filter({ hasText: item })
    const steps = Number(await slider.getAttribute('max'))
    expect(steps).toBeGreaterThanOrEqual(2)
    await slider.focus()
    await senco.keyboard.press('Home')
    expect(await slider.getAttribute('aria-valuetext')).toBe(`0 of ${steps}: Before the first word`)
    await family.getByText('Nothing here yet.').waitFor()
    await senco.keyboard.press('ArrowRight')
    expect(await slider.getAttribute('aria-valuetext')).toMatch(
      new RegExp(`^1 of ${steps}: Amina Farouk, family, wrote, \\d\\d:\\d\\d$`),
    )
    await family.getByText('On Thursday he wrote nothing at all.').waitFor()
    expect(await family.getByText('The assistant').count()).toBe(0)
    await dialog.getByRole('button', { name: 'One step on' }).click()
    await family.getByText('The assistant').waitFor()
    const marked = (await family.locator('[data-new]').allTextContents()).join('')
    expect(marked).toContain('The assistant')
    expect(marked).not.toContain('On Thursday')
    await expectAccessible(senco, 'history, in the middle')
    await dialog.getByRole('button', { name: 'Play' }).click()
    await dialog.getByRole('button', { name: 'Pause' }).press('ArrowLeft')
    await dialog.getByRole('button', { name: 'Play' }).waitFor()
    expect(Number(await slider.inputValue())).toBeLessThan(steps)
    await dialog.getByRole('button', { name: 'Play' }).click()
    await dialog.getByRole('button', { name: 'Pause' }).waitFor()
    await dialog.getByText(`${steps} of ${steps}`).waitFor()
    await dialog.getByRole('button', { name: 'Play' }).waitFor()
    expect(await family.getByText(/at all\./).count()).toBeLessThanOrEqual(1)
    await senco.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  })

  test('W19 what tells of words does not cover them', async () => {
    const words = minutesOf(senco, item).getByText('The assistant works mornings.')
    await senco.setViewportSize(phone)
    const told = senco.getByRole('region', { name: item }).getByRole('status')
    const toldTop = async () => (await told.locator('span').first().boundingBox())?.y ?? 0
    const foot = async () => ((box) => (box ? box.y + box.height : Infinity))(await words.boundingBox())
    // At the foot of the screen, where it is told.
    await words.evaluate((line) => scrollBy(0, line.getBoundingClientRect().bottom - innerHeight + 100))
    const before = await foot()
    await words.click({ position: { x: 40, y: 8 } })
    await told.getByText(/^Tom Ellery, school, \d\d:\d\d$/).waitFor()
    await expect.poll(async () => (await foot()) <= (await toldTop())).toBe(true)
    expect(await foot()).toBeLessThan(before)
    await senco.setViewportSize({ width: 1440, height: 900 })
  })

  test('W13 whoever only listens sees it all too, on a phone and by keyboard, also after the meeting', async () => {
    await parent.getByRole('button', { name: 'End the meeting…' }).click()
    await parent.getByRole('dialog').getByRole('button', { name: 'End the meeting' }).click()
    await listener.getByText(/ended this meeting/).waitFor()
    await turnOn(listener)
    const text = listener.getByRole('region', { name: item }).getByRole('group', { name: /^Minutes/ })
    const told = listener.getByRole('region', { name: item }).getByRole('status')
    await text.locator('[data-party="family"]').first().waitFor()
    await text.focus()
    await listener.keyboard.press('ArrowRight')
    await told.getByText(/^Amina Farouk, family/).waitFor()
    for (let step = 0; step < 4; step += 1) await listener.keyboard.press('ArrowRight')
    await told.getByText(/^Tom Ellery, school, \d\d:\d\d$/).waitFor()
    await text.locator('[data-party="family"]').first().click()
    await told.getByText(/^Amina Farouk, family/).waitFor()
    await expectAccessible(listener, 'who wrote this on a phone')
    await expectNoSidewaysScroll(listener, 'who wrote this on a phone')
    await listener.getByRole('button', { name: 'Show removed words' }).click()
    const dialog = listener.getByRole('dialog')
    await dialog.locator('del').waitFor()
    await dialog.getByRole('group', { name: /^The minutes then/ }).focus()
    await listener.keyboard.press('ArrowRight')
    await dialog
      .getByText(/^Amina Farouk, family, \d\d:\d\d/)
      .filter({ visible: true })
      .first()
      .waitFor()
    await expectAccessible(listener, 'history on a phone')
    await expectNoSidewaysScroll(listener, 'history on a phone')
  })

  const turnOn = (page: Page) => page.locator('label').filter({ hasText: 'Who wrote this' }).click()

  /** The marked words of a party, without the caret of somebody from it. */
  const marksOf = (page: Page, party: string) =>
    minutesOf(page, item).locator(`[data-party="${party}"]:not([role=img])`)

  /** Words of two minutes are two passages, so a sentence may stand in several marks. */
  const isMarked = (page: Page, words: string, party: string) =>
    expect
      .poll(async () => (await marksOf(page, party).allTextContents()).join(''), { timeout: 30_000 })
      .toContain(words)

  /** The first word of a party that is more than the letter with the initials. */
  const wordOf = (page: Page, party: string) => marksOf(page, party).filter({ hasText: /../ }).first()

  /** Writes a line of its own at the end of the item's minutes. */
  async function type(page: Page, words: string) {
    await minutesOf(page, item).click()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.press('Enter')
    await page.keyboard.type(words, { delay: 10 })
    await saved(page)
  }

  async function placeCursor(page: Page, words: string, key: string) {
    await minutesOf(page, item).getByText(words).first().click()
    await page.keyboard.press(key)
  }
})

/** As a held key repeats: the editor reads where the cursor is after each. */
async function pressAtPace(page: Page, key: string, count: number) {
  for (let left = count; left > 0; left -= 1) {
    await page.keyboard.press(key)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20))))
  }
}

/** Everything typed is in the log. */
const saved = (page: Page) =>
  page
    .getByText(/^Saved \d/)
    .filter({ visible: true })
    .first()
    .waitFor()

const tableOf = (page: Page) => /^.*\/as\/[^/]+/.exec(page.url())?.[0] ?? ''
