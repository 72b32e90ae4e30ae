import { getSchema } from '@tiptap/core'
import { EditorState, type Plugin, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { yCursorPlugin, yCursorPluginKey, ySyncPlugin } from '@tiptap/y-tiptap'
import { TableRow } from '@tiptap/extension-table'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { BoundedCell, BoundedHeader, BoundedKit } from '../../../client/minutes/bounded-nodes.ts'
import { guardBinding } from '../../../client/minutes/guarded-binding.ts'
import { KeepUnreadable, keepUnreadable } from '../../../client/minutes/keep-unreadable.ts'
import { TableOwnRepairsOnly } from '../../../client/minutes/own-words-only.ts'
import { caretsCannotThrow } from '../../../client/minutes/safe-carets.ts'

const reported = vi.fn()
beforeEach(() => vi.stubGlobal('reportError', reported.mockReset()))
afterEach(() => vi.unstubAllGlobals())

function pageSchema() {
  const kit = BoundedKit.configure({ undoRedo: false, trailingNode: false })
  const schema = getSchema([kit, TableOwnRepairsOnly, TableRow, BoundedCell, BoundedHeader, KeepUnreadable])
  keepUnreadable(schema)
  return schema
}

/** An editor of the page as far as text goes: its state and plugins, without anything drawn. */
function openEditor(section: Y.XmlFragment, onBehind: () => void, others: Plugin[] = []) {
  const sync = ySyncPlugin(section, {}) as Plugin
  guardBinding(sync, onBehind)
  const state = EditorState.create({ schema: pageSchema(), plugins: [sync, ...others] })
  const view = {
    state,
    hasFocus: () => false,
    setProps: () => {},
    dispatch(tr: Transaction) {
      const before = view.state
      view.state = view.state.apply(tr)
      opened?.update?.(view as never, before)
    },
  }
  let opened: ReturnType<NonNullable<Plugin['spec']['view']>> | undefined
  opened = sync.spec.view?.(view as unknown as EditorView)
  return {
    view,
    words: () => view.state.doc.textContent,
    type: (words: string) => view.dispatch(view.state.tr.insertText(words, 1)),
    canEdit: () => sync.props.editable?.call(sync, view.state) !== false,
    close: () => opened?.destroy?.(),
  }
}

function paragraph(words: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(words)])
  return element
}

/** A section on this page, and the same as somebody else has it, whose changes arrive here. */
function sharedSection() {
  const here = new Y.Doc()
  const there = new Y.Doc()
  there.on('update', (update: Uint8Array) => Y.applyUpdate(here, update, 'there'))
  here.on('update', (update: Uint8Array) => Y.applyUpdate(there, update, 'here'))
  const theirs = there.getXmlFragment('item')
  theirs.push([paragraph('First. ')])
  return { section: here.getXmlFragment('item'), theirs }
}

test('M46 an editor that could not show a change writes nothing any more, and a fresh one has it all', () => {
  const { section, theirs } = sharedSection()
  const onBehind = vi.fn()
  const editor = openEditor(section, onBehind)
  editor.type('Mine. ')
  expect(theirs.toJSON()).toContain('Mine. First.')
  const drawing = vi.spyOn(editor.view, 'dispatch').mockImplementation(() => {
    throw new Error('cannot be drawn')
  })
  theirs.push([paragraph('Newer words.')])
  drawing.mockRestore()
  expect(onBehind).toHaveBeenCalledOnce()
  expect(reported).toHaveBeenCalledOnce()
  expect(editor.canEdit()).toBe(false)
  editor.type('Stale. ')
  expect(theirs.toJSON()).toContain('Newer words.')
  expect(theirs.toJSON()).not.toContain('Stale.')
  editor.close()
  const fresh = openEditor(section, onBehind)
  expect(fresh.words()).toBe('Mine. First. Newer words.')
  fresh.type('Again. ')
  expect(theirs.toJSON()).toContain('Again. Mine. First.')
  expect(theirs.toJSON()).toContain('Newer words.')
})

test('M46 a caret that cannot be drawn keeps no change out', () => {
  const { section, theirs } = sharedSection()
  const awareness = new Awareness(section.doc!)
  const carets = yCursorPlugin(awareness) as Plugin
  caretsCannotThrow(carets)
  const onBehind = vi.fn()
  const editor = openEditor(section, onBehind, [carets])
  awareness.states.set(7, { user: { name: 'x', color: '#000000' }, cursor: { anchor: null, head: null } })
  theirs.push([paragraph('Newer words.')])
  expect(editor.words()).toBe('First. Newer words.')
  expect(yCursorPluginKey.getState(editor.view.state).find()).toEqual([])
  expect(onBehind).not.toHaveBeenCalled()
  awareness.destroy()
})

test('M46 parts that no editor of ours makes are shown as words, and writing beside them leaves them alone', () => {
  const { section, theirs } = sharedSection()
  const onBehind = vi.fn()
  const list = new Y.XmlElement('bulletList')
  list.insert(0, [new Y.Array() as never])
  theirs.insert(0, [new Y.XmlText('Loose words.'), new Y.Map() as never, list])
  const editor = openEditor(section, onBehind)
  const parts = () =>
    editor.view.state.doc.content.content.map(({ type, attrs }) => [type.name, attrs['words']])
  expect(parts().slice(0, 2)).toEqual([
    ['unreadable', 'Loose words.'],
    ['unreadable', ''],
  ])
  theirs.push([paragraph('Newer words.')])
  expect(editor.words()).toContain('First. Newer words.')
  const before = theirs.length
  const end = editor.view.state.doc.content.size - 1
  editor.view.dispatch(editor.view.state.tr.insertText(' Mine.', end))
  expect(theirs.length).toBe(before)
  expect(theirs.toJSON()).toContain('Newer words. Mine.')
  expect(theirs.toJSON()).toContain('Loose words.')
  expect(onBehind).not.toHaveBeenCalled()
})

test('M46 a value in the log that is out of bounds does not reach what draws the page', () => {
  const { section, theirs } = sharedSection()
  const [table, row, cell] = ['table', 'tableRow', 'tableCell'].map((name) => new Y.XmlElement(name))
  cell!.setAttribute('colspan', 30_000_000 as never)
  cell!.setAttribute('align', 'left; position: fixed')
  cell!.insert(0, [paragraph('In a cell.')])
  row!.insert(0, [cell!])
  table!.insert(0, [row!])
  theirs.push([table!])
  const { view } = openEditor(section, vi.fn())
  const shown = view.state.doc.lastChild?.firstChild?.firstChild
  expect(shown?.textContent).toBe('In a cell.')
  expect(shown?.attrs).toEqual({ colspan: 1, rowspan: 1, colwidth: null, align: null })
})
