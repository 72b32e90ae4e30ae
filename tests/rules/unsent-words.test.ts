import { expect, it } from 'vitest'
import { UnsentWords } from '../../client/actions/unsent-words.ts'
import { isOnItsWay } from '../../client/statements/on-its-way.ts'
import { DeviceStorage } from '../world/device-storage.ts'

it('P14: words typed into a form are there again in a page that was loaded anew, until they are sent', () => {
  const tab = new DeviceStorage()
  const page = new UnsentWords(() => tab)
  page.keep('table seat round', 'Thursdays matter.')
  page.keep('table seat aim', 'A named adult.')
  const again = new UnsentWords(() => tab)
  expect(again.at('table seat round')).toBe('Thursdays matter.')
  expect(again.at('table other round')).toBeUndefined()
  again.forget('table seat round')
  const later = new UnsentWords(() => tab)
  expect(later.at('table seat round')).toBeUndefined()
  expect(later.at('table seat aim')).toBe('A named adult.')
})

it('P14: a tab that may keep nothing still has the words in its page', () => {
  const page = new UnsentWords(() => {
    throw new Error('this storage is forbidden')
  })
  page.keep('round', 'Thursdays matter.')
  expect(page.at('round')).toBe('Thursdays matter.')
  page.forget('round')
  expect(page.at('round')).toBeUndefined()
})

it('Q14: a version is on its way while its own posting waits, and neither before nor once that is refused', () => {
  const command = { type: 'statement.post', statementId: 'views', meetingId: 'm', itemId: 'i' } as const
  const posting = { ...command, kind: 'views', words: 'He wants to read.', after: 1 } as const
  const waiting = { id: '1', at: '2027-05-04T10:00:00.000Z', command: posting }
  expect(isOnItsWay([waiting], { id: 'views' }, 2)).toBe(true)
  expect(isOnItsWay([waiting], { id: 'views' }, 1)).toBe(false)
  expect(isOnItsWay([waiting], { id: 'others' }, 2)).toBe(false)
  expect(isOnItsWay([{ ...waiting, refused: 'too late' }], { id: 'views' }, 2)).toBe(false)
})
