import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { expectAccessible, expectNoSidewaysScroll, launchBrowser, openDevice, phone } from './browser.ts'
import { openLine, type Line } from './line.ts'
import { choose, invite, join, minutesOf, openTable } from './people.ts'
import { serveBuiltPage, type TestServer } from './server.ts'

/** The six of both meetings, and what everybody calls them. */
export const names = {
  parent: 'Amina Farouk',
  partner: 'Sam Rowe',
  supporter: 'Priya Nair',
  senco: 'Tom Ellery',
  head: 'Ruth Calder',
  officer: 'Grace Okafor',
} as const

export type Who = keyof typeof names
const everybody = Object.keys(names) as Who[]
const onPhone: readonly Who[] = ['partner', 'supporter']

/** A table whose six people have a device each, two of them phones, and a projector that shows nothing yet. */
export class Room {
  readonly server: TestServer
  readonly pages: Record<Who, Page>
  readonly wall: Page
  /** The phone of the supporter, who is at home, and the projector have lines of their own. */
  readonly lines: { supporter: Line; wall: Line }
  readonly #browser: Browser
  readonly #contexts: BrowserContext[]
  #invitation: { link: string; code: string } = { link: '', code: '' }

  private constructor(
    server: TestServer,
    browser: Browser,
    lines: { supporter: Line; wall: Line },
    devices: { context: BrowserContext; page: Page }[],
  ) {
    this.server = server
    this.lines = lines
    this.#browser = browser
    this.#contexts = devices.map(({ context }) => context)
    const pages = devices.map(({ page }) => page)
    this.pages = Object.fromEntries(everybody.map((who, place) => [who, pages[place]])) as Record<Who, Page>
    this.wall = pages[everybody.length] as Page
  }

  /** Everybody but the supporter has joined; she holds a link. */
  static async open(): Promise<Room> {
    const [server, browser] = await Promise.all([serveBuiltPage(), launchBrowser()])
    const lines = { supporter: await openLine(server.url), wall: await openLine(server.url) }
    const sizes = everybody.map((who) => (onPhone.includes(who) ? phone : undefined))
    const projector = { width: 1920, height: 1080 }
    const devices = await Promise.all([...sizes, projector].map((size) => openDevice(browser, size)))
    const room = new Room(server, browser, lines, devices)
    await room.#seat()
    return room
  }

