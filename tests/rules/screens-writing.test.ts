import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { isEmpty } from '../../client/screens/is-empty.ts'
import { partWrittenAt } from '../../client/screens/part-written-at.ts'

const paragraph = (words: string) => {
  const made = new Y.XmlElement('paragraph')
  made.insert(0, [new Y.XmlText(words)])
  return made
}

it('Z12 a screen knows at which part of the text somebody is writing, wherever that is', () => {
  const section = new Y.Doc().getXmlFragment('item')
  let at: number | undefined
  section.observeDeep((events) => {
    const last = events.at(-1)
    if (last) at = partWrittenAt(last)
  })
  section.push(['one', 'two', 'three'].map(paragraph))
  expect(at).toBe(2)
  const first = section.get(0)
  if (!(first instanceof Y.XmlElement)) throw new Error('there is no first paragraph')
  const words = first.get(0)
  if (!(words instanceof Y.XmlText)) throw new Error('there are no words')
  words.insert(3, ' more')
  expect(at).toBe(0)
  section.insert(1, [paragraph('between')])
  expect(at).toBe(1)
  section.delete(2, 1)
  expect(at).toBe(2)
  section.push([paragraph('last')])
  expect(at).toBe(section.length - 1)
})

it('Z12 a text in which nothing can be read is empty to a screen, whatever an editor left in it', () => {
  const section = new Y.Doc().getXmlFragment('item')
  const isBlank = () => isEmpty(section, (id) => id === 'known')
  expect(isBlank()).toBe(true)
  section.push([new Y.XmlElement('paragraph'), paragraph(' ')])
  const card = (actionId: string) => {
    const made = new Y.XmlElement('actionCard')
    made.setAttribute('actionId', actionId)
    return made
  }
  section.push([card('unknown')])
  expect(isBlank()).toBe(true)
  section.push([card('known')])
  expect(isBlank()).toBe(false)
  section.delete(3, 1)
  section.push([paragraph('one')])
  expect(isBlank()).toBe(false)
})
