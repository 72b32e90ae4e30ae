import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible } from './browser.ts'
import { choose, chooseOption, minutesOf, startMeeting } from './people.ts'
import {
  about,
  addItem,
  heldBy,
  lineOf,
  look,
  openOwnSide,
  openPart,
  ownSide,
  Room,
  section,
  write,
} from './room-people.ts'

const canary = 'QUETZAL'
const matter = /Support in the afternoons/
const apology = 'I cannot sit in that room again. Sam comes to listen, and we answer from home.'
const sneer = 'Most families here are content with us.'

/**
 * The first meeting that was told to us: the parent stays away and sends her partner to listen, the head would rather the
 * supporter were not there, answers nothing, and ends the meeting when he has had enough.
 */
describe('the stand-in and the abrupt end', () => {
  let room: Room

  beforeAll(async () => {
    room = await Room.open()
    await room.convene({ title: 'Support in the afternoons', wants: 'Who is beside R., lesson by lesson.' })
    await room.supporterComes()
    await room.toMeeting(...room.everyone('parent'))
  })

  afterAll(async () => {
    await room.close()
  })

  test('B30 a parent who stays away is there in her own words, and by somebody who attends to listen', async () => {
    const { parent, head, officer } = room.pages
    await parent.getByRole('button', { name: 'Reply', exact: true }).click()
    await choose(parent.getByRole('dialog'), 'I cannot be there')
    await parent.getByLabel('In your own words, if you like').fill(apology)
    await parent.getByRole('button', { name: 'Send my reply' }).click()
    await parent.getByRole('button', { name: 'Somebody comes instead of me' }).click()
    await chooseOption(parent, parent.getByRole('dialog'), /Who comes/, /Sam Rowe/)
    await parent.getByRole('dialog').getByRole('button', { name: 'Tell everyone' }).click()
    await parent.getByText('Sam Rowe comes instead of you and attends to listen.').waitFor()

    const views = section(parent, /The family’s views/)
    await views.getByRole('button', { name: 'Write your views' }).click()
    const draft = views.getByRole('group', { name: /draft of your party/ })
    await draft.getByRole('textbox').click()
    await parent.keyboard.insertText('He is alone in every written lesson after lunch.')
    await draft.getByRole('button', { name: 'Post for everyone…' }).click()
    await parent.getByRole('button', { name: 'Post this for everyone' }).click()
    await parent.getByRole('dialog').waitFor({ state: 'hidden' })
    for (const page of [head, officer]) {
      await about(page, 'parent').getByText(apology).waitFor()
      await about(page, 'partner')
        .getByText(/comes instead of Amina Farouk · attends to listen/)
        .waitFor()
      const posted = section(page, /The family’s views/).getByRole('article', { name: /views$/ })
      await posted.getByText('He is alone in every written lesson after lunch.').waitFor()
    }
    await look(room.pages.partner, 'before the meeting, the stand-in’s phone')
  })

  test('Y20 of what the family wants, in its order, the others learn what it puts on the agenda', async () => {
    const { parent, officer } = room.pages
    await openOwnSide(parent, /Our wants/)
    for (const words of [`${canary} first`, 'A named adult', `${canary} last`]) {
      await ownSide(parent).getByRole('button', { name: 'Add what we want' }).click()
      await parent.getByLabel('What do you want from this meeting?').fill(words)
      await parent.getByRole('button', { name: 'Add it to the list' }).click()
      await parent.getByRole('dialog').waitFor({ state: 'hidden' })
    }
    const wants = ownSide(parent).getByRole('list', { name: /What your party wants/ })
    const named = wants.getByRole('listitem').filter({ hasText: 'A named adult' })
    await named.getByRole('button', { name: 'Move up' }).click()
    await wants.getByRole('listitem').first().getByText('A named adult').waitFor()
    await named.getByRole('button', { name: /Put on the agenda/ }).click()
    const dialog = parent.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Put it on the agenda' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await section(officer, /A named adult/)
      .getByText(/raised by/)
      .waitFor()
    await ownSide(parent).getByRole('tab', { name: /Notes/ }).click()
    await ownSide(parent)
      .getByRole('textbox', { name: /your party’s notes/ })
      .click()
    await parent.keyboard.insertText(`${canary} noted`)
    expect(await heldBy(officer)).not.toContain(canary)
  })

  test('B31 what the head has against the supporter stands on record, and she is in', async () => {
    const { head, supporter, parent } = room.pages
    await about(head, 'supporter').getByRole('button', { name: 'More about Priya Nair' }).click()
    await head.getByRole('menuitem', { name: /I would rather they were not there/ }).click()
    await head.getByLabel('Why?').fill('I will not have her at the meeting.')
    await head.getByRole('button', { name: 'Put it on record' }).click()
    for (const page of [parent, supporter, room.pages.partner, room.pages.senco, room.pages.officer])
      await about(page, 'supporter').getByText('“I will not have her at the meeting.”').waitFor()

    await startMeeting(room.pages.senco)
    await supporter.getByRole('button', { name: 'By phone or video' }).click()
    await head.getByRole('log').getByText('Priya Nair takes part by phone or video').waitFor()
    await room.pages.partner.getByRole('button', { name: 'In the room' }).click()
    await room.show(room.pages.officer)
    await room.turnTo(room.pages.senco, matter)
    await write(supporter, matter, 'Priya: three afternoons have nobody.')
    await minutesOf(head, matter).getByText('Priya: three afternoons have nobody.').waitFor()
    await room.wall.getByText('Priya: three afternoons have nobody.').waitFor()
    await look(supporter, 'the live meeting, the supporter’s phone')
    await look(room.wall, 'the projector')
  })

  test('B32 who attends to listen writes no minutes and gives no answer, and takes notes and writes to their own', async () => {
    const { partner, parent } = room.pages
    await partner.getByText('You are here to listen', { exact: false }).waitFor()
    expect(await minutesOf(partner, matter).count()).toBe(0)
    const buttons = await section(partner, 'Minutes').getByRole('button').allTextContents()
    expect(
      buttons.filter((words) => /My view|Covered|Put something|Record|Reply…|End the/.test(words)),
    ).toEqual([])

    await openOwnSide(partner, /Messages/)
    await ownSide(partner).getByLabel('To your own party').fill(`${canary} said`)
    await ownSide(partner).getByLabel('To your own party').press('Enter')
    await ownSide(parent)
      .getByRole('tab', { name: /Messages/ })
      .click()
    await ownSide(parent).getByText(`${canary} said`).waitFor()
    await ownSide(partner).getByRole('tab', { name: /Notes/ }).click()
    await ownSide(partner)
      .getByRole('textbox', { name: /your party’s notes/ })
      .click()
    await partner.keyboard.press('ControlOrMeta+End')
    await partner.keyboard.insertText(` ${canary} heard: nobody answered.`)
    await ownSide(parent).getByRole('tab', { name: /Notes/ }).click()
    await ownSide(parent).getByText(`${canary} heard: nobody answered.`).waitFor()
    await look(partner, 'the stand-in’s notes on a phone')
  })

  test('F30 in a round the officer answers and the school does not, and that is what every page says', async () => {
    const { senco, officer, supporter, partner } = room.pages
    // The bar stands where the tools of the text stand while somebody writes.
    await ownSide(partner).getByText('Only your party').click()
    await openPart(partner, 'Minutes')
    await section(senco, matter).getByRole('button', { name: 'Ask for a round' }).click()
    await section(officer, matter).getByRole('button', { name: 'My view…' }).click()
    await officer.getByLabel('What is your party’s view?').fill('The plan says every written lesson.')
    await officer.getByRole('button', { name: 'Send our answer' }).click()
    await section(supporter, matter).getByRole('button', { name: 'A question…' }).click()
    await supporter.getByLabel('What does your party ask?').fill('Who is there on Thursday?')
    await supporter.getByRole('button', { name: 'Send our answer' }).click()
    for (const page of room.everyone()) {
      const round = section(page, matter)
      await lineOf(round, 'Round', /^\W*Local authority: “The plan says every written lesson.”/).waitFor()
      await lineOf(round, 'Round', /asks: “Who is there on Thursday\?”/).waitFor()
      await lineOf(round, 'Round', /^\W*School: no answer yet/).waitFor()
    }
    await look(partner, 'a round, the stand-in’s phone')
  })

  test('V6 what the head said is kept as the supporter heard it, and his own version stands beside it', async () => {
    const { supporter, head } = room.pages
    await section(supporter, matter).getByRole('button', { name: 'Record something as said' }).click()
    const record = supporter.getByRole('dialog')
    await chooseOption(supporter, record, /Who said it/, /Ruth Calder/)
    await record.getByLabel('The words').fill(sneer)
    await record.getByRole('button', { name: 'Record it' }).click()
    await section(head, matter).getByText(sneer).waitFor()
    await section(head, matter).getByRole('button', { name: 'Add your version' }).click()
    await head.getByLabel('How you said or heard it').fill('I said that many families are content.')
    await head.getByRole('button', { name: 'Put it beside' }).click()
    for (const page of room.everyone()) {
      const said = section(page, matter).getByRole('article').filter({ hasText: sneer })
      await said.getByText('I said that many families are content.').waitFor()
      await said.getByText(/The speaker’s own version/).waitFor()
      await said.getByText(/Ruth Calder.*recorded by Priya Nair/).waitFor()
    }
    await look(head, 'words as they were said')
  })

  test('V7 who attends to listen calls a pause, and no other party ends it', async () => {
    const { partner, head, senco } = room.pages
    await section(partner, 'Speaking').getByRole('button', { name: 'Pause' }).click()
    for (const page of room.everyone()) await page.getByText(/A pause since .*, called by Family/).waitFor()
    await room.wall.getByText(/A pause, since/).waitFor()
    for (const page of [head, senco])
      expect(await section(page, 'Speaking').getByRole('button', { name: 'Go on' }).count()).toBe(0)
    await section(partner, 'Speaking').getByRole('button', { name: 'Go on' }).click()
    await room.wall.getByText(/A pause, since/).waitFor({ state: 'hidden' })
    for (const page of room.everyone()) await page.getByText(/A pause since/).waitFor({ state: 'hidden' })
  })

  test('F31 the family’s matter is not covered before a reply is recorded, and then it is, with who did not answer', async () => {
    const { senco, head } = room.pages
    await section(senco, matter).getByRole('button', { name: 'Covered', exact: true }).click()
    await section(senco, matter)
      .getByText(/Another party replies to it first/)
      .waitFor()
    await section(head, matter).getByRole('button', { name: 'Reply…' }).click()
    await choose(head.getByRole('dialog'), 'Not accepted')
    await head.getByLabel('Why?').fill('He asks for help when he needs it.')
    await head.getByRole('button', { name: 'Send our reply' }).click()
    await head.getByRole('dialog').waitFor({ state: 'hidden' })
    await section(senco, matter).getByRole('button', { name: 'Covered', exact: true }).click()
    for (const page of room.everyone()) {
      await section(page, matter)
        .getByText(/not accepted: “He asks for help when he needs it\.”/)
        .waitFor()
      await section(page, matter)
        .getByText(/Covered by Tom Ellery .* No answer in the round: School/)
        .waitFor()
    }
  })

  test('F32 the head ends the meeting: every page says who did, and what was not reached, and so does the screen', async () => {
    const { head, partner } = room.pages
    await head.getByRole('button', { name: 'End the meeting…' }).click()
    await head.getByRole('dialog').getByText('A named adult').waitFor()
    await head.getByLabel('Anything to say about how it ended?').fill('This meeting is over.')
    await expectAccessible(head, 'ending')
    await head.getByRole('dialog').getByRole('button', { name: 'End the meeting' }).click()
    for (const page of room.everyone()) {
      await page.getByText(/^Ruth Calder ended this meeting/).waitFor()
      await page.getByText('“This meeting is over.”').waitFor()
      await page.getByText('A named adult: not reached; it waits for a date').waitFor()
      expect(await page.getByText(/Support in the afternoons: not reached/).count()).toBe(0)
    }
    await room.wall.getByRole('heading', { name: 'The meeting has ended' }).waitFor()
    await room.wall.getByText(/Ruth Calder ended it/).waitFor()
    await room.wall
      .getByRole('listitem')
      .filter({ hasText: 'A named adult' })
      .getByText('not reached')
      .waitFor()
    await look(partner, 'ended, the stand-in’s phone')
    await look(room.wall, 'ended, the projector')
  })

  test('Q16 a different view is offered where something was written, and elsewhere in one place', async () => {
    const { senco } = room.pages
    const offer = (name: RegExp) => section(senco, name).getByRole('button', { name: 'Add a different view' })
    await offer(matter).waitFor()
    expect(await offer(/A named adult/).count()).toBe(0)
    await senco.getByRole('button', { name: 'Add a different view to another item' }).click()
    await senco.getByRole('button', { name: /^\d+ A named adult$/ }).click()
    await section(senco, /A named adult/)
      .getByRole('group', { name: /Your different view: the draft/ })
      .waitFor()
  })

  test('Y21 no other device, and no screen, ever held a private word of the family', async () => {
    const { parent, partner, head, senco, officer } = room.pages
    for (const page of [parent, partner]) {
      await openOwnSide(page, /Messages/)
      await ownSide(page).getByText(`${canary} said`).waitFor()
      const held = await heldBy(page)
      for (const words of ['said', 'noted', 'heard: nobody']) expect(held).toContain(`${canary} ${words}`)
    }
    for (const page of [head, senco, officer, room.wall]) expect(await heldBy(page)).not.toContain(canary)
  })

  test('F33 the next meeting, which the parent convenes, takes up what was not reached', async () => {
    const { parent, officer } = room.pages
    await parent.goto(parent.url().replace(/\/meeting\/.*/, ''))
    const waiting = section(parent, 'Waiting for a date')
    await waiting.getByText('A named adult').waitFor()
    await waiting.getByRole('link', { name: 'Plan the next meeting' }).click()
    await choose(parent, 'SEN Support review')
    await parent.getByLabel('Purpose').fill('To finish what was broken off.')
    await parent.getByLabel('Day', { exact: true }).fill('2030-05-17')
    await parent.getByRole('button', { name: 'Set the agenda' }).click()
    await addItem(parent, { title: 'How we end a meeting' })
    await parent.getByRole('button', { name: 'Tell everyone' }).click()
    await room.toMeeting(officer)
    await section(officer, /A named adult/)
      .getByText(/carried from/)
      .waitFor()
    expect(await section(officer, matter).count()).toBe(0)
  })
})
