import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findHaproxy, howToGetHaproxy } from '../../scripts/proxy.mjs'
import { Cluster } from '../faults/cluster-nodes.ts'
import { openMeeting, type Meeting } from '../faults/meeting.ts'
import { OwnDatabase } from '../faults/own-database.ts'
import { launchBrowser, openDevice } from './browser.ts'

const haproxy = await findHaproxy()
if (!haproxy) console.log(`Left out: the browser test with several nodes. ${howToGetHaproxy}`)

const backWithinMs = 5_000

describe.skipIf(!haproxy)('two people at one table, behind the proxy', () => {
  let cluster: Cluster
  let browser: Browser
  let people: Page[] = []
  let meeting: Meeting

  beforeAll(async () => {
    cluster = new Cluster(await OwnDatabase.make())
    await cluster.start(haproxy ?? '')
    meeting = await openMeeting(cluster.url)
    browser = await launchBrowser()
    people = await Promise.all([sit(0), sit(1)])
  })

  afterAll(async () => {
    await browser?.close()
    await cluster?.remove()
  })

  async function sit(place: number): Promise<Page> {
    const { seatId = '', cookie = '' } = meeting.seats[place] ?? {}
    const { context, page } = await openDevice(browser)
    await addCookie(context, cluster.url, cookie)
    await page.goto(`${cluster.url}/w/${meeting.workspaceId}/as/${seatId}/meeting/${meeting.meetingId}`)
    await text(page).waitFor({ timeout: 60_000 })
    return page
  }

  /** Everybody types a word; answers how long it took until everybody saw every one. */
  async function typeAndSee(word: string): Promise<number> {
    const words = people.map((_, place) => `${word}${place}`)
    for (const [place, page] of people.entries()) {
      await text(page).click()
      await page.keyboard.press('ControlOrMeta+End')
      // In one go: this is about words that arrive, not about where a caret stands when others’ do.
      await page.keyboard.insertText(` ${words[place]} `)
    }
    const from = Date.now()
    for (const page of people)
      for (const one of words) await text(page).filter({ hasText: one }).waitFor({ timeout: 30_000 })
    return Date.now() - from
  }

  test('N18 Two people in a browser see each other’s every word while nodes are killed, stopped and added', async () => {
    await typeAndSee('before')
    const tookMs: Record<string, number[]> = { killed: [], stopped: [] }
    for (const [place, node] of cluster.nodes.entries()) {
      const said = cluster.saidLength
      await node.kill()
      tookMs['killed']?.push(await typeAndSee(`killed${place}`))
      await node.start()
      await cluster.untilSeen(node, 'UP', said)
      await typeAndSee(`added${place}`)
    }
    for (const [place, node] of cluster.nodes.entries()) {
      const said = cluster.saidLength
      const stopped = node.stop()
      tookMs['stopped']?.push(await typeAndSee(`stopped${place}`))
      await stopped
      await node.start()
      await cluster.untilSeen(node, 'UP', said)
    }
    console.log(`browsers behind the proxy: ${JSON.stringify(tookMs)}`)
    expect(Math.max(...Object.values(tookMs).flat())).toBeLessThanOrEqual(backWithinMs)
    const [first = '', second = ''] = await Promise.all(people.map((page) => text(page).textContent()))
    for (const word of ['before', 'killed0', 'added0', 'killed1', 'added1', 'stopped0', 'stopped1'])
      for (const place of [0, 1]) {
        expect(first).toContain(`${word}${place}`)
        expect(second).toContain(`${word}${place}`)
      }
  })
})

/** The first text of the meeting's page. */
const text = (page: Page) => page.locator('[contenteditable=true]').first()

async function addCookie(context: BrowserContext, url: string, cookie: string): Promise<void> {
  const at = cookie.indexOf('=')
  await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url }])
}
