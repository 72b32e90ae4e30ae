import type { Editor } from '@tiptap/core'
import { KeyboardOff } from 'lucide-react'
import { useRef, type Ref } from 'react'
import { Toolbar as AriaToolbar } from 'react-aria-components'
import { IconButton } from '../ui/IconButton.tsx'
import { CaptureButton } from './CaptureButton.tsx'
import { MoreTools } from './MoreTools.tsx'
import { PutButton } from './PutButton.tsx'
import { TableTool } from './TableTool.tsx'
import { ToolButton } from './ToolButton.tsx'
import { steps, tools, type Tool } from './tools.tsx'
import { useKeyboardGone } from './use-keyboard-gone.ts'
import { useKeyboardInset } from './use-keyboard-inset.ts'
import styles from './Toolbar.module.css'

type Props = {
  editor: Editor
  label: string
  onCapture: (() => void) | undefined
  onPut: (() => void) | undefined
  ref: Ref<HTMLDivElement>
}

/** The one quiet bar: at the foot of the section that is being written, on phones at the foot of the screen. */
export function Toolbar({ editor, label, onCapture, onPut, ref }: Props) {
  const foot = useRef<HTMLDivElement>(null)
  useKeyboardInset(foot)
  // Where these tools stand, the way to the other parts of the page is hidden until one is done.
  const done = () => document.activeElement instanceof HTMLElement && document.activeElement.blur()
  useKeyboardGone(done)
  const placed = (tool: Tool) => (
    <div key={tool.id} className={styles.place} data-first={tool.isFirst || undefined}>
      <ToolButton editor={editor} tool={tool} />
    </div>
  )
  return (
    <div
      ref={foot}
      className={styles.foot}
      role="presentation"
      onKeyDown={({ key }) => {
        if (key === 'Escape') editor.commands.focus()
      }}
    >
      <AriaToolbar ref={ref} className={styles.bar} aria-label={`Tools for ${label}`}>
        {onCapture && <CaptureButton onCapture={onCapture} />}
        {onPut && (
          <div className={styles.place}>
            <PutButton onPut={onPut} />
          </div>
        )}
        {tools.map(placed)}
        <div className={styles.place}>
          <TableTool editor={editor} />
        </div>
        {steps.map(placed)}
        <div className={styles.more}>
          <MoreTools editor={editor} onPut={onPut} />
          <IconButton
            label="Done writing"
            icon={<KeyboardOff aria-hidden="true" />}
            preventFocusOnPress
            onPress={done}
          />
        </div>
      </AriaToolbar>
    </div>
  )
}
