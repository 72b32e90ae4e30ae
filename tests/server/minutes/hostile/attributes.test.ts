import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { updateOf } from '../support.ts'
import { badBytes, judge, serverText, take } from './judging.ts'

describe('M39 what a part of the text says of itself is bounded', () => {
  const bad: [string, unknown][] = [
    ['colspan', 21],
    ['colspan', '2'],
    ['colspan', null],
    ['rowspan', 0],
    ['colwidth', [2_001]],
    ['colwidth', Array.from({ length: 21 }, () => 1)],
    ['align', 'left; position: fixed'],
    ['level', 1.5],
    ['start', 10_000],
    ['actionId', 'no id'],
  ]
  const good: [string, unknown][] = [
    ['colspan', 20],
    ['colwidth', [100, 0]],
    ['colwidth', null],
    ['align', 'center'],
    ['level', 3],
    ['start', 7],
    ['actionId', 'action-0000000001'],
    ['anything', 'else'],
  ]

  /** A cell with a good value, known to the server or still on its way to the database; then what replaces it. */
  function replacing(name: string, value: unknown, isCommitted: boolean) {
    const tentative = serverText()
    const page = new Y.Doc()
    const cell = new Y.XmlElement('tableCell')
    const usual = good.find(([known]) => known === name)?.[1] ?? 1
    const first = updateOf(page, () => {
      page.getXmlFragment('f').push([cell])
      cell.setAttribute(name, usual as never)
    })
    take(tentative, first, 'parent', isCommitted)
    return judge(
      updateOf(page, () => cell.setAttribute(name, value as never)),
      tentative,
    )
  }

  const atOnce = (name: string, value: unknown) => {
    const page = new Y.Doc()
    const cell = new Y.XmlElement('tableCell')
    cell.setAttribute(name, value as never)
    return judge(updateOf(page, () => page.getXmlFragment('f').push([cell])))
  }

  test.each(bad)('%s may not be %j', (name, value) => {
    expect(atOnce(name, value)).toEqual(badBytes(new RegExp(name)))
    expect(replacing(name, value, true)).toEqual(badBytes(new RegExp(name)))
    expect(replacing(name, value, false)).toEqual(badBytes(new RegExp(name)))
  })

  test.each(good)('%s may be %j', (name, value) => {
    expect(atOnce(name, value).kind).toBe('accepted')
  })

  test('a type in the place of a number is refused', () => {
    expect(atOnce('colspan', new Y.Text('2'))).toEqual(badBytes(/colspan/))
  })

  test('a map of the document may use the same words for anything', () => {
    const page = new Y.Doc()
    const set = (value: string) => updateOf(page, () => page.getMap('settings').set('level', value))
    const tentative = serverText()
    take(tentative, set('low'))
    expect(judge(set('high'), tentative).kind).toBe('accepted')
  })
})
