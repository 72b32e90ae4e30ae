import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { newId } from '../../../../server/people/secrets.ts'
import { limits } from '../../../../server/minutes/limits.ts'
import { Tentative } from '../../../../server/minutes/tentative.ts'
import { openWorld, type World } from '../../../world.ts'
import { until } from '../../../world/until.ts'
import { updateOf } from '../support.ts'
import { badBytes, judge, take } from './judging.ts'

const most = limits.maxStrangeRootsPerSeat

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** A text whose agenda has these items. */
function textWith(items: Set<string>) {
  return new Tentative({ doc: new Y.Doc() }, new Map(), (root) => items.has(root))
}

/** Words in so many parts, by a page of its own. */
const wordsIn = (roots: readonly string[]) =>
  updateOf(new Y.Doc(), (doc) => {
    for (const root of roots) doc.getXmlFragment(root).push([new Y.XmlElement('paragraph')])
  })
const named = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}-${index}`)
const isStrange = badBytes(/where the agenda has no item/)

test('M85 one person’s parts that the agenda does not have come to an end, and nobody else’s with them', () => {
  const tentative = textWith(new Set(['item-1']))
  expect(judge(wordsIn(named('much', most + 1)), tentative)).toEqual(isStrange)
  take(tentative, wordsIn(named('few', most - 1)))
  take(tentative, wordsIn(['waits']), 'parent', false)
  for (const update of [wordsIn(['one more']), wordsIn(['item-1', 'one more'])])
    expect(judge(update, tentative)).toEqual(isStrange)
  take(tentative, wordsIn(['item-1']))
  take(tentative, wordsIn(['few-0', 'waits']))
  take(tentative, wordsIn(named('hers', most)), 'senco')
})

test('M85 a part that was taken off by deleting what stood there is taken still', () => {
  const tentative = textWith(new Set())
  const doc = new Y.Doc()
  const begun = updateOf(doc, () => named('part', most).forEach((root) => doc.getText(root).insert(0, 'a')))
  take(tentative, begun)
  take(
    tentative,
    updateOf(doc, () => named('part', most).forEach((root) => doc.getText(root).delete(0, 1))),
  )
  expect(judge(wordsIn(['one more']), tentative)).toEqual(isStrange)
})

test('M85 a part whose item comes onto the agenda later counts no longer', () => {
  const items = new Set<string>()
  const tentative = textWith(items)
  take(tentative, wordsIn(named('matter', most)))
  expect(judge(wordsIn(['matter-20']), tentative)).toEqual(isStrange)
  items.add('matter-0')
  take(tentative, wordsIn(['matter-20']))
})

test('M85 at a table every item of the agenda can be written in, and one that was added offline before it arrives', async () => {
  const table = await world.openTable()
  const { meetingId, itemIds, document } = await table.meeting()
  const senco = await table.seat('school')
  const text = await senco.text(document).synced()
  const reader = await table.parent.text(document).synced()
  const added = newId()
  text.write(added, 'Written before its item')
  await until(() => reader.words(added) !== '', 'it is taken')
  for (const itemId of itemIds) text.write(itemId, 'Of the agenda')
  await until(() => itemIds.every((itemId) => reader.words(itemId) !== ''), 'every item is written in')
  const matter = { title: 'Transport', minutes: 5 }
  await senco.does({ type: 'agenda.add', itemId: added, meetingId, ...matter })
  for (let index = 0; index < most; index += 1) text.write(newId(), 'Of no agenda')
  const late = newId()
  await senco.does({ type: 'agenda.add', itemId: late, meetingId, ...matter })
  text.write(late, 'Of the agenda')
  await until(() => reader.words(late) !== '', 'what is on the agenda always has room')
  expect(text.closes).toEqual([])
  text.write(newId(), 'One too many')
  await until(() => text.closes.includes(4400), 'it is refused')
})
