import { getSchema } from '@tiptap/core'
import { EditorState, type Plugin } from '@tiptap/pm/state'
import type { DecorationSet } from '@tiptap/pm/view'
import { initProseMirrorDoc } from '@tiptap/y-tiptap'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { authoredRanges } from '../../../client/minutes/authorship/authored-ranges.ts'
import { MinutesLog } from '../../../client/minutes/authorship/minutes-log.ts'
import { passagesIn, WhoWrote } from '../../../client/minutes/authorship/who-wrote.ts'
import { BoundedKit } from '../../../client/minutes/bounded-nodes.ts'
import { KeepUnreadable, keepUnreadable } from '../../../client/minutes/keep-unreadable.ts'
import { Authorship } from '../../../shared/minutes/authorship.ts'
import { openWorld, type World } from '../../world.ts'
import type { Person } from '../../world/person.ts'
import { until } from '../../world/until.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

function line(name: string, words: string): Y.XmlElement {
  const element = new Y.XmlElement(name)
  element.insert(0, [new Y.XmlText(words)])
  return element
}

/** A section in which a parent and then a SENCO wrote, as an editor shows it and as the log has it. */
function shownSection(parts: () => Y.XmlElement[]) {
  const doc = new Y.Doc()
  const authorship = new Authorship()
  const section = doc.getXmlFragment('item')
  let seatId = 'parent'
  doc.on('update', (bytes: Uint8Array) => {
    const at = '2030-05-03T14:00:00.000Z'
    authorship.append({ seq: authorship.seq + 1, seatId, at, bytes })
  })
  section.push(parts())
  seatId = 'senco'
  section.push([line('paragraph', 'School’s. 🙂')])
  const kit = BoundedKit.configure({ undoRedo: false, trailingNode: false })
  const schema = getSchema([kit, KeepUnreadable])
  keepUnreadable(schema)
  return { section, authorship, shown: initProseMirrorDoc(section, schema).doc, schema }
}

test('W14 what is typed into somebody’s words is nobody’s until the log has it', () => {
  const { section, authorship, shown } = shownSection(() => [line('paragraph', 'Family’s words.')])
  const handOf = () => ({ name: 'Somebody', party: 'family' as const, initials: 'S' })
  const telling = { authorship, version: authorship.seq, handOf }
  const extension = WhoWrote.configure({ section, telling: () => telling })
  const plugins: Plugin[] =
    extension.config.addProseMirrorPlugins?.call({ options: extension.options } as never) ?? []
  let state = EditorState.create({ doc: shown, plugins })
  const passages = () =>
    passagesIn({ state } as never).map(({ from, to, written }) => [
      state.doc.textBetween(from, to),
      written.by.seatId,
    ])
  state = state.apply(state.tr.setMeta(plugins[0]!, { redraw: telling }))
  const asLogged = [
    ['Family’s words.', 'parent'],
    ['School’s. 🙂', 'senco'],
  ]
  expect(passages()).toEqual(asLogged)
  state = state.apply(state.tr.insertText('own ', 10))
  expect(passages()).toEqual([['Family’s ', 'parent'], ['words.', 'parent'], asLogged[1]])
  state = state.apply(state.tr.insertText('X', 1, 4))
  expect(passages().flat()).toContain('ily’s ')
  const drawn = plugins[0]?.props.decorations?.call(plugins[0], state) as DecorationSet
  expect(drawn.find(1, 2).filter(({ from, to }) => from < 2 && to > 1)).toEqual([])
})

test('W14 a part of the text that the editor shows in another way bears no name', () => {
  const strange = () => [
    line('paragraph', 'Family’s words.'),
    line('hologram', 'A newer page’s part.'),
    new Y.XmlElement('bulletList'),
  ]
  const { section, authorship, shown } = shownSection(strange)
  expect(shown.childCount).toBe(4)
  const ranges = authoredRanges(section, shown, authorship).map(({ from, to, written }) => [
    shown.textBetween(from, to),
    written.by.seatId,
  ])
  expect(ranges).toEqual([
    ['Family’s words.', 'parent'],
    ['School’s. 🙂', 'senco'],
  ])
})

test('W16 a page that has read the log reads on from there, and begins afresh when the server has another history', async () => {
  const table = await world.openTable()
  const { document, itemIds } = await table.meeting()
  const { parent } = table
  const asked: string[] = []
  const log = new MinutesLog({
    workspaceId: parent.workspaceId,
    seatId: parent.seatId,
    document,
    reach: {
      get origin() {
        asked.push(world.url)
        return world.url
      },
      headers: { cookie: parent.device.cookie ?? '' },
    },
  })
  const version = () => {
    const state = log.state()
    return state.is === 'ready' ? state.version : -1
  }
  await writeLine(parent, document, itemIds[0] ?? '', 'One.', 1)
  log.open()
  await until(() => version() === 1, 'the log is read')
  await writeLine(parent, document, itemIds[0] ?? '', 'Two.', 2)
  log.soon()
  log.soon()
  await until(() => version() === 2, 'the rest of the log is read')
  expect(asked).toHaveLength(2)

  await world.stop()
  log.open()
  await until(() => {
    const state = log.state()
    return state.is === 'ready' && state.trouble !== null
  }, 'what was read stays, and the trouble is told')
  await world.sql.begin(async (sql) => {
    await sql`alter table minutes_update disable trigger minutes_update_append_only`
    await sql`delete from minutes_update where document = ${document} and seq = 2`
    await sql`alter table minutes_update enable trigger minutes_update_append_only`
  })
  await world.start()
  log.open()
  await until(() => version() === 1, 'the shorter history is read')
  expect(log.state()).toMatchObject({ is: 'ready', trouble: null })
  log.rest()
})

async function writeLine(person: Person, document: string, itemId: string, words: string, seq: number) {
  const text = await person.text(document).synced()
  text.write(itemId, words)
  await until(async () => {
    const rows = await world.sql`select seq from minutes_update where document = ${document} and seq = ${seq}`
    return rows.length === 1
  }, 'the line is in the log')
  text.provider.destroy()
}
