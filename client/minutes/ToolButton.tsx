import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { Button, ToggleButton, TooltipTrigger } from 'react-aria-components'
import { Tooltip } from '../ui/Tooltip.tsx'
import { keysHere, type Tool } from './tools.tsx'
import styles from './Toolbar.module.css'

type Props = { editor: Editor; tool: Tool; isFromKeyboardToo?: boolean }

/** One tool. It leaves the cursor in the text, so that the keyboard of a phone stays where it is. */
export function ToolButton({ editor, tool, isFromKeyboardToo = true }: Props) {
  const { isOn, can } = useEditorState({
    editor,
    selector: ({ editor }) => ({ isOn: tool.isOn?.(editor), can: tool.can?.(editor) ?? true }),
  })
  const parts = {
    className: styles.tool ?? '',
    'aria-label': tool.label,
    'aria-keyshortcuts': tool.keys.replaceAll(' ', '+').replace('Ctrl', 'Control'),
    preventFocusOnPress: true,
    excludeFromTabOrder: !isFromKeyboardToo,
  }
  return (
    <TooltipTrigger delay={500}>
      {isOn === undefined ? (
        <Button {...parts} isDisabled={!can} onPress={() => tool.run(editor)}>
          {tool.icon}
        </Button>
      ) : (
        <ToggleButton {...parts} isSelected={isOn} onChange={() => tool.run(editor)}>
          {tool.icon}
        </ToggleButton>
      )}
      <Tooltip>
        {tool.label} ({keysHere(tool.keys)})
      </Tooltip>
    </TooltipTrigger>
  )
}
