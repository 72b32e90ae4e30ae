import type { Editor } from '@tiptap/core'
import type { MenuEntry } from '../ui/Menu.tsx'

export const beginTable = (editor: Editor) =>
  editor.chain().focus().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run()

/** What can be done with the table at the cursor. */
export function tableEntries(editor: Editor): MenuEntry[] {
  const entry = (id: string, label: string, run: () => boolean) => ({
    id,
    label,
    onAction: thenWrite(editor, run),
  })
  return [
    entry('row-below', 'Row below', () => editor.commands.addRowAfter()),
    entry('row-above', 'Row above', () => editor.commands.addRowBefore()),
    entry('column-right', 'Column to the right', () => editor.commands.addColumnAfter()),
    entry('column-left', 'Column to the left', () => editor.commands.addColumnBefore()),
    entry('remove-row', 'Remove this row', () => editor.commands.deleteRow()),
    entry('remove-column', 'Remove this column', () => editor.commands.deleteColumn()),
    entry('remove-table', 'Remove the table', () => editor.commands.deleteTable()),
  ]
}

/** From a menu, which gives the focus back to its button first. */
export function thenWrite(editor: Editor, run: () => unknown): () => void {
  return () => {
    run()
    setTimeout(() => editor.commands.focus())
  }
}
