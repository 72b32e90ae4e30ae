import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { Ellipsis, MessagesSquare, Table2 } from 'lucide-react'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu } from '../ui/Menu.tsx'
import { beginTable, tableEntries, thenWrite } from './table-entries.ts'
import { steps, tools } from './tools.tsx'

type Props = { editor: Editor; onPut: (() => void) | undefined }

/** On a phone, the tools that found no room. */
export function MoreTools({ editor, onPut }: Props) {
  const isInTable = useEditorState({ editor, selector: ({ editor }) => editor.isActive('table') })
  const others = [...tools, ...steps].filter((tool) => !tool.isFirst)
  const table = { id: 'table', label: 'Table', icon: <Table2 aria-hidden="true" />, run: beginTable }
  return (
    <Menu
      label="More tools"
      trigger={<IconButton label="More tools" icon={<Ellipsis aria-hidden="true" />} />}
      items={[
        ...(onPut
          ? [
              {
                id: 'put',
                label: 'Put to everyone',
                icon: <MessagesSquare aria-hidden="true" />,
                onAction: onPut,
              },
            ]
          : []),
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
