import type { EditorState, Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { tellAlikeApart } from './alike-lines.ts'
import { editAtCaret } from './exact-edit.ts'
import { readCaret } from './read-caret.ts'
import { steadyCaret, type CaretMemory } from './steady-caret.ts'
import { showStrangeParts } from './strange-parts.ts'

type Heard = (...given: unknown[]) => void
type Binding = CaretMemory & {
  type: Parameters<typeof showStrangeParts>[0]
  mapping: Parameters<typeof tellAlikeApart>[2]
  _observeFunction: Heard
  beforeAllTransactions: Heard
  mux: (run: () => void) => void
  destroy: () => void
}

/**
 * The Yjs binding writes the difference between the editor and the shared text. An editor that a change could not be
 * put into is behind, and its difference would delete that change under the name of whoever types here next. So after
 * the first failure it writes nothing, and `onBehind` is asked to begin afresh: at once, and when there was nothing to
 * show even then, with each change that follows.
 */
export function guardBinding(plugin: Plugin, onBehind: () => void): void {
  const { spec, props } = plugin
  const open = spec.view
  const mayEdit = props.editable
  let isBehind = false
  let isGuarded = false
  let isWriting = false
  props.editable = (state) => !isBehind && mayEdit?.call(plugin, state) !== false
  const fallBehind = (err: unknown) => {
    isBehind = true
    reportError(err)
  }
  const guard = (binding: Binding, view: EditorView) => {
    isGuarded = true
    const hear = binding._observeFunction
    binding._observeFunction = (...given) => {
      attempt(
        () => steadyCaret(binding),
        () => {},
      )
      if (!isBehind) attempt(() => hear(...given), fallBehind)
      if (!isBehind) return
      // Shows that one cannot write here any more.
      attempt(
        () => view.setProps({}),
        () => {},
      )
      onBehind()
    }
    // A selection that cannot be named would stop the whole document's exchange, of every section.
    const remember = binding.beforeAllTransactions
    binding.beforeAllTransactions = () => {
      if (!isWriting) readCaret(view)
      attempt(remember, () => {})
    }
    showStrangeParts(binding.type)
  }
  spec.view = (view) => {
    const { binding } = ySyncPluginKey.getState(view.state) as { binding: Binding }
    if (!isGuarded) guard(binding, view)
    isBehind = false
    const inner = attempt(() => open?.call(spec as never, view), fallBehind)
    return {
      destroy: () => (inner?.destroy ? inner.destroy() : binding.destroy()),
      update: (view, before) => {
        if (isBehind || view.state.doc === before.doc || isOthers(view)) return
        isWriting = true
        attempt(() => {
          tellAlikeApart(binding.type, view.state.doc, binding.mapping)
          writeAtCaret(binding, view, before)
          inner?.update?.(view, before)
        }, fallBehind)
        isWriting = false
        if (isBehind) onBehind()
      },
    }
  }
}

/** Before the binding writes the difference, of which then nothing is left in this line. */
function writeAtCaret({ type, doc, mux, mapping }: Binding, view: EditorView, before: EditorState): void {
  const edit = editAtCaret(type, before.doc, view.state)
  if (!edit || !ySyncPluginKey.getState(view.state).addToHistory) return
  const { text, index, removed, words, marks, shown } = edit
  const write = () => {
    text.delete(index, removed)
    text.insert(index, words, marks)
  }
  mux(() => doc.transact(write, ySyncPluginKey))
  for (const [part, as] of shown) mapping.set(part, as)
}

const isOthers = (view: EditorView): boolean => ySyncPluginKey.getState(view.state).isChangeOrigin

function attempt<Done>(run: () => Done, onFailure: (err: unknown) => void): Done | undefined {
  try {
    return run()
  } catch (err) {
    onFailure(err)
    return undefined
  }
}
