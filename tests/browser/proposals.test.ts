import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, launchBrowser, openDevice, phone } from './browser.ts'
import { choose, minutesOf } from './people.ts'
import { serveBuiltPage, type TestServer } from './server.ts'

/** In the middle of the example review, the parties put things to each other and answer, each on its own device. */
describe('what is put to everyone', () => {
  let server: TestServer
  let browser: Browser
  const contexts: BrowserContext[] = []
  let parent: Page
  let supporter: Page
  let senco: Page
  let officer: Page

  const item = /Support in the afternoons/
  const words = 'An adult beside R. in every written lesson, from 9 May'

  beforeAll(async () => {
    server = await serveBuiltPage()
    browser = await launchBrowser()
    const first = await openDevice(browser)
    contexts.push(first.context)
    await first.page.goto(server.url)
    await first.page.getByRole('button', { name: 'Try the example review' }).click()
    await first.page.getByRole('heading', { name: 'The example review' }).waitFor()
    const sit = async (name: string, viewport?: typeof phone) => {
      const href = await first.page
        .getByRole('link', { name: new RegExp(`^Sit as ${name}`) })
        .getAttribute('href')
      const { context, page } = await openDevice(browser, viewport)
      contexts.push(context)
      await context.addCookies(await first.context.cookies())
      await page.goto(`${server.url}${href}`)
      await minutesOf(page, item).waitFor()
      return page
    }
    parent = await sit('Amina Farouk')
    supporter = await sit('Priya Nair')
    senco = await sit('Tom Ellery')
    officer = await sit('Grace Okafor', phone)
  })

  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()))
    await browser.close()
    await server.close()
  })

  const section = (page: Page) => page.getByRole('region', { name: item })
  const put = (page: Page, what: string) =>
    section(page).getByRole('article', { name: new RegExp(`: ${what}$`) })

  test('K1 selected words of the minutes are put to everyone, and stand on every page without an answer', async () => {
    await minutesOf(parent, item)
      .getByText(/The class teaching assistant works mornings only/)
      .click({ clickCount: 3 })
    await parent.getByRole('button', { name: 'Put to everyone' }).first().click()
    const form = parent.getByRole('dialog')
    await form.getByRole('button', { name: 'Put it to everyone' }).click()
    await form.getByText('Choose what it is.').waitFor()
    await choose(form, 'A proposal')
    await expectAccessible(parent, 'putting something to everyone')
    await form.getByRole('textbox', { name: 'What do you propose?' }).fill(words)
    await form.getByRole('button', { name: 'Put it to everyone' }).click()
    await form.waitFor({ state: 'hidden' })
    for (const page of [parent, senco, officer]) {
      await put(page, words)
        .getByText(/^No answer yet from/)
        .waitFor()
      await put(page, words)
        .getByText(/works mornings only/)
        .waitFor()
      const own = put(page, words).getByRole('group', { name: 'The answer of your party' })
      expect(await own.getByRole('button').allTextContents()).toEqual([
        'Agree',
        'Agree in part',
        'Disagree',
        'Take away and reply by…',
      ])
    }
    expect(await put(supporter, words).getByRole('group', { name: 'The answer of your party' }).count()).toBe(
      0,
    )
    await expectAccessible(officer, 'a proposal on a phone')
    await expectNoSidewaysScroll(officer, 'a proposal on a phone')
  })

  test('K24 that nobody has answered stands on the card once, on every page', async () => {
    for (const page of [parent, supporter, officer])
      expect(
        await put(page, words)
          .getByText(/answer(ed)? yet/i)
          .count(),
      ).toBe(1)
  })

  test('K18 the four answers have one size', async () => {
    for (const page of [parent, officer]) {
      const sizes = await put(page, words)
        .getByRole('group', { name: 'The answer of your party' })
        .getByRole('button')
        .evaluateAll((buttons) =>
          buttons.map((button) => {
            const { width, height } = button.getBoundingClientRect()
            return `${Math.round(width)} × ${Math.round(height)}, ${getComputedStyle(button).backgroundColor}`
          }),
        )
      expect(new Set(sizes).size).toBe(1)
    }
  })

  test('K19 what is reworded while another answers is read first, and nothing typed is lost', async () => {
    const reason = 'Only from Monday to Wednesday; there is nobody for the rest.'
    await put(senco, words).getByRole('button', { name: 'Agree in part' }).click()
    const form = senco.getByRole('dialog')
    await form.getByRole('textbox').fill(reason)
    const reworded = `${words}, Monday to Friday`
    await put(supporter, words).getByRole('button', { name: 'More for this proposal' }).click()
    await supporter.getByRole('menuitem', { name: 'Reword it' }).click()
    await supporter.getByRole('dialog').getByRole('textbox').fill(reworded)
    await supporter.getByRole('button', { name: 'Put this wording on the table' }).click()
    await supporter.getByRole('dialog').waitFor({ state: 'hidden' })
    await form.getByText(/Somebody reworded this while you were reading/).waitFor()
    expect(await form.getByRole('button', { name: 'Send our answer' }).isDisabled()).toBe(true)
    await expectAccessible(senco, 'an answer overtaken by a rewording')
    await form.getByRole('button', { name: 'I have read it, go on' }).click()
    await choose(form, 'Agree in part')
    expect(await form.getByRole('textbox').inputValue()).toBe(reason)
    await form.getByRole('button', { name: 'Send our answer' }).click()
    await form.waitFor({ state: 'hidden' })
    await put(parent, reworded).getByText(reason).waitFor()
  })

  test('K19 an answer that the server refuses as stale leaves the form as it was', async () => {
    const reworded = `${words}, Monday to Friday`
    const reason = 'We do not see how this is paid.'
    await put(officer, reworded).getByRole('button', { name: 'Disagree' }).click()
    const form = officer.getByRole('dialog')
    await form.getByRole('textbox').fill(reason)
    // As if another wording had come first: the page has not heard of it when it sends.
    await officer.route('**/commands*', (route) => {
      const sent = route.request().postData() ?? ''
      return route.continue({ postData: sent.replace('"revision":2', '"revision":1') })
    })
    await form.getByRole('button', { name: 'Send our answer' }).click()
    await form.getByText('This was reworded. Read the new words, then answer them.').waitFor()
    expect(await form.getByRole('textbox').inputValue()).toBe(reason)
    await officer.unroute('**/commands*')
    await form.getByRole('button', { name: 'Send our answer' }).click()
    await form.waitFor({ state: 'hidden' })
    await put(parent, reworded)
      .getByText(/^Different views\./)
      .waitFor()
  })

  test('K9 somebody else has to decide, and then has', async () => {
    const reworded = `${words}, Monday to Friday`
    await put(senco, reworded).getByRole('button', { name: 'More for this proposal' }).click()
    await senco.getByRole('menuitem', { name: 'Somebody else has to decide…' }).click()
    const form = senco.getByRole('dialog')
    await form.getByRole('textbox', { name: 'Who decides?' }).fill('the SEN panel')
    await form.getByLabel('By which day?').fill('2035-06-09')
    await form.getByRole('button', { name: 'Put this on the table' }).click()
    await form.waitFor({ state: 'hidden' })
    await put(parent, reworded)
      .getByText(/Needs a decision by the SEN panel by/)
      .waitFor()
    await put(senco, reworded).getByRole('button', { name: 'Say what the SEN panel decided' }).click()
    await choose(senco.getByRole('dialog'), 'In part')
    await senco.getByRole('dialog').getByRole('textbox').fill('Mornings only, the panel wrote on 7 June.')
    await senco.getByRole('button', { name: 'Put it on the table' }).click()
    await put(parent, reworded).getByText('Mornings only, the panel wrote on 7 June.').waitFor()
  })

  const hasFocus = (field: HTMLElement | SVGElement) => field === document.activeElement

  /** What is asked from now on is held back until the answer may come. */
  async function slowLine(page: Page): Promise<() => void> {
    let answer = () => {}
    const slow = new Promise<void>((resolve) => (answer = resolve))
    await page.route('**/commands*', (route) => slow.then(() => route.continue()))
    return answer
  }

  /** P14, P21: the form is closed before the answer comes, and begun once more with something else. */
  async function sendOnSlowLine(form: Locator) {
    const answer = await slowLine(senco)
    await form.getByRole('button', { name: 'Put it to everyone' }).click()
    await form.getByRole('button', { name: 'Not now' }).click()
    const open = () => section(senco).getByRole('button', { name: 'Put something to everyone' }).click()
    await open()
    // What is under way is not in the form as well, to be sent twice.
    expect(await form.getByRole('textbox').count()).toBe(0)
    await choose(form, 'A proposal')
    await form.getByRole('textbox').fill('Something else')
    answer()
    // The late answer closes its own form alone.
    await senco.getByText('It is on the table for every party.').waitFor({ state: 'attached' })
    expect(await form.getByRole('textbox').evaluate(hasFocus)).toBe(true)
    await form.getByRole('button', { name: 'Not now' }).click()
    await open()
    expect(await form.getByRole('textbox').inputValue()).toBe('Something else')
    await form.getByRole('button', { name: 'Begin anew' }).click()
    expect(await form.getByRole('textbox').count()).toBe(0)
    expect(await form.getByRole('radio').first().evaluate(hasFocus)).toBe(true)
    await form.getByRole('button', { name: 'Not now' }).click()
  }

  test('K6 a declined offer keeps what was offered and the decliner’s own reason', async () => {
    const offer = 'Speech therapy in a group, on Mondays'
    const reason = 'A group is too loud for him. We did not decline therapy.'
    await section(senco).getByRole('button', { name: 'Put something to everyone' }).click()
    const form = senco.getByRole('dialog')
    await choose(form, 'An offer to one party')
    await choose(form, 'R.’s family')
    await form.getByRole('textbox', { name: 'What do you offer?' }).fill(offer)
    await sendOnSlowLine(form)
    await put(officer, offer).waitFor()
    expect(await put(officer, offer).getByRole('button', { name: 'Decline it' }).count()).toBe(0)
    await put(parent, offer).getByRole('button', { name: 'Decline it' }).click()
    await parent.getByRole('dialog').getByRole('textbox').fill(reason)
    // P21: who went on to write before the answer came goes on writing.
    const answer = await slowLine(parent)
    await parent.getByRole('button', { name: 'Send our answer' }).click()
    await parent.getByRole('button', { name: 'Not now' }).click()
    await minutesOf(parent, item).focus()
    answer()
    await parent.getByText('Your party’s answer is on the table.').waitFor({ state: 'attached' })
    expect(await minutesOf(parent, item).evaluate(hasFocus)).toBe(true)
    for (const page of [senco, officer]) {
      await put(page, offer)
        .getByText(/^Declined by R.’s family/)
        .waitFor()
      await put(page, offer).getByText(reason).waitFor()
    }
    await expectAccessible(parent, 'an offer that was declined', '[aria-label="What was put to everyone"]')
  })

  test('K15 the overview says what waits for one’s party', async () => {
    await parent.goto(parent.url().replace(/\/meeting\/.*/, ''))
    const needs = parent.getByRole('list', { name: 'What needs you' })
    await needs.getByText(/Proposal · Your party has not answered yet/).waitFor()
    await expectAccessible(parent, 'overview with a proposal that waits')
  })

  test('F26 what was written and put on a matter stays readable when its party takes it off the agenda', async () => {
    await section(supporter)
      .getByRole('button', { name: /^More for “/ })
      .click()
    await supporter.getByRole('menuitem', { name: 'Take it off the agenda' }).click()
    await supporter.getByRole('dialog').getByRole('textbox').fill('We settled it by phone.')
    await supporter.getByRole('button', { name: 'Take it off' }).click()
    await officer.getByRole('button', { name: /^Taken off the agenda/ }).click()
    await officer.getByRole('article', { name: /^Offer: Speech therapy/ }).waitFor()
    await officer
      .getByText(/The class teaching assistant works mornings only/)
      .first()
      .waitFor()
  })
})
