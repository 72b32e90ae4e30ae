import type { CDPSession, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chooseOption } from './people.ts'
import { fill, textOf, Writers, type EditorElement, type Writer } from './writers.ts'

/** One person chooses the card of an action; the other sees what comes of it. */
describe('writing below a card', () => {
  let writers: Writers
  let a: Writer
  let b: Writer
  let card: Locator
  let cardHtml: string
  let devTools: CDPSession

  beforeAll(async () => {
    writers = await Writers.meetAlone()
    a = await writers.sit(0)
    b = await writers.sit(1)
    devTools = await a.page.context().newCDPSession(a.page)
    await fill(a.page, '<p>One</p>')
    cardHtml = await makeAction()
  })
  afterAll(() => writers.leave())

  /** From the first line, whose action's card then has an empty line below it. */
  async function makeAction(): Promise<string> {
    const { page } = a
    await textOf(page).getByText('One').click({ clickCount: 3 })
    await page.keyboard.press('ControlOrMeta+Enter')
    const form = page.getByRole('dialog')
    await form.getByLabel('What will be done').fill('Somebody reads with him')
    await chooseOption(page, form, /Who will do it/, /Tom Ellery/)
    await form.getByLabel('The day').fill('2030-05-09')
    await form.getByRole('button', { name: 'Put it on the table' }).click()
    await form.waitFor({ state: 'hidden' })
    card = textOf(page).getByRole('article', { name: 'Action: Somebody reads with him' })
    await card.waitFor()
    return textOf(page).evaluate((text: EditorElement) => {
      const { actionId } = text.editor.state.doc.child(1).attrs
      return `<div data-action-id="${actionId}"></div>`
    })
  }

  async function begin(html: string, parts: string[]) {
    await fill(a.page, html)
    await bothSee(parts)
  }

  async function bothSee(parts: string[]) {
    for (const { page } of [a, b]) await expect.poll(() => partsOf(page), { timeout: 30_000 }).toEqual(parts)
  }

  async function choose() {
    // Two presses in the same place would be a double click.
    await textOf(a.page).getByText('One').click()
    await card.getByText('Action · wording 1').click()
    await expect.poll(() => isChosen(a.page)).toBe(true)
  }

  test('P25 a key that takes no card away is followed by letters, which stand below it; one undo takes them back', async () => {
    const { page } = a
    await begin(`<p>One</p>${cardHtml}<p>Two</p>`, ['One', 'card', 'Two'])
    await choose()
    await page.keyboard.press('Backspace')
    await page.getByText(/card stays in the minutes/).waitFor()
    await page.keyboard.type('Below')
    await bothSee(['One', 'card', 'Below', 'Two'])
    await page.keyboard.press('ControlOrMeta+z')
    await bothSee(['One', 'card', 'Two'])
  })

  test('P25 the key to the end chooses the card that is the last thing', async () => {
    const { page } = a
    await begin(`<p>One</p>${cardHtml}`, ['One', 'card'])
    await textOf(page).getByText('One').click()
    await page.keyboard.press('ControlOrMeta+End')
    expect(await isChosen(page)).toBe(true)
    await page.keyboard.type('The end.')
    await bothSee(['One', 'card', 'The end.'])
  })

  test('P25 Enter begins a line below the card also when it is the first thing', async () => {
    const { page } = a
    for (const enter of ['Enter', 'Shift+Enter']) {
      await begin(`${cardHtml}<p>One</p>`, ['card', 'One'])
      await choose()
      await page.keyboard.press(enter)
      await bothSee(['card', '', 'One'])
      await page.keyboard.type('mine')
      await bothSee(['card', 'mine', 'One'])
    }
  })

  test('P25 words that an input method composes stand below the card, whole', async () => {
    await begin(`<p>One</p>${cardHtml}`, ['One', 'card'])
    await choose()
    for (const text of ['n', 'ni']) {
      await devTools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: 229 })
      await devTools.send('Input.imeSetComposition', { text, selectionStart: 2, selectionEnd: 2 })
    }
    await devTools.send('Input.insertText', { text: '你' })
    await bothSee(['One', 'card', '你'])
  })

  test('P25 so do letters that come without a key', async () => {
    await begin(`<p>One</p>${cardHtml}`, ['One', 'card'])
    await choose()
    for (const text of ['é', 't', 'é']) await devTools.send('Input.insertText', { text })
    await bothSee(['One', 'card', 'été'])
  })

  test('P25 what is pasted stands below the card', async () => {
    await begin(`<p>One</p>${cardHtml}<p>Two</p>`, ['One', 'card', 'Two'])
    await choose()
    await textOf(a.page).evaluate((text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', 'first\n\nsecond')
      text.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    await bothSee(['One', 'card', 'first', 'second', 'Two'])
    await a.page.keyboard.press('ControlOrMeta+z')
    await bothSee(['One', 'card', 'Two'])
  })

  test('P25 a letter that is composed without a key is not lost', async () => {
    await begin(`<p>One</p>${cardHtml}`, ['One', 'card'])
    await choose()
    await devTools.send('Input.imeSetComposition', { text: 'n', selectionStart: 1, selectionEnd: 1 })
    await bothSee(['One', 'card', 'n'])
  })
})

/** The words of each line, and where the card is. */
const partsOf = (page: Page): Promise<string[]> =>
  textOf(page).evaluate((text: EditorElement) =>
    text.editor.state.doc.children.map(({ type, textContent }) =>
      type.name === 'actionCard' ? 'card' : textContent,
    ),
  )

const isChosen = (page: Page): Promise<boolean> =>
  textOf(page).evaluate((text: EditorElement) => text.editor.isActive('actionCard'))
