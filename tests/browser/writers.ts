import type { Editor } from '@tiptap/core'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { openMeeting, type Meeting } from '../faults/meeting.ts'
import { launchBrowser, openDevice } from './browser.ts'
import { openLine, type Line } from './line.ts'
import { minutesOf } from './people.ts'
import { serveBuiltPage } from './server.ts'

const item = /Anything else, and the date of the next review/

/** Somebody at the minutes of an item, with a line of their own to the server. */
export type Writer = { page: Page; line: Line; leave: () => Promise<void> }

/** A review of their own, with an item that nobody has written in. */
export class Writers {
  readonly #browser: Browser
  readonly #url: string
  readonly #meeting: Meeting
  readonly #writers: Writer[] = []
  #close = async () => {}

  private constructor(browser: Browser, url: string, meeting: Meeting) {
    this.#browser = browser
    this.#url = url
    this.#meeting = meeting
  }

  static meet = async (browser: Browser, url: string) => new Writers(browser, url, await openMeeting(url))

  /** With a server and a browser of their own, which end with them. */
  static async meetAlone(): Promise<Writers> {
    const server = await serveBuiltPage()
    const browser = await launchBrowser()
    const writers = await Writers.meet(browser, server.url)
    writers.#close = async () => {
      await browser.close()
      await server.close()
    }
    return writers
  }

  async sit(place: number): Promise<Writer> {
    const { seatId = '', cookie = '' } = this.#meeting.seats[place] ?? {}
    const line = await openLine(this.#url)
    const { context, page } = await openDevice(this.#browser)
    const at = cookie.indexOf('=')
    await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: line.url }])
    const { workspaceId, meetingId } = this.#meeting
    await page.goto(`${line.url}/w/${workspaceId}/as/${seatId}/meeting/${meetingId}`)
    await textOf(page).waitFor({ timeout: 60_000 })
    await page.getByText('Fetching the minutes…').first().waitFor({ state: 'detached' })
    const leave = async () => {
      await context.close()
      await line.close()
    }
    const writer = { page, line, leave }
    this.#writers.push(writer)
    return writer
  }

  /** Waits until everybody sees the same lines; answers with them. */
  async agree(): Promise<string[]> {
    const pages = this.#writers.map(({ page }) => page)
    const seen = () => Promise.all(pages.map(linesOf))
    await expect
      .poll(async () => new Set((await seen()).map((lines) => JSON.stringify(lines))).size, {
        timeout: 30_000,
      })
      .toBe(1)
    const [lines = []] = await seen()
    return lines
  }

  /** So does somebody who comes only now. */
  async agreeWithNewcomer(): Promise<void> {
    const lines = await this.agree()
    const { page, leave } = await this.sit(2)
    this.#writers.pop()
    await expect.poll(() => linesOf(page), { timeout: 30_000 }).toEqual(lines)
    await leave()
  }

  async leave() {
    await Promise.all(this.#writers.map(({ leave }) => leave()))
    await this.#close()
  }
}

export const textOf = (page: Page) => minutesOf(page, item)

/** The words of each line, in their order. */
export const linesOf = (page: Page): Promise<string[]> =>
  textOf(page).evaluate((text: EditorElement) => {
    const lines: string[] = []
    text.editor.state.doc.descendants((node) => {
      if (node.isTextblock) lines.push(node.textContent)
    })
    return lines
  })

/** Tiptap leaves its editor at its element. */
export type EditorElement = (HTMLElement | SVGElement) & { editor: Editor }

export const fill = (page: Page, html: string) =>
  textOf(page).evaluate((text: EditorElement, html) => void text.editor.commands.setContent(html), html)

/** Puts the cursor before or after words that stand there once, and waits until the browser has it there. */
export async function putCursor(page: Page, words: string, side: 'before' | 'after') {
  await textOf(page).evaluate(
    (text: EditorElement, [words, side]) => {
      let at = -1
      text.editor.state.doc.descendants((node, start) => {
        const offset = node.isTextblock ? node.textContent.indexOf(words) : -1
        if (offset >= 0) at = start + 1 + offset + (side === 'after' ? words.length : 0)
      })
      if (at < 0) throw new Error(`"${words}" is not there`)
      text.editor.chain().focus().setTextSelection(at).run()
      return new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)))
    },
    [words, side] as const,
  )
}

/** Everything typed is in the log. */
export const saved = (page: Page) =>
  page
    .getByText(/^Saved \d/)
    .filter({ visible: true })
    .first()
    .waitFor({ timeout: 30_000 })
