import { expect, it } from 'vitest'
import { watchKeyboard } from '../../client/minutes/keyboard-watch.ts'

it('P23: a keyboard that a phone put away is gone once, and neither a bar of the browser nor turning it round is one', () => {
  const seen = (...heights: (number | [width: number, height: number])[]) => {
    const isGone = watchKeyboard({ width: 360, height: 640 })
    return heights
      .map((size) => (typeof size === 'number' ? [360, size] : size))
      .map(([width = 0, height = 0]) => isGone({ width, height }))
  }
  expect(seen(500, 360, 340)).toEqual([false, false, false])
  expect(seen(340, 480, 640)).toEqual([false, false, true])
  expect(seen(340, 640, 640, 340, 640)).toEqual([false, true, false, false, true])
  expect(seen(584, 640, 584, 640)).toEqual([false, false, false, false])
  expect(seen([640, 300], 640)).toEqual([false, false])
})
