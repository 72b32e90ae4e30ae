import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { draftWords } from '../../client/statements/draft-words.ts'
import { Version } from '../../shared/statements/statement.ts'
import { runs } from './walk.ts'

/** Words, or the name of a block and what is in it. */
type Block = string | Block[]

function built(block: Block): Y.XmlElement | Y.XmlText {
  if (typeof block === 'string') return new Y.XmlText(block)
  const [name, ...inner] = block
  const element = new Y.XmlElement(String(name))
  element.insert(0, inner.map(built))
  return element
}

function wordsOf(...blocks: Block[]): string {
  const section = new Y.Doc().getXmlFragment('item')
  section.insert(0, blocks.map(built))
  return draftWords(section)
}

const line = (words: string): Block => ['paragraph', words]

it('Q12: what is posted is the draft in plain lines: each list, table and heading in its place', () => {
  const words = wordsOf(
    ['heading', 'What helps'],
    ['paragraph', 'A quiet room', ['hardBreak'], 'and time.'],
    [
      'bulletList',
      ['listItem', line('Reading'), ['bulletList', ['listItem', line('aloud')]]],
      ['listItem', line('Maths')],
    ],
    ['orderedList', ['listItem', line('First')], ['listItem', line('Second'), line('and more')]],
    [
      'table',
      ['tableRow', ['tableHeader', line('Day')], ['tableHeader', line('Lesson')]],
      ['tableRow', ['tableCell', line('Monday')], ['tableCell', line('Art')]],
    ],
    ['blockquote', line('It was quiet.')],
  )
  expect(words.split('\n')).toEqual([
    'What helps',
    '',
    'A quiet room',
    'and time.',
    '',
    '- Reading',
    '  - aloud',
    '- Maths',
    '',
    '1. First',
    '2. Second',
    '   and more',
    '',
    'Day | Lesson',
    'Monday | Art',
    '',
    'It was quiet.',
  ])
})

it('Q12: what only looks different in the editor is the same words, and an empty draft is none', () => {
  const section = new Y.Doc().getXmlFragment('item')
  const bold = new Y.XmlText('He ')
  bold.insert(3, 'reads', { bold: {} })
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [bold])
  section.insert(0, [paragraph])
  expect(draftWords(section)).toBe('He reads')
  expect(wordsOf(line(''), line('One'), line(''), line(' '), line(''), line('Two'), line(''))).toBe(
    'One\n\nTwo',
  )
  expect(wordsOf(line(''), ['actionCard'], line('  '))).toBe('')
})

it('Q12: whatever was typed or pasted into a draft can be posted as it is shown', () => {
  const anyWords = fc.string({ unit: 'binary', maxLength: 40 }).filter((words) => !/\p{Cs}/u.test(words))
  const characters = fc.constantFrom('\u0000', '\u000b', '\u0085', '\r\n', '\t', '\ufeff', '🙂', 'a')
  fc.assert(
    fc.property(fc.array(fc.oneof(anyWords, characters), { maxLength: 12 }), (parts) => {
      const words = wordsOf(...parts.map(line))
      if (words === '') return
      expect(Version.shape.words.parse(words)).toBe(words)
    }),
    runs(300),
  )
})
