import { expect, it } from 'vitest'
import { endpoints } from '../../shared/protocol.ts'
import { mayBeSame, Table } from '../../shared/table.ts'
import { liveReview } from './meeting-world.ts'

it('O27: a page reads the table of a server that does not say how its history ends, and takes it for no other', () => {
  const { table } = liveReview()
  const { last, ...older } = table
  expect(Table.parse(older)).toEqual({ ...table, last: '' })
  for (const unknown of ['', undefined])
    expect([mayBeSame(unknown, last), mayBeSame(last, unknown)]).toEqual([true, true])
  expect([mayBeSame(last, last), mayBeSame(last, `another ${last}`)]).toEqual([true, false])
})

it('O27: a page reads a screen code of a server that does not say which screen it is for', () => {
  const older = { code: 'ABCDEFGH', expiresAt: '2027-05-03T09:10:00.000Z' }
  expect(endpoints.screenCode.reply.parse(older)).toEqual(older)
})
