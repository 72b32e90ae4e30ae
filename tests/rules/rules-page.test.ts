import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const tests = join(import.meta.dirname, '..')
const page = readFileSync(join(tests, '../docs/rules.md'), 'utf8')

const rules = [...page.matchAll(/^- \*\*([A-Z]\d+)\*\* ((?:.|\n {2})*)/gm)].map(
  ([, id = '', sentence = '']) => ({
    id,
    sentence,
  }),
)

const titles = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) => [
      ...readFileSync(join(folder, file), 'utf8').matchAll(/\b(?:it|test|describe)\(\s*(['"`])(.*?)\1/g),
    ])
    .map(([, , title = '']) => title)

const ruleOf = (title: string) => /^[A-Z]\d+\b/.exec(title)?.[0]

it('Every rule of the page has a test', () => {
  const tested = new Set(titles(tests).map(ruleOf))
  const enforced = rules.map(({ id }) => id)
  expect(enforced.length).toBeGreaterThan(0)
  expect(enforced.filter((id) => !tested.has(id))).toEqual([])
})

it('Every test of a rule has its rule on the page', () => {
  const onPage = new Set(rules.map(({ id }) => id))
  const named = titles(tests).map(ruleOf)
  expect(named.filter((id) => id && !onPage.has(id))).toEqual([])
})

it('Every rule is numbered once and says which invariant of the product it serves', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
  const silent = rules.filter(({ sentence }) => !/_Serves\s+\d+(?:,\s+\d+)*\._\s*$/.test(sentence))
  expect(silent.map(({ id }) => id)).toEqual([])
})
