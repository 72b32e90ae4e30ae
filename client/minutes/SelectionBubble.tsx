import { posToDOMRect, type Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { TextSelection } from '@tiptap/pm/state'
import { useLayoutEffect, useRef, useState } from 'react'
import { CaptureButton } from './CaptureButton.tsx'
import { PutButton } from './PutButton.tsx'
import { ToolButton } from './ToolButton.tsx'
import { tools } from './tools.tsx'
import styles from './SelectionBubble.module.css'

type Props = { editor: Editor; onCapture: (() => void) | undefined; onPut: (() => void) | undefined }

const inBubble = tools.filter(({ id }) => id === 'bold' || id === 'bullets')
/** A selection under way would have the bubble run after it. */
const restMs = 150

/** What to do with the words just selected with a pointer. Its tools are in the bar too, for the keyboard. */
export function SelectionBubble({ editor, onCapture, onPut }: Props) {
  const range = useEditorState({ editor, selector: ({ editor }) => rangeOf(editor) })
  const rested = useRested(range)
  const bubble = useRef<HTMLDivElement>(null)
  const isShown = range !== null && rested === range
  useLayoutEffect(() => {
    if (isShown && bubble.current) placeAbove(bubble.current, posToDOMRect(editor.view, range.from, range.to))
  }, [editor, isShown, range])
  if (!isShown) return null
  return (
    <div ref={bubble} className={styles.bubble} role="group" aria-label="With the selected words">
      {onCapture && <CaptureButton onCapture={onCapture} isFromKeyboardToo={false} />}
      {onPut && <PutButton onPut={onPut} isFromKeyboardToo={false} />}
      {inBubble.map((tool) => (
        <ToolButton key={tool.id} editor={editor} tool={tool} isFromKeyboardToo={false} />
      ))}
    </div>
  )
}

function rangeOf({ state }: Editor) {
  const { selection, doc } = state
  const hasWords =
    selection instanceof TextSelection && doc.textBetween(selection.from, selection.to).trim() !== ''
  return hasWords ? { from: selection.from, to: selection.to } : null
}

function useRested<Value>(value: Value): Value | null {
  const [rested, setRested] = useState<Value | null>(null)
  useLayoutEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}

/** Above the words, or below them where the window ends, and always on the paper. */
function placeAbove(bubble: HTMLElement, words: DOMRect): void {
  const paper = bubble.parentElement?.getBoundingClientRect()
  if (!paper) return
  const { width, height } = bubble.getBoundingClientRect()
  const gap = 8
  const isRoomAbove = words.top - height - gap > 0
  const left = Math.min(Math.max(words.left - paper.left, 0), Math.max(0, paper.width - width))
  const top = isRoomAbove ? words.top - paper.top - height - gap : words.bottom - paper.top + gap
  bubble.style.translate = `${Math.round(left)}px ${Math.round(top)}px`
}
