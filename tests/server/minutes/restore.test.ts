import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { MinutesConnection } from '../../../client/minutes/connection/connect-minutes.ts'
import { OpenMinutes } from '../../../client/minutes/open-minutes.ts'
import { lostWords } from '../../../client/minutes/own-words.ts'
import { findBreak } from '../../../server/history/event-store.ts'
import { firstBrokenLink } from '../../../server/minutes/chain.ts'
import { readUpdates } from '../../../server/minutes/log-rows.ts'
import { openWorld, type World } from '../../world.ts'
import { copy, dump, findDump, type Restore } from '../../world/backup.ts'
import type { Person } from '../../world/person.ts'
import { tablePage, type TablePage } from '../../world/table-page.ts'
import { until } from '../../world/until.ts'

// A page waits some seconds for the authors of what is missing before it says so.
vi.setConfig({ testTimeout: 60_000 })

let world: World
let parent: Person
let senco: Person
let meeting: { meetingId: string; itemIds: string[]; document: string }
let itemId: string

beforeEach(async () => {
  world = await openWorld()
  const table = await world.openTable()
  parent = table.parent
  senco = await table.seat('school')
  meeting = await table.meeting()
  itemId = meeting.itemIds[0] ?? ''
})
afterEach(() => world.close())

/** Our own page's minutes, in a tab that stays open. */
class Tab {
  readonly minutes = new OpenMinutes()

  constructor({ device, workspaceId, seatId }: Person) {
    const cookie = device.cookie ?? ''
    class WebSocketWithCookie extends WebSocket {
      constructor(url: string, protocols: string[]) {
        super(url, protocols, { headers: { cookie } })
      }
    }
    this.minutes.open({
      url: `${world.url.replace('http', 'ws')}/yjs/${workspaceId}`,
      document: meeting.document,
      seatId,
      WebSocketPolyfill: WebSocketWithCookie as never,
    })
    world.onClose(() => this.minutes.close())
  }

  get connection(): MinutesConnection {
    const opened = this.minutes.opened()
    if (!opened) throw new Error('the minutes are closed')
    return opened.connection
  }

  get section(): Y.XmlFragment {
    return this.connection.doc.getXmlFragment(itemId)
  }

  get words(): string {
    return this.section.toArray().map(wordsIn).join(' ')
  }

  get state() {
    return this.connection.saved().kind
  }

  get lost(): string {
    const { doc, setBackTo } = this.connection
    return setBackTo ? lostWords(doc, setBackTo, () => 'Item') : ''
  }

  type(words: string): void {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(words)])
    this.section.push([paragraph])
  }

  write(words: string): Promise<void> {
    this.type(words)
    return this.saved()
  }

  saved(): Promise<void> {
    return this.reaches('saved')
  }

  reaches(state: string): Promise<void> {
    return until(() => this.state === state, `the page says ${state}, not ${this.state}`, 20_000)
  }

  shows(words: string): Promise<void> {
    return until(() => this.words === words, `the page shows “${words}”`)
  }
}

const wordsIn = (part: unknown) => (part instanceof Y.XmlElement ? part.get(0).toJSON() : 'something else')

const stored = () => readUpdates(world.sql, place())
const place = () => ({ workspaceId: parent.workspaceId, document: meeting.document })

/** Stops the server, restores, and starts it again; the pages stay open and come back by themselves. */
async function restored(restore: Restore): Promise<void> {
  await world.stop()
  await restore()
  await world.start()
}

async function copied(): Promise<Restore> {
  await world.stop()
  const restore = await copy(world.database.url)
  world.onClose(restore.drop)
  await world.start()
  return restore
}

/** `pg_dump` needs no pause; it can be tried where there is one that is not older than the server. */
async function dumped(): Promise<Restore> {
  return dump(world.database.url, (await findDump(world.database.url)) ?? '')
}

/** Both write before the backup and after it, the second one about the words of the first. */
async function meetingWithBackup(backup: () => Promise<Restore>) {
  const [here, there] = [new Tab(parent), new Tab(senco)]
  await Promise.all([here.saved(), there.saved()])
  await here.write('Kept one.')
  await there.shows('Kept one.')
  await there.write('Kept two.')
  const restore = await backup()
  await Promise.all([here.saved(), there.saved()])
  const kept = (await stored()).length
  await here.write('Lost one.')
  await there.shows('Kept one. Kept two. Lost one.')
  await there.write('Lost two.')
  await here.shows('Kept one. Kept two. Lost one. Lost two.')
  return { here, there, restore, kept }
}

for (const [name, backup] of [
  ['a copy of the files', copied],
  ['pg_dump and pg_restore', dumped],
] as const)
  it(`O18 After a restore from ${name} no page says that it wrote what others wrote, and each keeps what was lost`, async ({
    skip,
  }) => {
    if (backup === dumped && !(await findDump(world.database.url))) skip('no pg_dump for this server here')
    const { here, there, restore, kept } = await meetingWithBackup(backup)
    await restored(restore)
    await Promise.all([here.reaches('set_back'), there.reaches('set_back')])
    for (const tab of [here, there]) expect(tab.lost).toBe('Item\nLost one.\nLost two.')
    expect(await stored()).toHaveLength(kept)

    await Promise.all([here.minutes.reopen(here.lost), there.minutes.reopen(there.lost)])
    await Promise.all([here.saved(), there.saved()])
    expect(here.minutes.opened()?.refusedWords).toContain('Lost one.')
    await here.shows('Kept one. Kept two.')
    await here.write('Lost one, again.')
    await there.shows('Kept one. Kept two. Lost one, again.')
    const updates = await stored()
    expect(updates.at(-1)?.seatId).toBe(parent.seatId)
    expect(firstBrokenLink(place(), updates)).toBeNull()
    expect(await findBreak(world.sql, parent.workspaceId)).toBeUndefined()
  })

