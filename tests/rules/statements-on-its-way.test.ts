import { expect, it } from 'vitest'
import { isOnItsWay } from '../../client/statements/on-its-way.ts'

it('Q14: a version is on its way while its own posting waits, and neither before nor once that is refused', () => {
  const command = { type: 'statement.post', statementId: 'views', meetingId: 'm', itemId: 'i' } as const
  const posting = { ...command, kind: 'views', words: 'He wants to read.', after: 1 } as const
  const waiting = { id: '1', at: '2027-05-04T10:00:00.000Z', command: posting }
  expect(isOnItsWay([waiting], { id: 'views' }, 2)).toBe(true)
  expect(isOnItsWay([waiting], { id: 'views' }, 1)).toBe(false)
  expect(isOnItsWay([waiting], { id: 'others' }, 2)).toBe(false)
  expect(isOnItsWay([{ ...waiting, refused: 'too late' }], { id: 'views' }, 2)).toBe(false)
})
