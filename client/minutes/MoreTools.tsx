import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { Ellipsis, Table2 } from 'lucide-react'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu } from '../ui/Menu.tsx'
import { beginTable, tableEntries, thenWrite } from './table-entries.ts'
import { steps, tools } from './tools.tsx'

/** On a phone, the tools that found no room. */
export function MoreTools({ editor }: { editor: Editor }) {
  const isInTable = useEditorState({ editor, selector: ({ editor }) => editor.isActive('table') })
  const others = [...tools, ...steps].filter((tool) => !tool.isFirst)
  const table = { id: 'table', label: 'Table', icon: <Table2 aria-hidden="true" />, run: beginTable }
  return (
    <Menu
      label="More tools"
      trigger={<IconButton label="More tools" icon={<Ellipsis aria-hidden="true" />} />}
      items={[
        ...[...others, ...(isInTable ? [] : [table])].map(({ id, label, icon, run }) => ({
          id,
          label,
          icon,
          onAction: thenWrite(editor, () => run(editor)),
        })),
        ...(isInTable ? tableEntries(editor) : []),
      ]}
    />
  )
}
