import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll } from './browser.ts'
import { minutesOf, startMeeting } from './people.ts'
import {
  about,
  addItem,
  look,
  openOwnSide,
  openPart,
  ownSide,
  put,
  putToAll,
  Room,
  section,
  sleep,
  write,
} from './room-people.ts'

const matter = /Support in the afternoons/
const proposed = 'An adult beside R. in every afternoon lesson'
const fact = 'No adult is beside R. on Thursday afternoon'
const raised = /Which class R. goes to/

/**
 * The second meeting that was told to us: the head will not have the supporter there, who comes from home by her link; the
 * school is asked a plain question, and is silent.
 */
describe('the awkward silence', () => {
  let room: Room

  beforeAll(async () => {
    room = await Room.open()
    await room.convene({ title: 'Support in the afternoons', wants: 'Who is beside R., lesson by lesson.' })
    await room.toMeeting(...room.everyone('parent', 'supporter'))
  })

  afterAll(async () => {
    await room.close()
  })

  /** The school has not answered, and no page makes an answer of that, nor does the screen in the room. */
  async function expectSilence() {
    for (const page of room.everyone()) {
      const state = put(page, proposed).getByText(
        /^Taken away by Local authority until .*\. No answer yet from School\.$/,
      )
      await state.waitFor()
      const said = put(page, proposed).getByRole('list', { name: 'What the parties say' })
      expect(await said.getByRole('listitem').allTextContents()).toEqual([
        expect.stringMatching(/^Family: agrees/),
        expect.stringMatching(/^Local authority: takes it away, reply by/),
      ])
    }
  }

  const onWall = (words: string, party: string) =>
    room.wall
      .getByRole('listitem')
      .filter({ hasText: words })
      .locator('span')
      .filter({ hasText: party })
      .last()

  async function answer(page: Page, words: string, choice: string, replyBy?: string) {
    await put(page, words).getByRole('button', { name: choice, exact: true }).click()
    const dialog = page.getByRole('dialog')
    if (replyBy) await dialog.getByLabel('We reply by').fill(replyBy)
    await dialog.getByRole('button', { name: 'Send our answer' }).click()
    await dialog.waitFor({ state: 'hidden' })
  }

  test('B33 the supporter comes from home by her link, whatever the head has put on record about it', async () => {
    const { head, senco, supporter, parent } = room.pages
    await about(head, 'supporter').getByRole('button', { name: 'More about Priya Nair' }).click()
    await head.getByRole('menuitem', { name: /I would rather they were not there/ }).click()
    await head.getByLabel('Why?').fill('She will not be at the meeting.')
    await head.getByRole('button', { name: 'Put it on record' }).click()
    await about(parent, 'supporter').getByText('“She will not be at the meeting.”').waitFor()
    await startMeeting(senco)
    await room.show(senco)
    await room.supporterComes(async (page, where) => {
      await expectAccessible(page, where)
      await expectNoSidewaysScroll(page, where)
    })
    await room.toMeeting(supporter)
    await supporter.getByRole('button', { name: 'By phone or video' }).click()
    await head.getByRole('log').getByText('Priya Nair takes part by phone or video').waitFor()
    await room.wall.getByRole('list', { name: 'Here now' }).getByText('Priya Nair').waitFor()
    await room.turnTo(senco, matter)
    await write(supporter, matter, 'Priya: who is there on Thursday?')
    for (const page of [head, parent])
      await minutesOf(page, matter).getByText('Priya: who is there on Thursday?').waitFor()
    await look(supporter, 'the live meeting on the supporter’s phone')
  })

  test('K20 the family proposes, the council takes it away until a day, the school is silent: silence is no answer on any screen', async () => {
    const { parent, officer, partner } = room.pages
    await putToAll(parent, matter, { kind: 'A proposal', field: 'What do you propose?', words: proposed })
    await answer(parent, proposed, 'Agree')
    await answer(officer, proposed, 'Take away and reply by…', '2035-05-10')
    await expectSilence()
    await onWall(proposed, 'Family').getByText('agrees').waitFor()
    await onWall(proposed, 'Local authority').getByText('takes it away').waitFor()
    await onWall(proposed, 'School').getByText('no answer').waitFor()
    await look(partner, 'a proposal on a phone')
    await look(room.wall, 'a proposal on the projector')
  })

  test('K21 a fact that every party accepts by itself stands so on every page and on the screen', async () => {
    const { parent, officer, senco } = room.pages
    await putToAll(officer, matter, {
      kind: 'Something we all accept as fact',
      field: 'What is the fact?',
      words: fact,
    })
    for (const page of [officer, parent, senco]) await answer(page, fact, 'Accept it as fact')
    for (const page of room.everyone())
      await put(page, fact).getByText('Accepted as fact by every party at the table.').waitFor()
    for (const party of ['Family', 'School', 'Local authority'])
      await onWall(fact, party).getByText('agrees').waitFor()
    await expectSilence()
  })

  test('F34 the minutes are read back, and what needs a change is read by all until a party reads them again', async () => {
    const { parent, senco, officer } = room.pages
    await section(senco, matter).getByRole('button', { name: 'Read the minutes back' }).click()
    await section(officer, matter).getByRole('button', { name: 'Reads right' }).click()
    await section(parent, matter).getByRole('button', { name: 'Needs a change…' }).click()
    await parent.getByLabel('What should these minutes say?').fill('That nobody answered her.')
    await parent.getByRole('button', { name: 'Say so' }).click()
    for (const page of room.everyone()) {
      const reading = section(page, matter).getByRole('list', { name: 'Read-back' })
      await reading.getByText('needs a change: “That nobody answered her.”').waitFor()
      await reading.getByText('reads right', { exact: true }).waitFor()
      await reading.getByText('not said yet').waitFor()
    }
    await write(senco, matter, 'Nobody answered her.')
    await section(officer, matter)
      .getByText(/reads right · the minutes have changed since/)
      .waitFor()
    await section(parent, matter).getByRole('button', { name: 'Reads right' }).click()
    await section(officer, matter)
      .getByText(/^Family: reads right$/)
      .waitFor()
    await look(room.pages.partner, 'a read-back on a phone')
  })

  test('F35 a matter raised in the meeting is for the next one: what is put on it can only be taken away', async () => {
    const { head, parent, officer, senco } = room.pages
    await addItem(head, { title: 'Which class R. goes to' })
    await room.turnTo(head, raised)
    for (const page of room.everyone()) {
      const item = section(page, raised)
      await item.getByText(/Raised in the meeting, so it is for the next one/).waitFor()
      await item.getByText(/Have not waived notice: .*Family/).waitFor()
    }
    await putToAll(head, raised, {
      kind: 'A proposal',
      field: 'What do you propose?',
      words: 'R. stays down a year',
    })
    const choices = put(parent, 'R. stays down a year').getByRole('group', {
      name: 'The answer of your party',
    })
    expect(await choices.getByRole('button').allTextContents()).toEqual(['Take away and reply by…'])
    await officer.getByRole('button', { name: 'We do without notice' }).click()
    await section(parent, raised)
      .getByText(/^Have not waived notice: Family\.$/)
      .waitFor()
    await room.turnTo(senco, matter)
  })

  test('F36 when two turn the table at once, all pages and the screen come to one item, and nobody is told off', async () => {
    const { senco, officer } = room.pages
    const titles = [/The child’s views/, /The family’s views/] as const
    await Promise.all(
      [senco, officer].map((page, place) =>
        section(page, titles[place] ?? matter)
          .getByRole('button', { name: 'Turn to this' })
          .click(),
      ),
    )
    const plain = (words: string) => words.replaceAll(/\s+/g, ' ').trim()
    const at = async () =>
      new Set(
        [
          ...(await Promise.all(
            room.everyone().map((page) => page.locator('section[data-current] h2').first().allTextContents()),
          )),
          await room.wall.getByRole('heading', { level: 1 }).allTextContents(),
        ].map((found) => plain(found.join(' | '))),
      )
    await expect
      .poll(async () => [...(await at())])
      .toEqual([expect.stringMatching(/^\d The (child|family)’s views$/)])
    for (const page of room.everyone()) expect(await page.getByText('The table is here now').count()).toBe(1)
    for (const page of [senco, officer])
      expect(await section(page, 'Minutes').locator('[data-tone="attention"]').count()).toBe(0)
    await room.turnTo(senco, matter)
  })

  test('Z10 a screen that loses the network says so, with the time, and has everything when it is back', async () => {
    const { officer } = room.pages
    room.lines.wall.cut()
    await room.wall.getByText(/No connection since \d\d:\d\d\. What stands here may be old\./).waitFor()
    await write(officer, matter, 'Grace: I take it to the panel.')
    await section(officer, 'Speaking').getByRole('button', { name: 'Ask to speak' }).click()
    await section(officer, 'Speaking').getByRole('button', { name: 'I speak now' }).click()
    expect(await room.wall.getByText('Grace: I take it to the panel.').count()).toBe(0)
    await look(room.wall, 'the projector without a network')
    room.lines.wall.mend()
    await room.wall.getByText('Grace: I take it to the panel.').waitFor({ timeout: 30_000 })
    await room.wall.getByText(/No connection since/).waitFor({ state: 'hidden' })
    await room.wall.getByText('Speaking:').waitFor()
  })

  test('M90 a phone that sleeps without a network wakes with everything, and loses nothing that was typed', async () => {
    const { supporter, parent, senco, officer } = room.pages
    // While she writes, the tools of the text stand where the bar is.
    await section(supporter, matter).getByRole('heading').first().click()
    await openOwnSide(supporter, /Messages/)
    await ownSide(supporter).getByLabel('To your own party').fill('Amina, ask him about')
    await openPart(supporter, 'Minutes')
    room.lines.supporter.cut()
    await supporter.getByText('There is no connection just now').waitFor()
    await write(supporter, matter, 'Priya: written as the line went.')
    await supporter.evaluate(() => {
      const beats = [Date.now()]
      Reflect.set(window, 'beats', beats)
      setInterval(() => beats.push(Date.now()), 250)
    })
    const asleep = await sleep(supporter)
    const wake = Date.now() + 15_000
    await write(officer, matter, 'Grace: the panel meets in June.')
    await section(officer, 'Speaking').getByRole('button', { name: 'I am done' }).click()
    await addItem(parent, { title: 'Who rings whom' })
    expect(await minutesOf(parent, matter).getByText('Priya: written as the line went.').count()).toBe(0)
    // The sleep is what is tested: the phone stands still for longer than a line may be silent.
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, wake - Date.now())))
    room.lines.supporter.mend()
    await asleep.wake()

    await minutesOf(supporter, matter)
      .getByText('Grace: the panel meets in June.')
      .waitFor({ timeout: 30_000 })
    await section(supporter, /Who rings whom/).waitFor()
    for (const page of [parent, senco])
      await minutesOf(page, matter).getByText('Priya: written as the line went.').waitFor({ timeout: 30_000 })
    await room.wall.getByText('Priya: written as the line went.').waitFor()
    const longestMs = await supporter.evaluate(() => {
      const beats = Reflect.get(window, 'beats') as number[]
      return Math.max(...beats.slice(1).map((beat, place) => beat - (beats[place] ?? beat)))
    })
    expect(longestMs).toBeGreaterThan(11_000)
    await supporter.getByText('There is no connection just now').waitFor({ state: 'hidden' })
    await section(supporter, matter).getByRole('heading').first().click()
    await openOwnSide(supporter, /Messages/)
    expect(await ownSide(supporter).getByLabel('To your own party').inputValue()).toBe('Amina, ask him about')
    await look(supporter, 'awake again')
  })

  test('K22 when the meeting has ended, the silence is still no answer, and the raised matter waits for the next one', async () => {
    const { parent } = room.pages
    await openPart(room.pages.supporter, 'Minutes')
    await parent.getByRole('button', { name: 'End the meeting…' }).click()
    await parent.getByRole('dialog').getByRole('button', { name: 'End the meeting' }).click()
    for (const page of room.everyone()) {
      await page.getByText(/^Amina Farouk ended this meeting/).waitFor()
      await page.getByText('Which class R. goes to: reached, not covered; it waits for a date').waitFor()
    }
    await expectSilence()
    await look(room.pages.supporter, 'ended, on a phone')
  })
})
