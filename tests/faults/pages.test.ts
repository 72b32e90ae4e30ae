import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openDevice } from '../browser/browser.ts'
import { openLine, type Line } from '../browser/line.ts'
import { until } from '../world/until.ts'
import { openMeeting, type Meeting, type Seat } from './meeting.ts'
import { OwnDatabase } from './own-database.ts'
import { ServerProcess } from './server-process.ts'

/** FAULT_OUTAGE_MS=240000 is a meeting's usual bad luck: four minutes without Wi-Fi. */
const outageMs = Number(process.env['FAULT_OUTAGE_MS'] ?? 8_000)

let database: OwnDatabase
let server: ServerProcess
let line: Line
let browser: Browser
let people: Page[] = []
const typed: string[] = []

beforeAll(async () => {
  database = await OwnDatabase.make()
  server = new ServerProcess(database.url)
  await server.start()
  line = await openLine(server.url)
  browser = await launchBrowser()
  const meeting = await openMeeting(server.url)
  const seats = meeting.seats.slice(0, 4)
  people = await Promise.all(
    seats.map((seat, at) => openPage(at === 0 ? line.url : server.url, meeting, seat)),
  )
})

afterAll(async () => {
  await browser?.close()
  await line?.close()
  await server?.remove()
  await database?.remove()
})

test('D13 one of four screens without a network for a while: nothing typed is lost, each screen tells the truth', async () => {
  const [alone, ...others] = people as [Page, ...Page[]]
  line.cut()
  await mark(alone, /^Offline/)
  const cutAt = Date.now()
  for (let at = 0; Date.now() - cutAt < outageMs; at++) {
    await type(others[at % 3]!, `together ${at}.`)
    if (at % 3 === 0) await type(alone, `alone ${at}.`)
  }
  expect(await markOf(alone)).toMatch(/^Offline/)
  for (const page of others) await mark(page, /^Saved/)
  line.mend()
  await expectAllEverywhere()
})

test('D14 a server that is killed in the middle of a sentence: nothing typed is lost, each screen tells the truth', async () => {
  for (const page of people) await newLine(page)
  const writing = people.map((page, at) =>
    typeHere(page, `the server dies in the middle of sentence ${at}.`, 60),
  )
  await sleep(1_000)
  await server.kill()
  for (const page of people) await mark(page, /^Offline/)
  await Promise.all(writing)
  for (const page of people) expect(await markOf(page)).toMatch(/^Offline/)
  await server.start()
  await expectAllEverywhere()
})

test('D15 a database that stands still for a while: nothing typed is lost, each screen tells the truth', async () => {
  for (const page of people) await newLine(page)
  database.pause()
  await Promise.all(people.map((page, at) => typeHere(page, `the database stands still ${at}.`)))
  for (const page of people) await mark(page, /^Not saved yet/)
  await sleep(outageMs / 2)
  for (const page of people) expect(await markOf(page)).toMatch(/^Not saved yet/)
  database.resume()
  await expectAllEverywhere()
})

async function openPage(url: string, { workspaceId, meetingId }: Meeting, seat: Seat): Promise<Page> {
  const { context, page } = await openDevice(browser)
  const [name = '', value = ''] = seat.cookie.split('=')
  await context.addCookies([{ name, value, url }])
  await page.goto(`${url}/w/${workspaceId}/as/${seat.seatId}/meeting/${meetingId}`)
  await editor(page).waitFor()
  await mark(page, /^Saved/)
  return page
}

const editors = (page: Page) => page.getByRole('region').getByRole('textbox')

/** Each writes under an item of their own, so that no sentence comes into the middle of another. */
const editor = (page: Page) => editors(page).nth(Math.max(0, people.indexOf(page)))

const wordsOn = async (page: Page) => (await editors(page).allInnerTexts()).join('\n')

async function type(page: Page, words: string): Promise<void> {
  await newLine(page)
  await typeHere(page, words)
}

async function newLine(page: Page): Promise<void> {
  await editor(page).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.press('Enter')
}

async function typeHere(page: Page, words: string, delay = 10): Promise<void> {
  typed.push(words)
  await page.keyboard.type(words, { delay })
}

const shownMark = (page: Page) => page.locator('p[data-tone]').first()

const markOf = async (page: Page) => (await shownMark(page).getAttribute('title')) ?? ''

const mark = (page: Page, words: RegExp) =>
  until(async () => words.test(await markOf(page)), `the screen says ${words}`, 20_000)

/** Every screen has every sentence once, and says that all is saved. */
async function expectAllEverywhere(): Promise<void> {
  for (const page of people) {
    await until(
      async () => {
        const text = await wordsOn(page)
        return typed.every((words) => text.split(words).length === 2)
      },
      'every sentence is on every screen',
      30_000,
    ).catch(async (err: unknown) => {
      throw new Error(`${String(err)}: ${await wordsOn(page)}`, { cause: err })
    })
    await mark(page, /^Saved/)
  }
}
