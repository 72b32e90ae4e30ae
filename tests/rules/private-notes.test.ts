import { expect, it } from 'vitest'
import { documentRight } from '../../shared/access.ts'
import { liveReview, review } from './meeting-world.ts'
import { head, officer, parent, relative, supporter } from './table-world.ts'

it('Y12 whoever sits in a party writes in its private notes, also who came to listen; drafts are for those who contribute', () => {
  const { table } = liveReview()
  const right = (seatId: string, text: string) => documentRight(table, seatId, `meeting/${review}/${text}`)
  for (const seatId of [parent, supporter, relative]) expect(right(seatId, 'private/family')).toBe('write')
  for (const seatId of [head, officer]) expect(right(seatId, 'private/family')).toBe('none')
  expect([right(supporter, 'statement/family'), right(relative, 'statement/family')]).toEqual([
    'write',
    'read',
  ])
  expect([right(relative, 'minutes'), right(head, 'statement/family')]).toEqual(['read', 'none'])
})
