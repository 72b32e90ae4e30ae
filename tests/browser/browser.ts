import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { expect } from 'vitest'

const laptop = { width: 1440, height: 900 }
export const phone = { width: 360, height: 640 }

/** A Chromium whose profile is its own, and which talks to nobody but the server under test. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH']
  if (!executablePath)
    throw new Error('Set CHROMIUM_PATH, or run the tests with npm test, which finds a browser.')
  const home = mkdtempSync(join(tmpdir(), 'concord-browser-'))
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    env: { ...process.env, HOME: home },
  })
  browser.on('disconnected', () => rmSync(home, { recursive: true, force: true, maxRetries: 3 }))
  return browser
}

/** One person's device: its own cookies, its own storage, its own network. Page errors fail the test. */
export async function openDevice(
  browser: Browser,
  viewport = laptop,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce', locale: 'en-GB' })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  page.on('pageerror', (err) => {
    throw err
  })
  return { context, page }
}

/** Fails with the violations in words when axe finds any on the page, or one part of it, as it stands. */
export async function expectAccessible(page: Page, where: string, part?: string) {
  const builder = new AxeBuilder({ page })
  if (part) builder.include(part)
  const { violations } = await builder
    // React Aria says there, for seconds, what a button was called that is gone by then.
    .exclude('[data-live-announcer]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target).join(', ')})`,
  )
  expect(found, `axe, ${where}`).toEqual([])
}

/** Fails when the page can be scrolled sideways. */
export async function expectNoSidewaysScroll(page: Page, where: string) {
  const tooWide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(tooWide, `${where}: pixels too wide`).toBeLessThanOrEqual(0)
}
