import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson } from '../../shared/canonical.ts'
import { runs } from './walk.ts'

/** The same value with the fields of every object in the opposite order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, field]) => [name, turned(field)]),
  )
}

it('T18: the order in which fields were written does not matter', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(turned(value))).toBe(canonicalJson(value))
    }),
    runs(300),
  )
})

it('T18: what is read back from it is what was written, and writes the same again', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const read: unknown = JSON.parse(canonicalJson(value))
      expect(read).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonicalJson(read)).toBe(canonicalJson(value))
    }),
    runs(300),
  )
})

it('T18: a field that is undefined is left out', () => {
  expect(canonicalJson({ b: undefined, a: { c: undefined }, d: [undefined] })).toBe('{"a":{},"d":[null]}')
})

// RFC 8785, sections 3.2.2 and 3.2.3: the text of the example as it is printed there.
it('T18: it agrees with the example of the standard', () => {
  const example = String.raw`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
    "literals": [null, true, false]
  }`
  expect(canonicalJson(JSON.parse(example))).toBe(
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],` +
      String.raw`"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  )
})

it('T18: fields are in the order of their UTF-16 code units', () => {
  const fields = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
  expect(canonicalJson(fields)).toBe(
    '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
  )
})

// RFC 8785, appendix B.
it('T18: numbers are written as the standard writes them', () => {
  const written = [
    [-0, '0'],
    [5e-324, '5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [1e21, '1e+21'],
    [999999999999999700000, '999999999999999700000'],
    [0.000001, '0.000001'],
    [1e-7, '1e-7'],
  ] as const
  for (const [number, form] of written) expect(canonicalJson(number)).toBe(form)
  for (const number of [NaN, Infinity, -Infinity]) expect(() => canonicalJson({ number })).toThrow(TypeError)
})