it('O19 Words that only their writer’s page has come back from it by themselves after a restore, and nobody is alarmed', async () => {
  const [here, there] = [new Tab(parent), new Tab(senco)]
  await Promise.all([here.saved(), there.saved()])
  await here.write('Kept.')
  await there.shows('Kept.')
  const restore = await copied()
  await Promise.all([here.saved(), there.saved()])
  await here.write('Lost.')
  await there.shows('Kept. Lost.')
  // The reader’s page is the first to come back: it must neither send the words nor give up at once.
  here.connection.provider.disconnect()
  const states = new Set<string>()
  there.connection.subscribe(() => states.add(there.state))
  const isTurnedAway = until(() => states.has('connecting'), 'the reader’s page has met the server')
  await restored(restore)
  await isTurnedAway
  here.connection.provider.connect()
  await Promise.all([here.saved(), there.saved()])
  expect([here.words, there.words]).toEqual(['Kept. Lost.', 'Kept. Lost.'])
  expect([...states]).not.toContain('set_back')
  expect(new Set((await stored()).map(({ seatId }) => seatId))).toEqual(new Set([parent.seatId]))
})

it('O20 What others deleted after the backup is not deleted again in the name of whoever comes back, with words to send or without', async () => {
  const [here, there] = [new Tab(parent), new Tab(senco)]
  await Promise.all([here.saved(), there.saved()])
  await here.write('Stays.')
  await here.write('Goes.')
  await there.shows('Stays. Goes.')
  const restore = await copied()
  await Promise.all([here.saved(), there.saved()])
  const kept = (await stored()).length
  there.section.delete(1, 1)
  await there.saved()
  await here.shows('Stays.')
  const idle = new Tab(parent)
  await idle.shows('Stays.')
  there.minutes.close()
  here.connection.provider.disconnect()
  here.type('To send.')
  await restored(restore)
  here.connection.provider.connect()
  await Promise.all([here.reaches('set_back'), idle.reaches('set_back')])
  expect([here.lost, idle.lost]).toEqual(['Item\nTo send.', ''])
  expect(await stored()).toHaveLength(kept)
  idle.minutes.close()
  await here.minutes.reopen('')
  await here.shows('Stays. Goes.')
})

it('O20 What was deleted on a page itself is deleted again when it comes back, and nobody is alarmed', async () => {
  const [here, there] = [new Tab(parent), new Tab(senco)]
  await Promise.all([here.saved(), there.saved()])
  await there.write('Stays.')
  await there.write('Goes.')
  await here.shows('Stays. Goes.')
  const restore = await copied()
  await Promise.all([here.saved(), there.saved()])
  const kept = (await stored()).length
  here.section.delete(1, 1)
  await here.saved()
  there.minutes.close()
  here.connection.provider.disconnect()
  here.type('To send.')
  await restored(restore)
  here.connection.provider.connect()
  await here.saved()
  expect(here.words).toBe('Stays. To send.')
  const added = (await stored()).slice(kept)
  expect(new Set(added.map(({ seatId }) => seatId))).toEqual(new Set([parent.seatId]))
})

it('O21 A page loads its table anew when the server was restored to an earlier one, also when it slept while that went on as far as its own, or further', async () => {
  const pages = await Promise.all([0, 1, 2, 3, 4].map(() => tablePage(parent)))
  const [awake, equal, asking, behind, early] = pages
  if (!awake || !equal || !asking || !behind || !early) throw new Error('a page is missing')
  for (const page of pages) await page.opened()
  const before = awake.role
  const restore = await copied()
  await awake.says('Lost')
  for (const page of pages) {
    await until(() => page.role === 'Lost', 'it is done')
    if (page !== awake) page.line.cut()
  }
  const { seq } = awake.ready.table
  await restored(restore)
  await until(() => awake.ready.table.seq === seq - 1, 'the page shows the earlier table')
  expect(awake.role).toBe(before)
  await senco.does({ type: 'seat.describe', role: 'Somebody new' })
  const isTrue = (page: TablePage, role: string | undefined) =>
    until(
      () => page.ready.table.seats[senco.seatId]?.role === 'Somebody new' && page.role === role,
      'the page shows the table that there is',
    )
  await isTrue(awake, before)
  equal.line.mend()
  await isTrue(equal, before)
  // It asks before it hears, and is told what would follow on its own history.
  asking.line.fate = ({ method }) => (method === 'POST' ? 'pass' : 500)
  await asking.says('Asked')
  await until(() => asking.ready.waiting.length === 0, 'the answer is there')
  asking.line.mend()
  await isTrue(asking, 'Asked')
  behind.line.mend()
  await isTrue(behind, 'Asked')
  // It hears that its history is gone, and the new one is long in coming.
  await until(async () => (await early.answers.keys()).length === 1, 'the lost table is kept')
  early.line.fate = ({ path }) => (path.startsWith(`/api/workspaces/${parent.workspaceId}?`) ? 500 : 'pass')
  await until(async () => (await early.answers.keys()).length === 0, 'the lost table is forgotten')
  expect([await early.says('Asked early'), early.role]).toEqual(['waiting', 'Asked early'])
  early.line.mend()
  await until(() => early.ready.isOnline && early.ready.waiting.length === 0, 'it is done')
  await isTrue(early, 'Asked early')
})
