import type { Locator, Page } from 'playwright-core'

/** What people do with the page, in its own words. */

export async function openTable(
  page: Page,
  url: string,
  as: { child: string; name: string; party: string; role: string },
) {
  await page.goto(`${url}/open`)
  await page.getByLabel('The child’s preferred name, or initials').fill(as.child)
  await page.getByRole('button', { name: /Your party/ }).click()
  await page.getByRole('option', { name: as.party, exact: true }).click()
  await page.getByLabel('Your name').fill(as.name)
  await page.getByLabel('Your role').fill(as.role)
  await page.getByRole('button', { name: 'Open the table' }).click()
  await page.getByRole('heading', { name: 'People', level: 1 }).waitFor()
}

/** Invites somebody from the People page and answers with what is passed on. */
export async function invite(
  page: Page,
  to: {
    section: string
    button: string
    name: string
    role: string
    isSupporter?: boolean
    powers?: string[]
  },
): Promise<{ link: string; code: string }> {
  await page.getByRole('region', { name: to.section }).getByRole('button', { name: to.button }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill(to.name)
  if (to.isSupporter) await dialog.getByText('They come as our supporter').click()
  await dialog.getByLabel('Role', { exact: true }).fill(to.role)
  for (const power of to.powers ?? []) await dialog.getByText(power, { exact: true }).click()
  await dialog.getByRole('button', { name: 'Make the link and tell everyone' }).click()
  const link = await dialog.getByLabel('The link', { exact: true }).inputValue()
  const code = (await dialog.getByTestId('code').textContent()) ?? ''
  await dialog.getByRole('button', { name: 'I have passed it on' }).click()
  await dialog.waitFor({ state: 'hidden' })
  return { link, code }
}

/** Opens a personal link on a new device and comes to the table, looking at each step on the way. */
export async function join(
  page: Page,
  { link, code }: { link: string; code: string },
  look: (page: Page, where: string) => Promise<void> = async () => {},
) {
  await page.goto(link)
  await page.getByLabel('The six-digit code').fill(code)
  await look(page, 'joining, the code')
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: 'Go on to your name' }).waitFor()
  await look(page, 'joining, who is here')
  await page.getByRole('button', { name: 'Go on to your name' }).click()
  await page.getByRole('button', { name: 'Join the table' }).waitFor()
  await look(page, 'joining, the name')
  await page.getByRole('button', { name: 'Join the table' }).click()
  await page.getByRole('heading', { name: /’s table$/, level: 1 }).waitFor()
}

/** Starts a meeting that is planned for another day, which the page asks about first. */
export async function startMeeting(page: Page) {
  await page.getByRole('button', { name: 'Start the meeting' }).click()
  const asked = page.getByRole('dialog', { name: /^This meeting is planned for .*\. Start it now\?$/ })
  await asked.getByRole('button', { name: 'Start it now' }).click()
  await asked.waitFor({ state: 'hidden' })
}

/** The editor of an agenda item's minutes. */
export const minutesOf = (page: Page, item: string | RegExp) =>
  page.getByRole('region', { name: item }).getByRole('textbox')

/** Picks from a Select of a form. */
export async function chooseOption(page: Page, form: Locator, field: RegExp, option: RegExp) {
  await form.getByRole('button', { name: field }).click()
  await page.getByRole('option', { name: option }).click()
}

/** Presses one of the tiles of a Choice. The whole tile is its label. */
export const choose = (place: Page | Locator, tile: string) =>
  place
    .locator('label')
    .filter({ hasText: new RegExp(`^${tile.replaceAll(/[.…]/g, '\\$&')}$`) })
    .click()
