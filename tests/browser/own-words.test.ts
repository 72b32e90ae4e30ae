import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openMeeting, type Meeting } from '../faults/meeting.ts'
import { expectAccessible, expectNoSidewaysScroll, launchBrowser, openDevice, phone } from './browser.ts'
import { openLine, type Line } from './line.ts'
import { choose } from './people.ts'
import { serveBuiltPage, type TestServer } from './server.ts'

type Person = { page: Page; line: Line; texts: string[]; seatId: string }

const views = (page: Page) => page.getByRole('region', { name: /The family’s views/ })
const childs = (page: Page) => page.getByRole('region', { name: /The child’s.* views/ })
const draftIn = (page: Page) => views(page).getByRole('group', { name: /draft of your party/ })
const openDraft = async (page: Page) => {
  await views(page).getByRole('button', { name: 'Change or add to your views' }).click()
  await draftIn(page).getByRole('textbox').waitFor()
}
const type = async (page: Page, words: string) => {
  await draftIn(page).getByRole('textbox').click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(words)
}
const draftSaved = (page: Page) =>
  draftIn(page)
    .getByText(/^Saved \d/)
    .first()
    .waitFor()
const post = (page: Page) =>
  page
    .getByRole('dialog')
    .getByRole('button', { name: /^Post this/ })
    .click()

/**
 * The family has posted its views before. A parent and her supporter draft on two devices; the phone of the officer has the
 * same meeting open.
 */