  async #seat() {
    const { parent, partner, senco, head, officer } = this.pages
    await openTable(parent, this.server.url, {
      child: 'R.',
      name: names.parent,
      party: 'Family',
      role: 'Parent',
    })
    const first = { button: 'Invite their first contact' }
    const own = { button: 'Invite somebody', powers: ['Sign for the party'] }
    await join(head, await invite(parent, { ...first, section: 'School', name: names.head, role: 'Head' }))
    const council = { ...first, section: 'Local authority', name: names.officer, role: 'SEN officer' }
    await join(officer, await invite(parent, council))
    const family = { ...own, section: 'Family' }
    await join(partner, await invite(parent, { ...family, name: names.partner, role: 'Parent' }))
    const supporter = { ...family, powers: [], name: names.supporter, role: 'Supporter', isSupporter: true }
    this.#invitation = await invite(parent, supporter)
    await head.getByRole('link', { name: 'People' }).first().click()
    await join(senco, await invite(head, { ...own, section: 'School', name: names.senco, role: 'SENCO' }))
  }

  /** She opens her link at home, over her own line. */
  async supporterComes(look?: (page: Page, where: string) => Promise<void>) {
    const { link, code } = this.#invitation
    const fromHome = link.replace(this.server.url, this.lines.supporter.url)
    await join(this.pages.supporter, { link: fromHome, code }, look)
  }

  everyone(...but: Who[]): Page[] {
    return everybody.filter((who) => !but.includes(who)).map((who) => this.pages[who])
  }

  /** The parent plans it, puts a matter of her own on the agenda and tells everyone. */
  async convene(matter: { title: string; wants: string }) {
    const { parent } = this.pages
    await parent.getByRole('link', { name: 'Overview' }).click()
    await parent.getByRole('link', { name: 'Convene a meeting' }).first().click()
    await choose(parent, 'SEN Support review')
    await parent.getByLabel('Purpose').fill('To agree who is beside R. in the afternoons.')
    await parent.getByLabel('Day', { exact: true }).fill('2030-05-03')
    await parent.getByRole('button', { name: 'Set the agenda' }).click()
    await addItem(parent, matter)
    await parent.getByRole('button', { name: 'Tell everyone' }).click()
    await parent.getByRole('button', { name: 'Start the meeting' }).waitFor()
  }

  /** Opens the meeting that the parent has open on somebody's own device. */
  async toMeeting(...pages: Page[]) {
    const meeting = /\/meeting\/[^/?#]+/.exec(this.pages.parent.url())?.[0] ?? ''
    for (const page of pages) {
      await page.goto(page.url().replace(/(\/as\/[^/?#]+).*/, `$1${meeting}`))
      await page.getByRole('region', { name: 'Minutes' }).waitFor()
    }
  }

  /** Somebody reads a code out, and the projector shows the meeting. */
  async show(by: Page) {
    await by.getByRole('button', { name: 'Show on a screen' }).click()
    const code = await by
      .getByRole('dialog')
      .getByText(/^[A-Z2-9]{4} [A-Z2-9]{4}$/)
      .textContent()
    await by.keyboard.press('Escape')
    await this.wall.goto(`${this.lines.wall.url}/screen`)
    await this.wall.getByLabel('The code').fill(code ?? '')
    await this.wall.getByRole('button', { name: 'Show the meeting' }).click()
    await this.wall.getByRole('main').waitFor()
  }

  async turnTo(by: Page, item: RegExp) {
    await section(by, item).getByRole('button', { name: 'Turn to this' }).click()
    for (const page of this.everyone()) await section(page, item).getByText('The table is here now').waitFor()
    await this.wall.getByRole('heading', { name: item, level: 1 }).waitFor()
  }

  async close() {
    await Promise.all(this.#contexts.map((context) => context.close()))
    await this.#browser.close()
    await Promise.all([this.lines.supporter.close(), this.lines.wall.close()])
    await this.server.close()
  }
}

export const section = (page: Page, name: RegExp | string) => page.getByRole('region', { name })

/** What the minutes sheet says about one person. */
export const about = (page: Page, who: Who) =>
  section(page, 'Minutes').getByRole('group', { name: names[who] })

/** What was put to everyone, with these words. */
export const put = (page: Page, words: string) =>
  page.getByRole('article', { name: new RegExp(`: ${words}$`) })

/** The line of one party in a list of what the parties say. */
export const lineOf = (place: Locator, list: string, party: RegExp) =>
  place.getByRole('list', { name: list }).getByRole('listitem').filter({ hasText: party })

export async function addItem(page: Page, { title, wants }: { title: string; wants?: string }) {
  await page.getByRole('button', { name: 'Add an item' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What is it about?').fill(title)
  if (wants) await dialog.getByLabel('What do you want from it?').fill(wants)
  await dialog.getByRole('button', { name: 'Put it on the agenda' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** Puts something to everyone on the item that the table is at. */
export async function putToAll(
  page: Page,
  item: RegExp,
  what: { kind: string; field: string; words: string },
) {
  await section(page, item).getByRole('button', { name: 'Put something to everyone' }).click()
  const dialog = page.getByRole('dialog')
  await choose(dialog, what.kind)
  await dialog.getByRole('textbox', { name: what.field }).fill(what.words)
  await dialog.getByRole('button', { name: 'Put it to everyone' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** Writes a line at the end of an item's minutes. */
export async function write(page: Page, item: RegExp, words: string) {
  const editor = minutesOf(page, item)
  await editor.click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.press('Enter')
  await page.keyboard.type(words)
  await editor.getByText(words).waitFor()
}

export const ownSide = (page: Page) => page.getByRole('region', { name: 'Private to your party' })

export async function openOwnSide(page: Page, tab: RegExp) {
  const strip = page.getByRole('navigation', { name: /Beside the minutes|Parts of the meeting/ })
  await strip.getByText('Private').filter({ visible: true }).click()
  await ownSide(page).getByRole('tab', { name: tab }).click()
}

/** On a phone one part is seen at a time. */
export const openPart = (page: Page, part: string) =>
  page.getByRole('navigation', { name: 'Parts of the meeting' }).getByText(part).click()

/** Everything that a device holds of a site: its page with what stands in its fields, and whatever it has stored. */
export const heldBy = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error))
      })
    const inWords = (value: unknown): string => {
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return new TextDecoder().decode(value)
      if (value === null || typeof value !== 'object') return String(value)
      return Object.entries(value).flat().map(inWords).join(' ')
    }
    const fields = [...document.querySelectorAll('input, textarea')].map((field) =>
      Reflect.get(field, 'value'),
    )
    const held = [document.documentElement.outerHTML, ...fields]
    for (const storage of [localStorage, sessionStorage]) held.push(inWords(Object.entries(storage)))
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name))
      for (const store of database.objectStoreNames)
        held.push(inWords(await asked(database.transaction(store).objectStore(store).getAll())))
      database.close()
    }
    return held.join('\n')
  })

/**
 * A phone that sleeps: nothing on its page runs, and nothing may be asked of it, until it is woken. Chromium without a head
 * takes `Page.setWebLifecycleState` and runs on, so its scripts are stopped where they stand.
 */
export async function sleep(page: Page): Promise<{ wake: () => Promise<void> }> {
  const session = await page.context().newCDPSession(page)
  await session.send('Debugger.enable')
  await session.send('Debugger.pause')
  return {
    async wake() {
      await session.send('Debugger.resume')
      await session.detach()
    },
  }
}

/** Near the top, where no bar covers half of anything that can be pressed: half of it is too small a target. */
export async function look(page: Page, where: string) {
  await page.evaluate(() => {
    const isHalf = (thing: Element) => {
      const { left, top, bottom, width, height } = thing.getBoundingClientRect()
      if (width === 0 || height === 0) return false
      const [above, below] = [top + 1, bottom - 1].map((y) => {
        const seen = document.elementFromPoint(left + width / 2, y)
        return seen !== null && (thing.contains(seen) || seen.contains(thing))
      })
      return above !== below
    }
    const canBePressed = [...document.querySelectorAll('button, a, [role="tab"], summary, label')]
    for (let y = 0; y < 200; y += 10) {
      window.scrollTo({ top: y, behavior: 'instant' })
      if (!canBePressed.some(isHalf)) return
    }
    window.scrollTo({ top: 0, behavior: 'instant' })
  })
  await expectAccessible(page, where)
  await expectNoSidewaysScroll(page, where)
}
