import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { Table2 } from 'lucide-react'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu } from '../ui/Menu.tsx'
import { beginTable, tableEntries } from './table-entries.ts'

/** Begins a table; in one, opens what can be done with it. */
export function TableTool({ editor }: { editor: Editor }) {
  const isInTable = useEditorState({ editor, selector: ({ editor }) => editor.isActive('table') })
  const icon = <Table2 aria-hidden="true" />
  if (!isInTable)
    return <IconButton label="Table" icon={icon} preventFocusOnPress onPress={() => beginTable(editor)} />
  return (
    <Menu
      label="The table at the cursor"
      trigger={<IconButton label="Change the table" icon={icon} />}
      items={tableEntries(editor)}
    />
  )
}