describe('own words', () => {
  let server: TestServer
  let browser: Browser
  let meeting: Meeting
  let parent: Person
  let supporter: Person
  let officer: Person
  const leave: (() => Promise<void>)[] = []

  async function sit(place: number, viewport?: typeof phone): Promise<Person> {
    const { seatId = '', cookie = '' } = meeting.seats[place] ?? {}
    const line = await openLine(server.url)
    const { context, page } = await openDevice(browser, viewport)
    leave.unshift(async () => {
      await context.close()
      await line.close()
    })
    const at = cookie.indexOf('=')
    await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: line.url }])
    const texts: string[] = []
    page.on('websocket', (socket) => texts.push(decodeURIComponent(socket.url())))
    const { workspaceId, meetingId } = meeting
    await page.goto(`${line.url}/w/${workspaceId}/as/${seatId}/meeting/${meetingId}`)
    await page.getByText('Fetching the minutes…').first().waitFor({ state: 'detached' })
    await views(page).waitFor()
    return { page, line, texts, seatId }
  }

  beforeAll(async () => {
    server = await serveBuiltPage()
    browser = await launchBrowser()
    meeting = await openMeeting(server.url)
    ;[parent, supporter, officer] = [await sit(0), await sit(1), await sit(4, phone)]
  })

  afterAll(async () => {
    for (const one of leave) await one()
    await browser.close()
    await server.close()
  })

  test('Q12: a draft is fetched only when somebody opens it, and says who sees it', async () => {
    const { page, texts } = parent
    const drafts = () => texts.filter((url) => url.includes('/statement/'))
    expect(drafts()).toEqual([])
    await openDraft(page)
    await expect.poll(drafts).toHaveLength(1)
    await draftIn(page).getByText('Only your party sees this until you post it:').waitFor()
    await draftIn(page)
      .getByText(/Priya Nair/)
      .waitFor()
    // The rest of the page is looked at by the tests of its own parts.
    const draft = new AxeBuilder({ page }).include('[aria-label="In each party’s own words"]')
    expect((await draft.analyze()).violations.map(({ id }) => id)).toEqual([])
    expect(await page.getByRole('button', { name: 'Post for everyone…' }).isDisabled()).toBe(true)
  })

  test('Q12: the preview is exactly what is posted, and everybody reads that and nothing more', async () => {
    const { page } = parent
    await type(page, 'He wants to read.')
    await openDraft(supporter.page)
    await draftIn(supporter.page).getByText('He wants to read.').waitFor()
    await draftIn(page).getByText('There are words here that are not posted yet.').waitFor()
    await page.getByRole('button', { name: 'Post for everyone…' }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByRole('blockquote').textContent()).toBe('He wants to read.')
    // A colleague types on while the preview is being read.
    await type(supporter.page, ' Quincemarmalade.')
    await dialog.getByText(/The draft has changed since these words were shown/).waitFor()
    await expectAccessible(page, 'the preview of a posting')
    await post(page)
    await dialog.waitFor({ state: 'hidden' })

    const theirs = views(officer.page).getByRole('article', { name: /views$/ })
    await theirs.getByText('He wants to read.').waitFor()
    expect(await theirs.textContent()).toMatch(/Posted by Amina Farouk, \d\d:\d\d/)
    expect(await officer.page.content()).not.toContain('Quincemarmalade')
    await draftIn(page).getByText('There are words here that are not posted yet.').waitFor()
    await expectNoSidewaysScroll(officer.page, 'posted words on a phone')
    await expectAccessible(officer.page, 'posted words on a phone')
    expect(officer.texts.filter((url) => url.includes('/statement/'))).toEqual([])
  })

  test('Q10: words written offline while somebody posts stay in the draft, and are posted when the party wants', async () => {
    await draftSaved(supporter.page)
    supporter.line.cut()
    await draftIn(supporter.page)
      .getByText(/^Offline/)
      .filter({ visible: true })
      .first()
      .waitFor()
    await type(supporter.page, ' Written on the train.')
    await parent.page.getByRole('button', { name: 'Post for everyone…' }).click()
    await post(parent.page)
    await draftIn(parent.page).getByText('All of this is posted, as version 3.').waitFor()
    supporter.line.mend()
    await draftIn(parent.page).getByText('Written on the train.').waitFor({ timeout: 60_000 })
    await draftIn(parent.page).getByText('There are words here that are not posted yet.').waitFor()
    const theirs = views(officer.page).getByRole('article', { name: /views$/ })
    await theirs.getByText('version 3').waitFor()
    expect(await officer.page.content()).not.toContain('Written on the train.')

    // Its page has heard by now what was posted meanwhile; before, it would be asked to read that first.
    await views(supporter.page)
      .getByText(/version 3/)
      .first()
      .waitFor({ timeout: 30_000 })
    await supporter.page.getByRole('button', { name: 'Post for everyone…' }).click()
    await post(supporter.page)
    await theirs.getByText('Written on the train.').waitFor()
    await theirs.getByRole('button', { name: /Earlier versions/ }).click()
    expect((await theirs.locator('blockquote').allTextContents()).slice(0, 3)).toEqual([
      'He wants to read. Quincemarmalade. Written on the train.',
      'He wants to read. Quincemarmalade.',
      'He wants to read.',
    ])
  })

  test('Q6: the child’s words are posted with who wrote them down and how', async () => {
    const { page } = officer
    await childs(page).getByRole('button', { name: 'Write down the child’s words' }).click()
    const draft = childs(page).getByRole('group', { name: /draft of your party/ })
    await draft.getByRole('textbox').click()
    await page.keyboard.type('I like the corner.')
    await draft
      .getByText(/^Saved \d/)
      .filter({ visible: true })
      .first()
      .waitFor()
    await draft.getByRole('button', { name: 'Post for everyone…' }).click()
    const dialog = page.getByRole('dialog')
    await expectNoSidewaysScroll(page, 'the child’s words, the form')
    await post(page)
    await dialog.getByText('Choose how these words came to be here.').waitFor()
    await choose(dialog, 'They said it, and these are their words')
    await dialog.getByLabel('Who wrote it down?').fill('class teacher')
    await expectAccessible(page, 'the child’s words, the form')
    await post(page)
    await dialog.waitFor({ state: 'hidden' })
    await childs(parent.page)
      .getByText('The child said this, word for word. Written down by: class teacher')
      .waitFor()
  })

  test('Q14: what is posted without a connection says that it goes out later, and then that it is posted', async () => {
    const { page, line } = supporter
    await type(page, ' From the tunnel.')
    await draftSaved(page)
    line.cut()
    await draftIn(page)
      .getByText(/^Offline/)
      .filter({ visible: true })
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Post for everyone…' }).click()
    await post(page)
    const own = views(page).getByRole('article', { name: /views$/ })
    await own.getByText('Goes out when the connection is back, version 5').waitFor()
    await draftIn(page).getByText('All of this goes out when the connection is back.').waitFor()
    line.mend()
    await own.getByText(/^Posted by .*, version 5$/).waitFor({ timeout: 60_000 })
    await views(officer.page).getByText('From the tunnel.').first().waitFor()
  })

  test('Q13: a device whose seat has ended keeps none of its texts, but for words that were never sent', async () => {
    const { page, line } = supporter
    const kept = () =>
      page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? '').toSorted())
    expect((await kept()).filter((name) => name.includes(supporter.seatId))).toHaveLength(2)
    await draftSaved(page)
    await page.goto(`${line.url}/w/${meeting.workspaceId}/as/${supporter.seatId}/people`)
    await page.getByRole('button', { name: 'Leave this table' }).click()
    await page.getByRole('button', { name: 'Leave', exact: true }).click()
    await page.getByText('You have left the table').waitFor()
    await expect
      .poll(async () => (await kept()).filter((name) => name.includes(supporter.seatId)))
      .toEqual([])
  })
})
