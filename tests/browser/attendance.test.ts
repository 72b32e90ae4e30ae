import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, launchBrowser, openDevice, phone } from './browser.ts'
import { choose, chooseOption, invite, join, minutesOf, openTable, startMeeting } from './people.ts'
import { serveBuiltPage, type TestServer } from './server.ts'

const apology = 'I cannot get the day off, and I am sorry. Please read what I wrote.'

/** A parent cannot come and sends her partner to listen; the school would rather he were not there. */
describe('who comes, and who is there', () => {
  let server: TestServer
  let browser: Browser
  const contexts: BrowserContext[] = []
  let parent: Page
  let senco: Page
  let partner: Page

  beforeAll(async () => {
    server = await serveBuiltPage()
    browser = await launchBrowser()
    const devices = await Promise.all([openDevice(browser), openDevice(browser), openDevice(browser, phone)])
    contexts.push(...devices.map(({ context }) => context))
    ;[parent, senco, partner] = devices.map(({ page }) => page) as [Page, Page, Page]
    const amina = { child: 'R.', name: 'Amina Farouk', party: 'Family', role: 'Parent' }
    await openTable(parent, server.url, amina)
    const school = { section: 'School', button: 'Invite their first contact' }
    await join(senco, await invite(parent, { ...school, name: 'Tom Ellery', role: 'SENCO' }))
    const family = { section: 'Family', button: 'Invite somebody' }
    await join(partner, await invite(parent, { ...family, name: 'Sam Rowe', role: 'Parent' }))
  })

  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()))
    await browser.close()
    await server.close()
  })

  async function look(page: Page, where: string) {
    await expectAccessible(page, where)
    await expectNoSidewaysScroll(page, where)
  }

  /** The part of the minutes sheet about one person. */
  const about = (page: Page, name: string) =>
    page.getByRole('region', { name: 'Minutes' }).getByRole('group', { name })

  test('B9 convening says how long before everyone should be told, and shows who sits here beside who must be invited', async () => {
    await senco.getByRole('link', { name: 'Convene a meeting' }).first().click()
    await choose(senco, 'Annual review of an EHC plan')
    await senco.getByText(/asks that everyone be told 14 days before/).waitFor()
    await senco.getByRole('list', { name: 'Must be invited' }).getByText('Social care officer').waitFor()
    await senco.getByRole('list', { name: 'At this table now' }).getByText('Amina Farouk').waitFor()
    await look(senco, 'convening, who belongs')
    await senco.getByLabel('Purpose').fill('To look at the plan together.')
    await senco.getByLabel('Day', { exact: true }).fill('2030-05-03')
    await senco.getByRole('button', { name: 'Set the agenda' }).click()
    await senco.getByText('Nobody has been told yet.').waitFor()
    await senco.getByRole('button', { name: 'Tell everyone' }).click()
    await senco.getByText(/days before\. This kind of meeting asks for 14 days/).waitFor()
  })

  test('B1 somebody who cannot come says so in her own words, and who comes instead, to listen', async () => {
    await parent.goto(senco.url().replace(/as\/[^/]+/, `as/${seatIn(parent)}`))
    await parent.getByRole('button', { name: 'Reply', exact: true }).click()
    const reply = parent.getByRole('dialog')
    await reply.getByRole('button', { name: 'Send my reply' }).click()
    await reply.getByText('Choose one of the four replies.').waitFor()
    await look(parent, 'replying')
    await choose(reply, 'I cannot be there')
    await reply.getByLabel('In your own words, if you like').fill(apology)
    await reply.getByRole('button', { name: 'Send my reply' }).click()
    await parent.getByText(/You replied .*: sends apologies\./).waitFor()
    await parent.getByRole('button', { name: 'Somebody comes instead of me' }).click()
    const naming = parent.getByRole('dialog')
    await chooseOption(parent, naming, /Who comes/, /Sam Rowe/)
    expect(await naming.getByRole('radio', { name: 'Listen and take notes' }).isChecked()).toBe(true)
    await look(parent, 'naming a stand-in')
    await naming.getByRole('button', { name: 'Tell everyone' }).click()
    await parent.getByText('Sam Rowe comes instead of you and attends to listen.').waitFor()
    await parent.getByRole('button', { name: 'Write what we want from it' }).click()
    const aim = parent.getByRole('dialog')
    await aim.getByLabel('In a sentence or two').fill('An adult beside R. in every afternoon lesson')
    await aim.getByRole('button', { name: 'Put it on the table' }).click()
    await parent.getByText('An adult beside R. in every afternoon lesson').first().waitFor()
    await look(parent, 'before the meeting')
  })

  test('B6 an objection says that it changes nothing, stands on record, and is answered on a phone', async () => {
    await about(senco, 'Amina Farouk').getByText(apology).waitFor()
    await about(senco, 'Sam Rowe')
      .getByText(/comes instead of Amina Farouk · attends to listen/)
      .waitFor()
    await about(senco, 'Sam Rowe').getByRole('button', { name: 'More about Sam Rowe' }).click()
    await senco.getByRole('menuitem', { name: /I would rather they were not there/ }).click()
    const objecting = senco.getByRole('dialog')
    await objecting.getByText(/changes nothing else: each party decides who comes for it/).waitFor()
    await objecting.getByLabel('Why?').fill('We had planned a small meeting.')
    await look(senco, 'objecting')
    await objecting.getByRole('button', { name: 'Put it on record' }).click()
    await about(senco, 'Sam Rowe').getByText('“We had planned a small meeting.”').waitFor()

    await partner.goto(senco.url().replace(/as\/[^/]+/, `as/${seatIn(partner)}`))
    await partner.getByText(/You come instead of Amina Farouk/).waitFor()
    await about(partner, 'Sam Rowe').getByRole('button', { name: 'Answer this' }).click()
    const answering = partner.getByRole('dialog')
    await look(partner, 'answering an objection on a phone')
    await answering.getByLabel('In your own words').fill('I come because Amina cannot.')
    await answering.getByRole('button', { name: 'Put it on record' }).click()
    await about(senco, 'Sam Rowe')
      .getByText(/“I come because Amina cannot\.”/)
      .waitFor()
    await look(partner, 'before the meeting on a phone')
  })

  test('B5 each says how they are here; coming and going is seen, and heard, by the others', async () => {
    await startMeeting(senco)
    await senco.getByRole('button', { name: 'In the room' }).click()
    await partner.getByText('How are you here?', { exact: false }).waitFor()
    await look(partner, 'how are you here, on a phone')
    await partner.getByRole('button', { name: 'By phone or video' }).click()
    await senco.getByRole('log').getByText('Sam Rowe takes part by phone or video').waitFor()
    await senco.getByRole('button', { name: /Who is here/ }).click()
    await about(senco, 'Sam Rowe')
      .getByText(/by phone or video from \d\d:\d\d/)
      .waitFor()
    await senco.getByRole('button', { name: 'I lead through the agenda' }).click()
    await partner.getByText(/Tom Ellery leads/).waitFor()
    await look(senco, 'who is here')
    await partner.getByRole('button', { name: /Who is here/ }).click()
    await look(partner, 'who is here, on a phone')
    await partner.getByRole('button', { name: 'I am leaving' }).click()
    await senco.getByRole('log').getByText('Sam Rowe has left').waitFor()
    await senco.getByText(/Sam Rowe left \d\d:\d\d/).waitFor()
    await partner.getByText(/You left at \d\d:\d\d\. Are you back\?/).waitFor()
  })

  test('B13 the page of who attends to listen has no place to write, and has it again when that ends', async () => {
    const item = /The family’s views/
    await minutesOf(senco, item).waitFor()
    await partner.getByText('You are here to listen', { exact: false }).waitFor()
    expect(await minutesOf(partner, item).count()).toBe(0)
    await parent.getByRole('button', { name: /Who is here/ }).click()
    await about(parent, 'Amina Farouk').getByRole('button', { name: 'More about Amina Farouk' }).click()
    await parent.getByRole('menuitem', { name: 'Change who comes instead…' }).click()
    await parent.getByRole('dialog').getByRole('button', { name: 'Nobody comes instead any more' }).click()
    await parent.getByRole('dialog').waitFor({ state: 'hidden' })
    await minutesOf(partner, item).waitFor()
  })

  test('B5 after the end the sheet tells who was there, with times and apologies, and the school puts one right', async () => {
    await senco.getByRole('button', { name: 'End the meeting…' }).click()
    await senco.getByRole('dialog').getByRole('button', { name: 'End the meeting' }).click()
    await senco.getByRole('heading', { name: 'Who was there', level: 2 }).waitFor()
    await about(senco, 'Amina Farouk').getByText(apology).waitFor()
    await about(senco, 'Sam Rowe')
      .getByText(/by phone or video \d\d:\d\d to \d\d:\d\d · left/)
      .waitFor()
    await about(senco, 'Tom Ellery').getByRole('button', { name: 'More about Tom Ellery' }).click()
    await senco.getByRole('menuitem', { name: 'Tom Ellery has left' }).click()
    await about(senco, 'Tom Ellery')
      .getByText(/left before the end/)
      .waitFor()
    await look(senco, 'after the end')
    await look(partner, 'after the end on a phone')
  })

  const seatIn = (page: Page) => /as\/([^/?#]+)/.exec(page.url())?.[1] ?? ''
})
