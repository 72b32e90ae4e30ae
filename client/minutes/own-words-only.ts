import { Collaboration, isChangeOrigin } from '@tiptap/extension-collaboration'
import { Table } from '@tiptap/extension-table'
import type { Plugin } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

/**
 * Only what a person does in this editor is written to the shared text. As they come, these two also write when
 * somebody else's change arrives (a filler paragraph, a repaired table): every page at once, each under the name of
 * whoever has it open, and pages that may only read would be refused for it.
 */
export const OwnWordsOnly = Collaboration.extend({
  addProseMirrorPlugins() {
    const plugins: Plugin[] = this.parent?.() ?? []
    for (const plugin of plugins) if (plugin.spec.key === ySyncPluginKey) writeOwnChangesOnly(plugin)
    return plugins
  },
})

export const TableOwnRepairsOnly = Table.extend({
  addProseMirrorPlugins() {
    const plugins: Plugin[] = this.parent?.() ?? []
    for (const plugin of plugins) repairOwnChangesOnly(plugin)
    return plugins
  },
})

function writeOwnChangesOnly({ spec }: Plugin): void {
  const open = spec.view
  spec.view = (view) => {
    const inner = open?.(view)
    return {
      destroy: () => inner?.destroy?.(),
      update: (view, before) => {
        const isOthers = ySyncPluginKey.getState(view.state).isChangeOrigin
        if (view.state.doc !== before.doc && !isOthers) inner?.update?.(view, before)
      },
    }
  }
}

function repairOwnChangesOnly(plugin: Plugin): void {
  const repair = plugin.spec.appendTransaction
  if (!repair) return
  plugin.spec.appendTransaction = (transactions, before, after) =>
    transactions.some(isChangeOrigin) ? null : repair.call(plugin, transactions, before, after)
}
