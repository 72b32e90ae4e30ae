import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { partyShapes } from '../../client/ui/party-shapes.ts'

const ui = new URL('../../client/ui/', import.meta.url)
const tokens = readFileSync(new URL('tokens.css', ui), 'utf8')
const schemes = ['light', 'dark'] as const
type Scheme = (typeof schemes)[number]
type Vector = readonly [number, number, number]

/** Full dichromacy in linear RGB: Machado, Oliveira and Fernandes 2009, severity 1.0. */
const sights: Record<string, readonly [Vector, Vector, Vector]> = {
  'common sight': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

const colours = new Map(
  [...tokens.matchAll(/--([a-z0-9-]+): light-dark\((#[0-9a-f]{6,8}), (#[0-9a-f]{6,8})\)/g)].map(
    ([, role, light, dark]) => [role!, { light: light!, dark: dark! }],
  ),
)
const parties = Object.keys(partyShapes).map((party) => `party-${party.replaceAll('_', '-')}`)

const grounds = ['paper', 'sheet', 'sheet-tinted', 'wash']
const on = (roles: string[], under: string[]) =>
  roles.flatMap((role) => under.map((ground) => [role, ground] as const))

/** Every pair that the components set words in. */
const textPairs = [
  ...on(['ink', 'ink-quiet', 'action', 'action-strong', 'good', 'attention', 'stop'], grounds),
  ...on(['ink', 'ink-quiet', 'action', 'action-strong'], ['action-wash']),
  ...on(['ink', 'ink-quiet', 'good'], ['good-wash']),
  ...on(['ink', 'ink-quiet', 'attention'], ['attention-wash']),
  ...on(['ink', 'ink-quiet', 'stop'], ['stop-wash']),
  ...on(['on-action'], ['action', 'action-strong']),
  ...on(['paper'], ['ink']),
  ...on(parties, ['paper', 'sheet', 'sheet-tinted']),
]
/** Outlines of controls, the focus ring, the filled parts of controls, the marks of the parties. */
const controlPairs = [
  ...on(['edge', 'focus', 'action', 'stop', ...parties], grounds),
  ...on(['focus', 'edge'], ['action-wash', 'good-wash', 'attention-wash', 'stop-wash']),
]
/** Carry no meaning by themselves: a hairline beside a gap, the veil behind a dialog. */
const decorative = ['line', 'veil']

describe('colours of the page (WCAG 2.2, 1.4.3 and 1.4.11)', () => {
  test('every colour is written for light and for dark, and every role is either checked here or decorative', () => {
    const loose = tokens.replaceAll(/light-dark\([^)]*\)/g, '').match(/#[0-9a-f]{3,8}\b/g) ?? []
    expect(loose.filter((colour) => colour !== '#ffffff')).toEqual([])
    const checked = new Set([...textPairs, ...controlPairs].flat().concat(decorative))
    expect([...colours.keys()].filter((role) => !checked.has(role))).toEqual([])
  })

  test.each(schemes)('words stand out from what they are on by 4.5 : 1 (%s)', (scheme) => {
    expect(tooFaint(textPairs, scheme, 4.5)).toEqual([])
  })

  test.each(schemes)('controls, focus and party marks stand out by 3 : 1 (%s)', (scheme) => {
    expect(tooFaint(controlPairs, scheme, 3)).toEqual([])
  })

  test('components take colours from the tokens only; the QR code must be black on white', () => {
    const sheets = readdirSync(ui).filter(
      (file) => file.endsWith('.module.css') && file !== 'QrCode.module.css',
    )
    const own = sheets.filter((file) =>
      /#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/i.test(readFileSync(new URL(file, ui), 'utf8')),
    )
    expect(sheets.length).toBeGreaterThan(20)
    expect(own).toEqual([])
  })
})

describe('the parties are told apart', () => {
  /** ΔE2000. Two reads as "a little different" side by side; marks stand apart and are small. */
  const apart = 9

  test('each has a colour, a shape of its own, and a selector that hands out its colour', () => {
    expect(parties.filter((party) => !colours.has(party))).toEqual([])
    expect(new Set(Object.values(partyShapes)).size).toBe(7)
    for (const party of Object.keys(partyShapes)) {
      expect(tokens).toContain(
        `[data-party='${party}'] {\n  --party: var(--party-${party.replaceAll('_', '-')});`,
      )
    }
  })

  describe.each(schemes)('%s', (scheme) => {
    test.each(Object.keys(sights))('by colour alone, with %s', (sight) => {
      const seen = parties.map((party) => [party, labOf(seenWith(sight, colourOf(party, scheme)))] as const)
      const pairs = seen.flatMap(([a, labA], i) =>
        seen.slice(i + 1).map(([b, labB]) => ({ pair: `${a} / ${b}`, differ: deltaE2000(labA, labB) })),
      )
      expect(pairs).toHaveLength(21)
      expect(pairs.filter(({ differ }) => differ < apart)).toEqual([])
    })
  })

  test('the measure itself: a published pair, and two colours that deuteranopia makes one', () => {
    // Sharma, Wu and Dalal 2005, table 1, pair 1.
    expect(deltaE2000([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4)
    const [teal, rose] = ['#00796b', '#a8326e'] as const
    const differ = (sight: string) => deltaE2000(labOf(seenWith(sight, teal)), labOf(seenWith(sight, rose)))
    expect(differ('common sight')).toBeGreaterThan(40)
    expect(differ('deuteranopia')).toBeLessThan(2)
  })
})

function tooFaint(pairs: (readonly [string, string])[], scheme: Scheme, atLeast: number) {
  return pairs
    .map(([role, ground]) => ({
      role,
      ground,
      ratio: contrast(colourOf(role, scheme), colourOf(ground, scheme)),
    }))
    .filter(({ ratio }) => ratio < atLeast)
}

function colourOf(role: string, scheme: Scheme) {
  const colour = colours.get(role)
  if (!colour) throw new Error(`tokens.css has no --${role}`)
  return colour[scheme]
}

function linear(hex: string): Vector {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

function contrast(a: string, b: string) {
  const [dark, light] = [a, b]
    .map((hex) => times([0.2126, 0.7152, 0.0722], linear(hex)))
    .toSorted((x, y) => x - y)
  return (light! + 0.05) / (dark! + 0.05)
}

const times = (row: Vector, by: Vector) => row[0] * by[0] + row[1] * by[1] + row[2] * by[2]

function seenWith(sight: string, hex: string): Vector {
  const [r, g, b] = sights[sight]!
  const part = (row: Vector) => Math.min(1, Math.max(0, times(row, linear(hex))))
  return [part(r), part(g), part(b)]
}

const curve = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (t * 841) / 108 + 4 / 29)

/** CIE L*a*b* under D65. */
function labOf(rgb: Vector): Vector {
  const x = curve(times([0.4124564, 0.3575761, 0.1804375], rgb) / 0.95047)
  const y = curve(times([0.2126729, 0.7151522, 0.072175], rgb))
  const z = curve(times([0.0193339, 0.119192, 0.9503041], rgb) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

const heavy = (c: number) => Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7))

/** CIEDE2000 with unit weights, in the notation of Sharma, Wu and Dalal 2005. */
function deltaE2000([l1, a1, b1]: Vector, [l2, a2, b2]: Vector) {
  const rad = Math.PI / 180
  const g = 0.5 * (1 - heavy((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2))
  const [p1, p2] = [a1 * (1 + g), a2 * (1 + g)]
  const [c1, c2] = [Math.hypot(p1, b1), Math.hypot(p2, b2)]
  const [h1, h2] = [(Math.atan2(b1, p1) / rad + 360) % 360, (Math.atan2(b2, p2) / rad + 360) % 360]
  const turn = ((h2 - h1 + 540) % 360) - 180
  const dL = l2 - l1
  const dC = c2 - c1
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * rad)
  const l = (l1 + l2) / 2 - 50
  const c = (c1 + c2) / 2
  const h = (h1 + turn / 2 + 360) % 360
  const cos = (factor: number, shift: number) => Math.cos((factor * h + shift) * rad)
  const t = 1 - 0.17 * cos(1, -30) + 0.24 * cos(2, 0) + 0.32 * cos(3, 6) - 0.2 * cos(4, -63)
  const sL = 1 + (0.015 * l ** 2) / Math.sqrt(20 + l ** 2)
  const sC = 1 + 0.045 * c
  const sH = 1 + 0.015 * c * t
  const twist = -2 * heavy(c) * Math.sin(60 * rad * Math.exp(-(((h - 275) / 25) ** 2)))
  return Math.sqrt((dL / sL) ** 2 + (dC / sC) ** 2 + (dH / sH) ** 2 + twist * (dC / sC) * (dH / sH))
}
