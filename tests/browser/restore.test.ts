import { join as joinPath } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { Door } from '../../server/door.ts'
import { openLog } from '../../server/log.ts'
import { testDatabase, type TestDatabase } from '../database.ts'
import { copy } from '../world/backup.ts'
import { expectAccessible, launchBrowser, openDevice } from './browser.ts'
import { choose, invite, join, minutesOf, openTable, startMeeting } from './people.ts'

const item = /The family’s views/

/** The whole product on one port, started and stopped over and over on one database. */
class Restarting {
  url = 'http://127.0.0.1:0'
  readonly database: TestDatabase
  #stop = async () => {}

  constructor(database: TestDatabase) {
    this.database = database
  }

  async start() {
    const door = new Door()
    this.url = await door.listen(Number(new URL(this.url).port), '127.0.0.1')
    const clientDir = joinPath(import.meta.dirname, '../../dist/client')
    const config = readConfig({})
    const app = await buildApp({ config, sql: this.database.sql, log: openLog('fatal'), door, clientDir })
    this.#stop = async () => {
      door.drain()
      await app.close()
      await door.close()
    }
  }

  stop = () => this.#stop()
}

describe('a restore while pages are open', () => {
  let server: Restarting
  let browser: Browser
  const contexts: BrowserContext[] = []
  let parent: Page
  let senco: Page

  beforeAll(async () => {
    server = new Restarting(await testDatabase())
    await server.start()
    browser = await launchBrowser()
    const devices = await Promise.all([openDevice(browser), openDevice(browser)])
    contexts.push(...devices.map(({ context }) => context))
    ;[parent, senco] = devices.map(({ page }) => page) as [Page, Page]
    await openTable(parent, server.url, {
      child: 'R.',
      name: 'Amina Farouk',
      party: 'Family',
      role: 'Parent',
    })
    const section = { section: 'School', button: 'Invite their first contact' }
    await join(senco, await invite(parent, { ...section, name: 'Tom Ellery', role: 'SENCO' }))
    await parent.getByRole('link', { name: 'Overview' }).click()
    await parent.getByRole('link', { name: 'Convene a meeting' }).first().click()
    await choose(parent, 'SEN Support review')
    await parent.getByLabel('Purpose').fill('To agree who supports R. in every afternoon lesson.')
    await parent.getByLabel('Day', { exact: true }).fill('2030-05-03')
    await parent.getByLabel('Place, if you meet in a room').fill('Room 4')
    await parent.getByRole('button', { name: 'Set the agenda' }).click()
    await parent.getByRole('button', { name: 'Tell everyone' }).click()
    await startMeeting(parent)
    await senco.goto(`${/^.*\/as\/[^/]+/.exec(senco.url())?.[0]}/meeting/live`)
  })

  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()))
    await browser.close()
    await server.stop()
    await server.database.drop()
  })

  const types = async (page: Page, words: string) => {
    await minutesOf(page, item).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(words)
    await page
      .getByText(/^Saved \d/)
      .first()
      .waitFor()
  }
  const shows = (page: Page, words: string) =>
    page.getByRole('region', { name: item }).getByText(words).waitFor()
  const title = 'The minutes were restored from a backup that is older than this page.'

  test('O23 A page says that the server was restored, keeps the lost words over a reload, and lets go of them only when asked', async () => {
    await types(parent, 'Kept. ')
    await shows(senco, 'Kept.')
    await server.stop()
    const restore = await copy(server.database.url)
    await server.start()
    await types(parent, 'Lost by the parent. ')
    await shows(senco, 'Lost by the parent.')
    await types(senco, 'Lost by the school.')
    await shows(parent, 'Lost by the school.')
    await server.stop()
    await restore()
    await server.start()
    for (const page of [parent, senco]) await page.getByText(title).waitFor()
    await expectAccessible(parent, 'restored')
    await parent.reload()
    await parent.getByText(title).waitFor()
    await shows(parent, 'Lost by the school.')

    for (const page of [parent, senco]) {
      await page.getByRole('button', { name: 'Open the minutes as the table has them' }).click()
      await page.getByText('These words were on this page and are not in the minutes.').waitFor()
      await page.getByText('Lost by the parent. Lost by the school.').waitFor()
      await shows(page, 'Kept.')
    }
    expect(await minutesOf(parent, item).textContent()).not.toContain('Lost')
    await types(parent, 'Put back by the parent.')
    await shows(senco, 'Put back by the parent.')
    await parent.getByRole('button', { name: 'I have what I need' }).click()
    await parent.getByText('Lost by the parent.').waitFor({ state: 'detached' })
    await restore.drop()
  })
})
