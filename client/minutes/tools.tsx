import type { Editor } from '@tiptap/core'
import { Bold, Heading, Italic, List, ListOrdered, Redo2, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'

/** Something to do with the text. With `isOn` it is a toggle that shows how the text at the cursor is. */
export type Tool = {
  id: string
  label: string
  keys: string
  icon: ReactNode
  /** Among the few that a phone shows at once; the others are behind "More". */
  isFirst: boolean
  isOn?: (editor: Editor) => boolean
  can?: (editor: Editor) => boolean
  run: (editor: Editor) => void
}

export const tools: readonly Tool[] = [
  {
    id: 'bold',
    label: 'Bold',
    keys: 'Ctrl B',
    icon: <Bold aria-hidden="true" />,
    isFirst: false,
    isOn: (editor) => editor.isActive('bold'),
    run: (editor) => editor.commands.toggleBold(),
  },
  {
    id: 'italic',
    label: 'Italic',
    keys: 'Ctrl I',
    icon: <Italic aria-hidden="true" />,
    isFirst: false,
    isOn: (editor) => editor.isActive('italic'),
    run: (editor) => editor.commands.toggleItalic(),
  },
  {
    id: 'heading',
    label: 'Heading',
    keys: 'Ctrl Alt 3',
    icon: <Heading aria-hidden="true" />,
    isFirst: false,
    isOn: (editor) => editor.isActive('heading'),
    run: (editor) => editor.commands.toggleHeading({ level: 3 }),
  },
  {
    id: 'bullets',
    label: 'Bullet list',
    keys: 'Ctrl Shift 8',
    icon: <List aria-hidden="true" />,
    isFirst: true,
    isOn: (editor) => editor.isActive('bulletList'),
    run: (editor) => editor.commands.toggleBulletList(),
  },
  {
    id: 'numbers',
    label: 'Numbered list',
    keys: 'Ctrl Shift 7',
    icon: <ListOrdered aria-hidden="true" />,
    isFirst: false,
    isOn: (editor) => editor.isActive('orderedList'),
    run: (editor) => editor.commands.toggleOrderedList(),
  },
]

export const steps: readonly Tool[] = [
  {
    id: 'undo',
    label: 'Undo what I wrote',
    keys: 'Ctrl Z',
    icon: <Undo2 aria-hidden="true" />,
    isFirst: true,
    can: (editor) => editor.can().undo(),
    run: (editor) => editor.commands.undo(),
  },
  {
    id: 'redo',
    label: 'Redo what I wrote',
    keys: 'Ctrl Y',
    icon: <Redo2 aria-hidden="true" />,
    isFirst: false,
    can: (editor) => editor.can().redo(),
    run: (editor) => editor.commands.redo(),
  },
]

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** The keys as they stand on this device's keyboard. */
export const keysHere = (keys: string) =>
  isMac ? keys.replace('Ctrl', '⌘').replace('Alt', '⌥').replace('Shift', '⇧') : keys
