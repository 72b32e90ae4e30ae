import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, launchBrowser, openDevice, phone } from './browser.ts'
import { choose, minutesOf } from './people.ts'
import { serveBuiltPage, type TestServer } from './server.ts'

type Example = {
  workspaceId: string
  meetingId: string
  seats: { seatId: string; party: string; role: string }[]
}

/** The example's live review: three people take one item to its end, and two of them end the meeting at once. */
describe('an item from its round to its end', () => {
  let server: TestServer
  let browser: Browser
  const contexts: BrowserContext[] = []
  let parent: Page
  let senco: Page
  let officer: Page
  let example: Example

  const item = /Support in the afternoons/
  const section = (page: Page, name: RegExp | string = item) => page.getByRole('region', { name })
  const press = (page: Page, name: string | RegExp) => section(page).getByRole('button', { name }).click()

  beforeAll(async () => {
    server = await serveBuiltPage()
    browser = await launchBrowser()
    const devices = await Promise.all([openDevice(browser, phone), openDevice(browser), openDevice(browser)])
    contexts.push(...devices.map(({ context }) => context))
    ;[parent, senco, officer] = devices.map(({ page }) => page) as [Page, Page, Page]
    await Promise.all([parent, senco, officer].map((page) => page.goto(server.url)))
    example = await parent.evaluate(async () => {
      const reply = await fetch('/api/example', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      })
      return reply.json()
    })
    const seatOf = (party: string, role: RegExp) =>
      example.seats.find((seat) => seat.party === party && role.test(seat.role))?.seatId ?? ''
    await sitAt(parent, seatOf('family', /Parent/))
    await sitAt(senco, seatOf('school', /SENCO/i))
    await sitAt(officer, seatOf('local_authority', /./))
  })

  /** From the top, where no bar covers half of anything that can be pressed. */
  async function look(page: Page, where: string) {
    await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }))
    await expectAccessible(page, where)
    await expectNoSidewaysScroll(page, where)
  }

  async function sitAt(page: Page, seatId: string) {
    const { workspaceId, meetingId } = example
    await page.evaluate(
      async ({ workspaceId, seatId }) => {
        await fetch(`/api/workspaces/${workspaceId}/example/sit`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ seatId }),
        })
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

  test('F16 everybody is asked, and each party answers on its own device, wherever the table is', async () => {
    await section(senco).getByRole('button', { name: 'Ask for a round' }).focus()
    await senco.keyboard.press('Enter')
    await section(parent).getByRole('button', { name: 'My view…' }).waitFor()
    // The button is gone; the keyboard stays in its part of the page.
    expect(await section(senco).evaluate((part) => part.contains(document.activeElement))).toBe(true)
    await section(parent).getByRole('button', { name: 'My view…' }).click()
    await parent
      .getByLabel('What is your party’s view?')
      .fill('Thursday and Friday are the ones that matter.')
    await expectAccessible(parent, 'giving a view')
    // The table goes on and comes back: who is writing writes on, also on a page that is loaded again.
    const view = parent.getByLabel('What is your party’s view?')
    const isHere = (name: RegExp) =>
      parent.locator('section[data-current]').filter({ hasText: name }).waitFor()
    await section(senco, /date of the next review/)
      .getByRole('button', { name: 'Turn to this' })
      .click()
    await isHere(/date of the next review/)
    expect(await view.inputValue()).toBe('Thursday and Friday are the ones that matter.')
    await press(senco, 'Turn to this')
    await isHere(item)
    await parent.reload()
    await press(parent, 'My view…')
    expect(await view.inputValue()).toBe('Thursday and Friday are the ones that matter.')
    await parent.getByRole('button', { name: 'Send our answer' }).click()
    await section(senco).getByText('“Thursday and Friday are the ones that matter.”').waitFor()
    await section(senco)
      .getByText(/matter\.” · Amina Farouk$/)
      .waitFor()
    await section(parent).getByText('no answer yet').first().waitFor()
    await section(senco).getByRole('button', { name: 'Nothing to add' }).click()
    await section(officer).getByText('nothing to add', { exact: true }).waitFor()
    await section(officer)
      .getByText(/No answer in the round: [^.]*Council/)
      .waitFor()
    for (const [page, where] of [
      [parent, 'round, phone'],
      [officer, 'round'],
    ] as const) {
      await look(page, where)
    }
  })

  test('F5 the minutes are read back, and a reading says when the words have changed since', async () => {
    await press(senco, 'Read the minutes back')
    await press(parent, 'Reads right')
    await section(senco).getByText('reads right', { exact: true }).waitFor()
    // P23: while one writes on a phone the tools stand where the parts of the meeting are, which come back at once.
    const parts = parent.getByRole('navigation', { name: 'Parts of the meeting' })
    await minutesOf(parent, item).click()
    await parts.waitFor({ state: 'hidden' })
    await parent.getByRole('button', { name: 'Done writing' }).click()
    await parts.waitFor()
    await minutesOf(officer, item)
      .getByText(/The timetable was read out/)
      .click()
    await officer.keyboard.press('End')
    await officer.keyboard.type(' And it begins on Monday.')
    await section(senco)
      .getByText(/the minutes have changed since/)
      .waitFor()
    await section(parent)
      .getByText(/the minutes have changed since/)
      .waitFor()
    // Who wrote is asked about the words as they are now, and so is the family once more.
    await section(parent).getByRole('button', { name: 'Needs a change…' }).click()
    await parent.getByLabel('What should these minutes say?').fill('Monday of which week?')
    await parent.getByRole('button', { name: 'Say so' }).click()
    await section(senco).getByText('needs a change: “Monday of which week?”').waitFor()
    expect(
      await section(parent)
        .getByText(/the minutes have changed since/)
        .count(),
    ).toBe(0)
  })

  test('F6 while the family holds the item open nobody else covers it, and the page says why', async () => {
    await press(parent, 'Hold open')
    await section(senco)
      .getByText(/holds this item open/)
      .waitFor()
    await press(senco, 'Covered')
    await section(senco)
      .getByText(/A party holds this item open: family/)
      .waitFor()
    await press(parent, 'Let go')
    await section(senco)
      .getByText(/holds this item open$/)
      .waitFor({ state: 'hidden' })
  })

  test('F7 what the family brought is covered once the school has replied with its reason', async () => {
    await press(senco, 'Covered')
    await section(senco)
      .getByText(/Another party replies to it first/)
      .waitFor()
    await press(senco, 'Reply…')
    await choose(senco.getByRole('dialog'), 'Accepted in part')
    await senco.getByLabel('Why?').fill('We have an adult for three of the five afternoons.')
    await expectAccessible(senco, 'replying')
    // Loaded again, the form has what was chosen beside what was typed.
    await senco.reload()
    await press(senco, 'Reply…')
    expect(await senco.getByRole('radio', { name: 'Accepted in part' }).isChecked()).toBe(true)
    await senco.getByText('You had begun this. It is as you left it.').waitFor()
    expect(await senco.getByLabel('Why?').inputValue()).toBe(
      'We have an adult for three of the five afternoons.',
    )
    await expectAccessible(senco, 'replying, begun before')
    await senco.getByRole('button', { name: 'Send our reply' }).click()
    await section(parent)
      .getByText(/accepted in part: “We have an adult/)
      .waitFor()
    await press(senco, 'Covered')
    await section(parent)
      .getByText(/Covered by .* No answer in the round: [^.]*Council/)
      .waitFor()
    await look(parent, 'covered, phone')
  })

  test('F13 who reads elsewhere stays there, sees where the table is, and goes back with one press', async () => {
    const title = /Occupational therapy in school/
    await section(officer, 'Agenda')
      .getByRole('button', { name: /Who is here and what we want/ })
      .click()
    await officer.getByRole('button', { name: 'Back to the table' }).waitFor()
    const before = await officer.evaluate(() => window.scrollY)
    await section(senco, title).getByRole('button', { name: 'Turn to this' }).click()
    await officer
      .getByText(/turned the table to/)
      .first()
      .waitFor()
    expect(await officer.evaluate(() => window.scrollY)).toBe(before)
    await expectAccessible(officer, 'reading elsewhere')
    await officer.getByRole('button', { name: 'Back to the table' }).click()
    await officer.getByRole('button', { name: 'Back to the table' }).waitFor({ state: 'hidden' })
    await section(officer, title).getByText('The table is here now').waitFor()
    await section(officer, title).getByText('0 of 5 min').waitFor()
    // The line comes and goes over the page: what somebody is about to press stays under the finger.
    const place = () =>
      officer
        .getByRole('heading', { level: 1 })
        .evaluate((heading) => heading.getBoundingClientRect().top + window.scrollY)
    await section(officer, 'Where the table is').waitFor({ state: 'hidden' })
    const without = await place()
    await officer.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }))
    await officer.getByRole('button', { name: 'Back to the table' }).waitFor()
    expect(await place()).toBe(without)
  })

  test('F8 a matter is parked only with an end', async () => {
    const title = /Occupational therapy in school/
    const more = async (page: Page, entry: string) => {
      await section(page, title)
        .getByRole('button', { name: /^More for/ })
        .click()
      await page.getByRole('menuitem', { name: entry }).click()
    }
    await section(officer, title).getByRole('button', { name: 'Park…' }).click()
    await officer.getByRole('button', { name: 'Park it' }).click()
    await officer.getByText('Choose one of the two.').waitFor()
    await choose(officer.getByRole('dialog'), 'For another meeting')
    await expectAccessible(officer, 'parking')
    // The table goes on, and somebody covers what is being parked: the form stays as it is, and says so.
    const form = officer.getByRole('dialog', { name: /^Park/ })
    const covered = form.getByText('This item is covered. Open it again first.')
    await section(senco, /date of the next review/)
      .getByRole('button', { name: 'Turn to this' })
      .click()
    await officer
      .locator('section[data-current]')
      .filter({ hasText: /date of the next review/ })
      .waitFor()
    await more(senco, 'Mark as covered')
    await covered.waitFor()
    await expectAccessible(officer, 'parking what was covered')
    await more(senco, 'Open it again')
    await covered.waitFor({ state: 'detached' })
    expect(await form.getByRole('radio', { name: 'For another meeting' }).isChecked()).toBe(true)
    await officer.getByRole('button', { name: 'Park it' }).click()
    await section(parent, title)
      .getByText(/Parked by .* for another meeting/)
      .waitFor()
  })

  test('F11 two end the meeting at once: both read who ended it', async () => {
    for (const page of [senco, officer]) await page.getByRole('button', { name: 'End the meeting…' }).click()
    await officer
      .getByRole('dialog')
      .getByText(/Not reached so far/)
      .waitFor()
    await officer.getByLabel('Anything to say about how it ended?').fill('We go on next week.')
    await expectAccessible(officer, 'ending')
    await senco.getByRole('dialog').getByRole('button', { name: 'End the meeting' }).click()
    await officer.getByRole('dialog', { name: 'The meeting has ended' }).waitFor()
    expect(await officer.getByLabel('What you wrote, to take along').inputValue()).toBe('We go on next week.')
    await officer.getByRole('button', { name: 'Back to the minutes' }).click()
    for (const page of [parent, senco, officer])
      await page.getByText(/Occupational therapy in school: parked for another meeting/).waitFor()
    await look(officer, 'ended')
  })

  test('F12 what was left open waits for a date, and goes on the agenda of the next meeting', async () => {
    await senco.goto(`${server.url}/w/${example.workspaceId}/as/${seatIn(senco)}`)
    const waiting = section(senco, 'Waiting for a date')
    await waiting.getByText('Occupational therapy in school').waitFor()
    await look(senco, 'overview')
    await waiting.getByRole('link', { name: 'Plan the next meeting' }).click()
    await choose(senco, 'SEN Support review')
    await senco.getByLabel('Purpose').fill('To finish what we began.')
    await senco.getByLabel('Day', { exact: true }).fill('2031-05-03')
    const kept = senco.getByRole('checkbox', { name: /Occupational therapy in school/ })
    expect(await kept.isChecked()).toBe(true)
    await expectAccessible(senco, 'convening with what was left open')
    await senco.getByRole('button', { name: 'Set the agenda' }).click()
    await section(senco, /Occupational therapy in school/)
      .getByText(/carried from/)
      .waitFor()
    // An item of every such meeting goes on with its namesake: it is not on the agenda twice.
    expect(await senco.getByRole('heading', { name: /date of the next review/ }).count()).toBe(1)
  })

  const seatIn = (page: Page) => /\/as\/([^/]+)/.exec(page.url())?.[1] ?? ''
})
