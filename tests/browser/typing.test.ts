import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import {
  fill,
  linesOf,
  putCursor,
  saved,
  textOf,
  Writers,
  type EditorElement,
  type Writer,
} from './writers.ts'

/** Two people write in one section; each step waits for what the other has done. */
describe('typing where others write', () => {
  let writers: Writers
  let a: Writer
  let b: Writer

  beforeAll(async () => {
    writers = await Writers.meetAlone()
    a = await writers.sit(0)
    b = await writers.sit(1)
  })
  afterAll(() => writers.leave())

  async function begin(html: string, lines: string[]) {
    await fill(a.page, html)
    await saved(a.page)
    await sees(b.page, lines)
  }

  const sees = (page: Page, lines: string[]) =>
    expect.poll(() => linesOf(page), { timeout: 30_000 }).toEqual(lines)

  const seesLetters = (page: Page, count: number) =>
    expect.poll(async () => (await linesOf(page)).join(''), { timeout: 30_000 }).toHaveLength(count)

  const goDown = (page: Page, times = 1) => press(page, Array<string>(times).fill('ArrowDown'))

  test('P10 a word goes on where it was begun when another’s, begun alike in the same place, comes in', async () => {
    await begin('<p>Agreed:</p>', ['Agreed:'])
    a.line.cut()
    for (const { page } of [a, b]) await putCursor(page, 'Agreed:', 'after')
    for (const { page } of [a, b]) await page.keyboard.type(' killed')
    a.line.mend()
    for (const { page } of [a, b]) await sees(page, ['Agreed: killed killed'])
    // Whose word comes second is by chance, so both go on.
    await a.page.keyboard.type('00')
    await b.page.keyboard.type('01')
    const lines = await writers.agree()
    expect([['Agreed: killed00 killed01'], ['Agreed: killed01 killed00']]).toContainEqual(lines)
  })

  test('P10 the caret stays in its line when all the words before it are removed', async () => {
    await begin('<p>Hello</p><p>Two</p>', ['Hello', 'Two'])
    for (const { page } of [a, b]) await putCursor(page, 'Hello', 'after')
    await press(b.page, Array<string>(5).fill('Backspace'))
    await sees(a.page, ['', 'Two'])
    await a.page.keyboard.type('mine')
    expect(await writers.agree()).toEqual(['mine', 'Two'])
  })

  test('P10 both begin the same empty line, and go on', async () => {
    await begin('<p>One</p><p></p>', ['One', ''])
    a.line.cut()
    for (const { page } of [a, b]) {
      await putCursor(page, 'One', 'after')
      await goDown(page)
    }
    await a.page.keyboard.type('abc')
    await b.page.keyboard.type('ABC')
    a.line.mend()
    for (const { page } of [a, b]) await seesLetters(page, 'OneabcABC'.length)
    await a.page.keyboard.type('def')
    await b.page.keyboard.type('DEF')
    const [, line] = await writers.agree()
    expect(['abcdefABCDEF', 'ABCDEFabcdef']).toContain(line)
  })

  test('P10 of spaces side by side each stays before the word that follows it', async () => {
    await begin('<p>66 77</p>', ['66 77'])
    for (const { page } of [a, b]) await putCursor(page, '66', 'after')
    await a.page.keyboard.type(' ')
    await sees(b.page, ['66  77'])
    await b.page.keyboard.type(' ')
    await sees(a.page, ['66   77'])
    await Promise.all([a.page.keyboard.type('mine'), b.page.keyboard.type('YOURS')])
    expect(await writers.agree()).toEqual(['66 YOURS mine 77'])
  })

  test('P10 bold words arrive bold, and the plain ones around them plain', async () => {
    await begin('<p>one two</p>', ['one two'])
    await putCursor(a.page, 'one', 'after')
    await a.page.keyboard.press('ControlOrMeta+b')
    await a.page.keyboard.type(' bold')
    await a.page.keyboard.press('ControlOrMeta+b')
    await a.page.keyboard.type(' plain')
    expect(await writers.agree()).toEqual(['one bold plain two'])
    for (const { page } of [a, b])
      expect(await textOf(page).locator('strong').allTextContents()).toEqual([' bold'])
  })

  test('P11 an empty line that another makes above one’s own takes neither the caret nor the words', async () => {
    await begin('<p>One</p>', ['One'])
    await putCursor(a.page, 'One', 'after')
    await a.page.keyboard.press('Enter')
    await sees(b.page, ['One', ''])
    await putCursor(b.page, 'One', 'after')
    await b.page.keyboard.press('Enter')
    await sees(a.page, ['One', '', ''])
    await Promise.all([a.page.keyboard.type('mine'), b.page.keyboard.type('YOURS')])
    expect(await writers.agree()).toEqual(['One', 'YOURS', 'mine'])
  })

  test('P11 nor does one in a list', async () => {
    await begin('<ul><li><p>One</p></li><li><p></p></li></ul><p>End</p>', ['One', '', 'End'])
    await putCursor(a.page, 'One', 'after')
    await goDown(a.page)
    await putCursor(b.page, 'One', 'after')
    await b.page.keyboard.press('Enter')
    await sees(a.page, ['One', '', '', 'End'])
    await Promise.all([a.page.keyboard.type('mine'), b.page.keyboard.type('YOURS')])
    expect(await writers.agree()).toEqual(['One', 'YOURS', 'mine', 'End'])
  })

  test('P11 the empty line that another takes away is theirs, not the one that is just being written in', async () => {
    await begin('<p>One</p><p></p><p></p>', ['One', '', ''])
    await putCursor(a.page, 'One', 'after')
    await goDown(a.page, 2)
    await putCursor(b.page, 'One', 'after')
    a.line.cut()
    await a.page.keyboard.type('mine')
    await b.page.keyboard.press('Delete')
    await sees(b.page, ['One', ''])
    a.line.mend()
    expect(await writers.agree()).toEqual(['One', 'mine'])
  })

  test('P12 keys that come while the page is busy are dealt with where the caret is by then', async () => {
    await begin('<p>one two</p>', ['one two'])
    await putCursor(a.page, 'two', 'after')
    await busy(a.page, 600)
    await press(a.page, ['ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'Enter', 'x', 'y', 'Backspace', 'z'])
    expect(await writers.agree()).toEqual(['one ', 'xztwo'])
  })

  test('P12 so are the keys that make bold what was just selected with others', async () => {
    await begin('<p>one two</p>', ['one two'])
    await putCursor(a.page, 'two', 'after')
    const { keyboard } = a.page
    await busy(a.page, 600)
    const selected = [
      keyboard.down('Shift'),
      press(a.page, Array<string>(3).fill('ArrowLeft')),
      keyboard.up('Shift'),
    ]
    const bold = [keyboard.down('ControlOrMeta'), keyboard.press('b'), keyboard.up('ControlOrMeta')]
    await Promise.all([...selected, ...bold])
    await writers.agree()
    // The other’s page shows the writer’s caret before it.
    for (const { page } of [a, b]) expect(await textOf(page).locator('strong').textContent()).toMatch(/two$/)
  })

  test('P12 words that come in before the browser has told of the caret leave it where it went', async () => {
    await begin('<p>one two</p>', ['one two'])
    await putCursor(a.page, 'two', 'after')
    await textOf(a.page).evaluate((text: EditorElement) => {
      for (let left = 3; left > 0; left -= 1) getSelection()?.modify('move', 'backward', 'character')
      const binding = text.editor.extensionManager.extensions.find(({ name }) => name === 'collaboration')
      const section = binding?.options.fragment as Y.XmlFragment
      const words = (section.get(0) as Y.XmlElement).get(0) as Y.XmlText
      section.doc?.transact(() => words.insert(0, 'B'), 'somebody')
    })
    await a.page.keyboard.type('xy')
    expect(await writers.agree()).toEqual(['Bone xytwo'])
  })

  test('P12 another’s caret that is drawn before the browser has told of one’s own leaves it where it went', async () => {
    await begin('<p>one two</p>', ['one two'])
    await putCursor(a.page, 'two', 'after')
    await putCursor(b.page, 'one', 'before')
    await a.page.getByRole('img', { name: /is here$/ }).waitFor()
    await textOf(a.page).evaluate((text: EditorElement) => {
      for (let left = 3; left > 0; left -= 1) getSelection()?.modify('move', 'backward', 'character')
      const { view, extensionManager } = text.editor
      const carets = extensionManager.extensions.find(({ name }) => name === 'collaborationCaret')
      const awareness = carets?.options.provider.awareness as Awareness
      const { states, clientID } = awareness
      // The other goes elsewhere.
      for (const [client, state] of states) if (client !== clientID) delete state['cursor']
      view.dispatch(view.state.tr.setMeta('yjs-cursor$', { awarenessUpdated: true }))
    })
    await a.page.keyboard.type('xy')
    expect(await writers.agree()).toEqual(['one xytwo'])
    await writers.agreeWithNewcomer()
  })
})

/** In one go, as from a keyboard: the next key does not wait for what the page makes of the one before. */
async function press(page: Page, keys: string[]) {
  await Promise.all(keys.map((key) => page.keyboard.press(key)))
}

/** Begins to keep the page from doing anything else. */
async function busy(page: Page, forMs: number) {
  const begun = page.waitForEvent('console', (message) => message.text() === 'busy')
  await page.evaluate((ms) => {
    const hold = () => {
      console.log('busy')
      const until = performance.now() + ms
      while (performance.now() < until);
    }
    setTimeout(hold)
  }, forMs)
  await begun
}
