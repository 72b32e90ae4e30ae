import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, launchBrowser, openDevice, phone } from './browser.ts'
import { openLine, type Line } from './line.ts'
import { choose, chooseOption, invite, join, minutesOf, openTable, startMeeting } from './people.ts'
import { serveBuiltPage, type TestServer } from './server.ts'

/** Seed A's parent holds the review that she was denied, and seed B's supporter is in the room. */
describe('the first review meeting, end to end', () => {
  let server: TestServer
  let browser: Browser
  /** The SENCO's Wi-Fi. */
  let line: Line
  const contexts: BrowserContext[] = []
  let parent: Page
  let senco: Page
  let officer: Page
  let supporter: Page
  let used: { link: string; code: string }

  const item = /Support in the afternoons/
  const wanted = 'A teaching assistant in every written lesson'

  beforeAll(async () => {
    server = await serveBuiltPage()
    line = await openLine(server.url)
    browser = await launchBrowser()
    const devices = await Promise.all([
      openDevice(browser),
      openDevice(browser),
      openDevice(browser),
      openDevice(browser, phone),
    ])
    contexts.push(...devices.map(({ context }) => context))
    ;[parent, senco, officer, supporter] = devices.map(({ page }) => page) as [Page, Page, Page, Page]
  })

  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()))
    await browser.close()
    await line.close()
    await server.close()
  })

  test('J5 a parent opens a table, and each party comes by a personal link', async () => {
    await parent.goto(server.url)
    await expectAccessible(parent, 'first page')
    await parent.goto(`${server.url}/open`)
    await expectAccessible(parent, 'opening a table')
    await openTable(parent, server.url, {
      child: 'R.',
      name: 'Amina Farouk',
      party: 'Family',
      role: 'Parent',
    })
    await expectAccessible(parent, 'people')

    const forSenco = await invite(parent, {
      section: 'School',
      button: 'Invite their first contact',
      name: 'Tom Ellery',
      role: 'SENCO',
    })
    const forOfficer = await invite(parent, {
      section: 'Local authority',
      button: 'Invite their first contact',
      name: 'Grace Okafor',
      role: 'SEN officer',
    })
    const forSupporter = await invite(parent, {
      section: 'Family',
      button: 'Invite somebody',
      name: 'Priya Nair',
      role: 'Supporter',
      isSupporter: true,
    })
    await join(senco, { ...forSenco, link: forSenco.link.replace(server.url, line.url) })
    await join(officer, forOfficer)
    await join(supporter, forSupporter, async (page, where) => {
      await expectAccessible(page, where)
      await expectNoSidewaysScroll(page, where)
    })
    used = forSupporter
    await expectAccessible(supporter, 'overview on a phone')
    await expectNoSidewaysScroll(supporter, 'overview on a phone')
    await parent.getByText('Priya Nair').first().waitFor()
  })

  test('J18 a second device takes the same seat by a link from the first', async () => {
    await parent.getByRole('button', { name: 'Use another device too' }).click()
    const link = await parent.getByLabel('Or open this link there').inputValue()
    await expectAccessible(parent, 'a link for another device')
    await parent.getByRole('button', { name: 'Close' }).click()
    const { context, page } = await openDevice(browser, phone)
    await page.goto(link)
    await page.getByRole('heading', { name: 'Use this device too?' }).waitFor()
    await expectAccessible(page, 'taking a seat on another device')
    await page.getByRole('button', { name: 'Take my seat on this device' }).click()
    await page.getByRole('heading', { name: 'R.’s table', level: 1 }).waitFor()
    await context.close()
  })

  test('E2 the example is laid in one click, and its seats are listed', async () => {
    const { context, page } = await openDevice(browser)
    await page.goto(server.url)
    await page.getByRole('button', { name: 'Try the example review' }).click()
    await page.getByRole('heading', { name: 'The example review' }).waitFor()
    expect(await page.getByRole('link', { name: /^Sit as/ }).count()).toBe(6)
    await expectAccessible(page, 'the example’s seats')
    await context.close()
  })

  test('J11 a used link says nothing about anyone', async () => {
    const { context, page } = await openDevice(browser)
    await page.goto(used.link)
    await page.getByLabel('The six-digit code').fill(used.code)
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('heading', { name: 'This link does not work' }).waitFor()
    expect(await page.locator('body').textContent()).not.toMatch(/R\.|Amina|Tom|Grace|Priya/)
    await expectAccessible(page, 'dead link')
    await context.close()
  })

  test('G1 she convenes the review, puts what she wants on the agenda, and tells everyone', async () => {
    await parent.getByRole('link', { name: 'Overview' }).click()
    await parent.getByRole('link', { name: 'Convene a meeting' }).first().click()
    await choose(parent, 'SEN Support review')
    await parent.getByLabel('Purpose').fill('To agree who supports R. in every afternoon lesson.')
    await parent.getByLabel('Day', { exact: true }).fill('2030-05-03')
    await parent.getByLabel('Place, if you meet in a room').fill('Hazelbrook Primary School, room 4')
    await expectAccessible(parent, 'convening')
    await parent.getByRole('button', { name: 'Set the agenda' }).click()
    await parent.getByRole('button', { name: 'Add an item' }).click()
    await parent.getByLabel('What is it about?').fill('Support in the afternoons')
    await parent
      .getByLabel('What do you want from it?')
      .fill('The name of the adult for each written lesson.')
    await parent.getByRole('button', { name: 'Put it on the agenda' }).click()
    await parent.getByRole('button', { name: 'Tell everyone' }).click()
    await parent.getByRole('button', { name: 'Start the meeting' }).waitFor()
  })

  test('G5 any seat starts the meeting, and everyone turns to one item', async () => {
    for (const page of [senco, officer]) {
      await page.getByRole('link', { name: 'Open the agenda' }).click()
      await page.getByRole('heading', { name: 'SEN Support review', level: 1 }).waitFor()
    }
    await supporter.getByRole('link', { name: 'Open the agenda' }).click()
    await startMeeting(supporter)
    await senco.getByText(/live, \d+ minute/).waitFor()
    await senco.getByRole('region', { name: item }).getByRole('button', { name: 'Turn to this' }).click()
    await parent.getByText('The table is here now').waitFor()
    await officer.getByText('The table is here now').waitFor()
  })

  test('M50 all four write the minutes together, one of them without a network for a while', async () => {
    await type(parent, 'Amina: on Thursday he wrote nothing.')
    await type(senco, 'Tom: the class assistant works mornings only.')
    await type(officer, 'Grace: no top-up was asked for.')
    await type(supporter, 'Priya: two afternoons have nobody.')
    const everything = [/Amina: on Thursday/, /Tom: the class/, /Grace: no top-up/, /Priya: two afternoons/]
    for (const page of [parent, senco, officer, supporter])
      for (const words of everything) await minutesOf(page, item).getByText(words).waitFor()
    await senco
      .getByText(/^Saved/)
      .filter({ visible: true })
      .first()
      .waitFor()

    line.cut()
    await type(senco, 'Tom, while the line was down: Ms Lane can start on 9 May.')
    await senco
      .getByText(/Offline/)
      .filter({ visible: true })
      .first()
      .waitFor()
    await type(officer, 'Grace: county hall can be asked.')
    // The outage is part of what is tested: it lasts longer than a line may be silent before it is given up.
    await new Promise((resolve) => setTimeout(resolve, 13_000))
    expect(
      await minutesOf(officer, item)
        .getByText(/while the line was down/)
        .count(),
    ).toBe(0)
    line.mend()
    await minutesOf(officer, item)
      .getByText(/while the line was down/)
      .waitFor({ timeout: 30_000 })
    await minutesOf(senco, item)
      .getByText(/county hall can be asked/)
      .waitFor({ timeout: 30_000 })
    await senco
      .getByText(/^Saved/)
      .filter({ visible: true })
      .first()
      .waitFor()
    await expectAccessible(parent, 'live meeting')
    await expectAccessible(supporter, 'live meeting on a phone')
    await expectNoSidewaysScroll(supporter, 'live meeting on a phone')
  })

  test('A1 words of the minutes become an action that stands in the minutes of everyone', async () => {
    await minutesOf(parent, item)
      .getByText(/two afternoons have nobody/)
      .click({ clickCount: 3 })
    await parent
      .getByRole('button', { name: /Make an action/ })
      .first()
      .click()
    const form = parent.getByRole('dialog')
    await form.getByLabel('What will be done').fill(wanted)
    await chooseOption(parent, form, /Who will do it/, /Tom Ellery/)
    await form.getByLabel('The day').fill('2030-05-09')
    await form.getByRole('button', { name: 'Put it on the table' }).click()
    await form.waitFor({ state: 'hidden' })
    for (const page of [parent, senco, officer, supporter]) await cardOf(page, wanted).waitFor()

    // One stray key on a card must not take it from everyone's minutes.
    await cardOf(parent, wanted).getByText('Action · wording 1').click()
    await parent.keyboard.press('Backspace')
    await parent.getByText(/card stays in the minutes/).waitFor()
    await cardOf(officer, wanted).waitFor()
  })

  test('A6 each party answers, the wording changes, its owner accepts; earlier answers count for nothing on it', async () => {
    await answer(officer, wanted, 'Agree')
    const card = minutesOf(parent, item).getByRole('article', { name: `Action: ${wanted}` })
    await card.getByRole('button', { name: 'Reword' }).click()
    const form = parent.getByRole('dialog')
    await form.getByLabel('What will be done').fill(`${wanted}, Monday to Friday`)
    await form
      .getByRole('button', { name: /wording/i })
      .last()
      .click()
    await form.waitFor({ state: 'hidden' })
    const reworded = `${wanted}, Monday to Friday`
    await minutesOf(officer, item).getByText('signed wording 1, not this one').waitFor()

    await answer(parent, reworded, 'Agree')
    // Its owner is asked for their own word first; what the school says of the wording is another act.
    await cardOf(senco, reworded).getByRole('button', { name: 'Say if you will' }).click()
    await choose(senco.getByRole('dialog'), 'I will do this')
    await senco.getByRole('button', { name: 'Send my answer' }).click()
    await senco.getByRole('dialog').waitFor({ state: 'hidden' })
    await answer(senco, reworded, 'Agree')
    await answer(officer, reworded, 'Take away and reply by…', async (dialog) => {
      await dialog.getByLabel('We reply by').fill('2030-05-05')
    })
    await minutesOf(supporter, item)
      .getByText(/takes it away, reply by/)
      .waitFor()
    // The supporter sees it all and is never asked to sign.
    const supporters = minutesOf(supporter, item).getByRole('article')
    expect(await supporters.getByRole('button', { name: 'Give our answer' }).count()).toBe(0)
  })

  test('A9 its owner reports it as done; the family says what it sees', async () => {
    await senco.goto(`${tableOf(senco)}/actions`)
    await senco.getByRole('heading', { name: /Actions/, level: 1 }).waitFor()
    await expectAccessible(senco, 'actions')
    await senco
      .getByRole('link', { name: new RegExp(wanted) })
      .first()
      .click()
    await senco.getByRole('button', { name: 'Say that it is done' }).first().click()
    await senco.getByRole('dialog').getByRole('textbox').fill('Ms Lane began on 9 May.')
    await senco.getByRole('dialog').getByRole('button').last().click()
    await senco.getByRole('dialog').waitFor({ state: 'hidden' })
    await expectAccessible(senco, 'one action')

    await parent.goto(`${tableOf(parent)}/actions`)
    await parent
      .getByRole('link', { name: new RegExp(wanted) })
      .first()
      .click()
    await parent.getByRole('button', { name: 'Say what we see' }).first().click()
    const form = parent.getByRole('dialog')
    await choose(form, 'We see it differently')
    await form.getByRole('textbox').fill('Not on Fridays yet.')
    await form.getByRole('button').last().click()
    await form.waitFor({ state: 'hidden' })
  })

  test('A10 six weeks later, on a phone, the action says what was agreed and what both sides say', async () => {
    await supporter.goto(`${tableOf(supporter)}/actions`)
    await supporter
      .getByRole('link', { name: new RegExp(wanted) })
      .first()
      .click()
    await supporter.getByText('Not on Fridays yet.').first().waitFor()
    await supporter.getByText('Ms Lane began on 9 May.').first().waitFor()
    await expectAccessible(supporter, 'one action on a phone')
    await expectNoSidewaysScroll(supporter, 'one action on a phone')
  })

  test('a tab that is closed in mid-word loses nothing, for its writer or for the others', async () => {
    await officer.bringToFront()
    await type(officer, 'Grace: I will ask about the fund')
    const address = officer.url()
    await officer.close({ runBeforeUnload: false })
    const again = await contexts[2]?.newPage()
    if (!again) throw new Error('the officer has no device')
    officer = again
    await officer.goto(address)
    await minutesOf(officer, item)
      .getByText(/I will ask about the fund/)
      .waitFor()
    await parent.goto(`${tableOf(parent)}/meeting/live`)
    await minutesOf(parent, item)
      .getByText(/I will ask about the fund/)
      .waitFor()
  })

  /** Writes a line of its own at the end of the item's minutes. */
  async function type(page: Page, words: string) {
    const editor = minutesOf(page, item)
    await editor.click()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.press('Enter')
    await page.keyboard.type(words, { delay: 15 })
    await editor.getByText(words).waitFor()
  }

  const cardOf = (page: Page, what: string) =>
    minutesOf(page, item).getByRole('article', { name: `Action: ${what}` })

  async function answer(
    page: Page,
    what: string,
    choice: string,
    fill?: (dialog: ReturnType<Page['getByRole']>) => Promise<void>,
  ) {
    await cardOf(page, what).getByRole('button', { name: 'Give our answer' }).click()
    const dialog = page.getByRole('dialog')
    await choose(dialog, choice)
    await fill?.(dialog)
    await dialog.getByRole('button', { name: 'Send our answer' }).click()
    await dialog.waitFor({ state: 'hidden' })
  }
})

const tableOf = (page: Page) => /^.*\/as\/[^/]+/.exec(page.url())?.[0] ?? ''
