import { afterAll, beforeAll, expect, it } from 'vitest'
import { hashUpdate, noHash } from '../../../server/minutes/chain.ts'
import { Authorship } from '../../../shared/minutes/authorship.ts'
import { plainWords, sectionAt } from '../../../shared/minutes/text-at.ts'
import { endpoints } from '../../../shared/protocol.ts'
import { openWorld, type World } from '../../world.ts'
import type { Person } from '../../world/person.ts'
import { until } from '../../world/until.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** A table at which the parent, the SENCO and somebody who only listens sit, with a meeting. */
async function atTable() {
  const table = await world.openTable()
  const senco = await table.seat('school')
  const listener = await table.seat('school', { name: 'Lou Gray', powers: ['listen'] })
  return { ...(await table.meeting()), parent: table.parent, senco, listener }
}

const page = (person: Person, document: string, after = 0) =>
  person.device.done(endpoints.textLog, {
    ...person.place,
    query: { ...person.place.query, document, after: String(after) },
  })

const refusal = (person: Person, document: string, after = 0) =>
  person.device.refused(endpoints.textLog, {
    ...person.place,
    query: { ...person.place.query, document, after: String(after) },
  })

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))

const logged = (document: string) => async () => {
  const [row] =
    await world.sql`select count(*)::int as count from minutes_update where document = ${document}`
  return row?.count ?? 0
}

/** Each writes a line, one after the other, so that each is a row. */
async function writeLines(document: string, itemId: string, lines: [Person, string][]): Promise<void> {
  for (const [person, words] of lines) {
    const before = await logged(document)()
    const text = await person.text(document).synced()
    text.write(itemId, words)
    await until(async () => (await logged(document)()) > before, 'the line is in the log')
    text.provider.destroy()
  }
}

it('W1 who wrote what comes from the server’s log: every seat that may read is given it, and it holds', async () => {
  const { document, itemIds, parent, senco, listener } = await atTable()
  const itemId = itemIds[0] ?? ''
  await writeLines(document, itemId, [
    [parent, 'He wrote nothing on Thursday.'],
    [senco, 'The class assistant works mornings.'],
  ])
  for (const reader of [parent, senco, listener]) {
    const { rows, prevHash, isWhole } = await page(reader, document)
    expect(isWhole).toBe(true)
    expect(rows.map(({ seatId }) => seatId)).toEqual([parent.seatId, senco.seatId])
    const place = { workspaceId: parent.workspaceId, document }
    let before: Uint8Array = bytesOf(prevHash)
    expect(before).toEqual(noHash)
    for (const { seq, seatId, at, bytes, hash } of rows) {
      const own = hashUpdate(place, { seq, seatId, at, bytes: bytesOf(bytes), prevHash: before })
      expect(Buffer.from(own).toString('base64')).toBe(hash)
      before = own
    }
  }
  const authorship = new Authorship()
  for (const row of (await page(listener, document)).rows)
    authorship.append({ ...row, bytes: bytesOf(row.bytes) })
  const told = sectionAt(authorship, itemId, { seq: authorship.seq }).map((part) => [
    plainWords([part]).trim(),
    part.written?.by.seatId,
  ])
  expect(told).toEqual([
    ['He wrote nothing on Thursday.', parent.seatId],
    ['The class assistant works mornings.', senco.seatId],
  ])
})

it('W5 whoever may not read a text is given nothing of its log', async () => {
  const { document, parent } = await atTable()
  const other = await atTable()
  expect(await refusal(other.parent, document)).toMatchObject({ status: 403, code: 'forbidden' })
  expect(await refusal(parent, 'meeting/nothing/of-the-kind')).toMatchObject({ status: 403 })
  expect(await refusal(parent.but({ seatId: other.parent.seatId }), document)).toMatchObject({ status: 401 })
  const released = await atTable()
  await released.listener.does({ type: 'seat.leave' })
  expect(await refusal(released.listener, released.document)).toMatchObject({ status: 401 })
  expect(await refusal(parent.but({ device: world.device() }), document)).toMatchObject({ status: 401 })
})

it('W6 a long log comes in pages that follow from one another, each row once', async () => {
  const { document, itemIds, parent, senco } = await atTable()
  const long = 'All of it. '.repeat(20_000)
  await writeLines(document, itemIds[0] ?? '', [
    [parent, long],
    [senco, long],
    [parent, long],
    [senco, 'The end.'],
  ])
  const seqs: number[] = []
  let pages = 0
  for (let after = 0, isWhole = false, hash = ''; !isWhole; pages += 1) {
    const next = await page(parent, document, after)
    if (after > 0) expect(next.prevHash).toBe(hash)
    seqs.push(...next.rows.map(({ seq }) => seq))
    after = seqs.at(-1) ?? 0
    hash = next.rows.at(-1)?.hash ?? ''
    isWhole = next.isWhole
  }
  expect(seqs).toEqual([1, 2, 3, 4])
  expect(pages).toBeGreaterThan(1)
  expect(await page(parent, document, 4)).toMatchObject({ rows: [], isWhole: true })
  expect(await refusal(parent, document, 5)).toMatchObject({ status: 409, code: 'stale' })
})

it('W7 a log that was changed behind the server’s back is not told as if it were true', async () => {
  const { document, itemIds, parent, senco } = await atTable()
  await writeLines(document, itemIds[0] ?? '', [
    [parent, 'One.'],
    [senco, 'Two.'],
    [parent, 'Three.'],
  ])
  const forge = async (seatId: string) => {
    await world.sql.begin(async (sql) => {
      await sql`alter table minutes_update disable trigger minutes_update_append_only`
      await sql`update minutes_update set seat_id = ${seatId} where document = ${document} and seq = 2`
      await sql`alter table minutes_update enable trigger minutes_update_append_only`
    })
  }
  await forge(parent.seatId)
  // Read from the start, from the change itself, and from right behind it.
  for (const after of [0, 1, 2])
    expect(await refusal(senco, document, after)).toMatchObject({
      status: 500,
      code: 'internal',
      message: expect.stringContaining('at change 2'),
    })
  expect(await page(senco, document, 3)).toMatchObject({ rows: [], isWhole: true })
  await forge(senco.seatId)
  expect((await page(senco, document)).rows).toHaveLength(3)
})
