import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Chance, seed } from '../faults/chance.ts'
import { launchBrowser } from './browser.ts'
import { serveBuiltPage, type TestServer } from './server.ts'
import { fill, linesOf, putCursor, Writers, type Writer } from './writers.ts'

const start =
  '<p>==</p><p>11 22 33</p><ul><li><p>44 55</p></li></ul>' +
  '<table><tbody><tr><td><p>66 77</p></td><td><p></p></td></tr></tbody></table><p>88</p>'
const startLines = ['==', '11 22 33', '44 55', '66 77', '', '88']

/** Where somebody writes: at these words, after these keys. */
type Place = { words: string; side: 'before' | 'after'; keys?: string[] }

const ownPlaces: Place[] = [
  { words: '11', side: 'before' },
  { words: '22', side: 'after' },
  { words: '33', side: 'after' },
  { words: '33', side: 'after', keys: ['Enter'] },
  { words: '55', side: 'after' },
  { words: '55', side: 'after', keys: ['Enter'] },
  { words: '66', side: 'after' },
  { words: '77', side: 'after', keys: ['Tab'] },
]
const otherPlaces: Place[] = [
  { words: '==', side: 'before', keys: ['Enter', 'ArrowUp'] },
  { words: '==', side: 'after', keys: ['Enter'] },
  { words: '88', side: 'after', keys: ['Enter'] },
]

/** FAULT_SEED makes the same choices again. */
describe('a storm of typing', () => {
  let server: TestServer
  let browser: Browser
  let writers: Writers
  let a: Writer
  let b: Writer
  let chance: Chance

  beforeAll(async () => {
    server = await serveBuiltPage()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })
  beforeEach(async () => {
    chance = new Chance(seed)
    writers = await Writers.meet(browser, server.url)
    a = await writers.sit(0)
    b = await writers.sit(1)
  })
  afterEach(() => writers.leave())

  const one = <Thing>(things: readonly Thing[]): Thing =>
    things[chance.between(0, things.length - 1)] as Thing

  /** A few words of one case, with letters that stand twice. */
  const words = (letters: string) =>
    ` ${Array.from({ length: chance.between(3, 8) }, () => one(letters.split(''))).join('')}`

  async function goTo({ page }: Writer, { words, side, keys = [] }: Place) {
    await putCursor(page, words, side)
    for (const key of keys) await page.keyboard.press(key)
  }

  /** Types on until the other's words have come, and then some. */
  async function typeOn({ page }: Writer, letters: string, other: string): Promise<string> {
    let run = ''
    const pauses = chance.happens(0.5)
    const type = async () => {
      const next = words(letters)
      run += next
      for (const letter of next)
        await page.keyboard.type(letter, { delay: pauses ? chance.between(5, 30) : 0 })
    }
    const hasOthers = async () => (await linesOf(page)).some((line) => line.includes(other))
    for (let left = 60; left > 0 && !(await hasOthers()); left -= 1) await type()
    for (let left = 3; left > 0; left -= 1) await type()
    return run
  }

  async function round(place: Place, isCut: boolean) {
    await fill(a.page, start)
    await expect.poll(() => linesOf(b.page), { timeout: 30_000 }).toEqual(startLines)
    const isSame = chance.happens(0.4) && !place.keys
    if (isCut) a.line.cut()
    await goTo(a, place)
    await goTo(b, isSame ? place : one(otherPlaces))
    if (isCut) setTimeout(() => a.line.mend(), 300)
    const runs = await Promise.all([typeOn(a, 'abcdlle', 'X'), typeOn(b, 'XYZWW', 'l')])
    const told = `seed ${seed}, ${JSON.stringify({ place, isCut, isSame, runs })}`
    await expect
      .poll(async () => JSON.stringify(await linesOf(a.page)) === JSON.stringify(await linesOf(b.page)), {
        timeout: 30_000,
      })
      .toBe(true)
    const lines = await linesOf(a.page)
    for (const run of runs)
      expect(
        lines.filter((line) => line.includes(run)),
        `${told} ${JSON.stringify(lines)}`,
      ).toHaveLength(1)
    const typed = runs.join('').length + startLines.join('').length
    expect(lines.join(''), told).toHaveLength(typed)
  }

  test('P13 two people who type at once, one on a line that breaks, keep every character in its order', async () => {
    for (const place of ownPlaces) for (const isCut of [false, true]) await round(place, isCut)
    await writers.agreeWithNewcomer()
  }, 300_000)

  test('P13 also while the page shows who wrote what', async () => {
    for (const { page } of [a, b]) await page.locator('label').filter({ hasText: 'Who wrote this' }).click()
    for (const [index, place] of ownPlaces.entries()) await round(place, index % 2 === 0)
    await writers.agreeWithNewcomer()
  }, 300_000)
})
