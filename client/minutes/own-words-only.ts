import { Collaboration, isChangeOrigin, type CollaborationOptions } from '@tiptap/extension-collaboration'
import { Table } from '@tiptap/extension-table'
import type { Plugin } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { guardBinding } from './guarded-binding.ts'

/**
 * Only what a person does in this editor is written to the shared text. As they come, these two also write when
 * somebody else's change arrives (a filler paragraph, a repaired table): every page at once, each under the name of
 * whoever has it open, and pages that may only read would be refused for it.
 */
export const OwnWordsOnly = Collaboration.extend<CollaborationOptions & { onBehind: () => void }>({
  addProseMirrorPlugins() {
    const plugins: Plugin[] = this.parent?.() ?? []
    const { onBehind } = this.options
    for (const plugin of plugins) if (plugin.spec.key === ySyncPluginKey) guardBinding(plugin, onBehind)
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

function repairOwnChangesOnly(plugin: Plugin): void {
  const repair = plugin.spec.appendTransaction
  if (!repair) return
  plugin.spec.appendTransaction = (transactions, before, after) =>
    transactions.some(isChangeOrigin) ? null : repair.call(plugin, transactions, before, after)
}
