import { EditorContent, useEditorState } from '@tiptap/react'
import { useEffect, useId, useRef, useState } from 'react'
import { VisuallyHidden } from 'react-aria-components'
import { wordingOf } from '../../shared/actions/standing.ts'
import { useTable } from '../table/use-table.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useRedrawn, useTelling } from './authorship/use-telling.ts'
import { WordsTold } from './authorship/WordsTold.tsx'
import { placeCard, placeOf, type Capture } from './capture.ts'
import { useIsRefused, useMinutes } from './MinutesProvider.tsx'
import { SelectionBubble } from './SelectionBubble.tsx'
import { Toolbar } from './Toolbar.tsx'
import { useAnnouncedWriting } from './use-announced-writing.ts'
import { useFocusWithin } from './use-focus-within.ts'
import { takenAway, useTakenAway } from './use-taken-away.ts'
import { useSectionEditor } from './use-section-editor.ts'
import styles from './MinutesSection.module.css'

export type MinutesSectionProps = {
  /** The agenda item whose minutes these are. */
  itemId: string
  /** Which text it is, where it is not the minutes: a party's drafts or notes. */
  textName?: string
  /** As people say it: "3 Support in the afternoons". */
  label: string
  canWrite: boolean
  /** Why not, in a sentence; shown quietly above the text. */
  readOnlyReason?: string
  placeholder?: string
  /** Opens the form for an action from these words. Left out: actions are not made here. */
  onCapture?: (capture: Capture) => void
  /** Opens the form that puts these words to every party. Left out: nothing is put from here. */
  onPut?: (quote: string) => void
}

const hintForMs = 8_000
const fetching = (textName: string | undefined) => `Fetching the ${textName ? 'words' : 'minutes'}…`
const notHere = 'This device has no words of this yet. What others wrote here comes with the connection.'
const usualPlaceholder = 'Nothing written yet. Anyone at the table can write here.'

/** The minutes of one agenda item, written together. Inside a MinutesProvider. */
export function MinutesSection(props: MinutesSectionProps) {
  const { itemId, label, readOnlyReason, onCapture, onPut } = props
  const isRefused = useIsRefused()
  const canWrite = props.canWrite && !isRefused
  const { live, seat, isConnected } = useTable()
  const at = useMinutes()
  const hintId = useId()
  const tools = useRef<HTMLDivElement>(null)
  const paper = useRef<HTMLDivElement>(null)
  const telling = useTelling()
  const { hasFocus, parts } = useFocusWithin()

  const isTaken = useTakenAway(canWrite, hasFocus)
  const [isCardKept, setIsCardKept] = useState(false)
  useEffect(() => {
    if (!isCardKept) return
    const timer = setTimeout(() => setIsCardKept(false), hintForMs)
    return () => clearTimeout(timer)
  }, [isCardKept])

  const editor = useSectionEditor({
    connection: at.connection,
    itemId,
    label: `${props.textName ?? 'Minutes'}, ${label}`,
    describedBy: hintId,
    canWrite,
    wordsOfAction: (actionId) => {
      const state = live.state()
      const action = state.is === 'ready' ? state.table.actions[actionId] : undefined
      return action ? `Action: ${wordingOf(action).what}` : 'Action'
    },
    onCapture: () => capture(),
    onTools: () => tools.current?.querySelector('button')?.focus(),
    onCardKept: () => setIsCardKept(true),
    telling,
  })
  useRedrawn(editor, telling)
  const isEmpty = useEditorState({ editor, selector: ({ editor }) => editor.isEmpty })
  useAnnouncedWriting(at, itemId, label, seat.id)

  const capture = () => {
    if (!onCapture) return
    const place = placeOf(editor)
    // The form gives the focus back to where it was when it opened.
    editor.commands.focus()
    onCapture({
      itemId,
      quote: place.quote,
      place: (actionId) => {
        const section = at.minutes.section(itemId)
        const isLast = section && placeCard(section, place, actionId)
        if (isLast && !editor.isDestroyed) editor.commands.setTextSelection(editor.state.doc.content.size)
      },
    })
  }

  const put = () => {
    const { quote } = placeOf(editor)
    editor.commands.focus()
    onPut?.(quote)
  }

  const isShownWriting = canWrite && hasFocus
  const missing = isConnected ? fetching(props.textName) : notHere
  const empty = at.hasArrived ? (props.placeholder ?? usualPlaceholder) : missing
  return (
    <div className={styles.section} data-can-write={canWrite || undefined} {...parts}>
      {!props.canWrite && readOnlyReason && <p className={styles.reason}>{readOnlyReason}</p>}
      <div ref={paper} className={styles.paper} data-paper>
        {isEmpty && <p className={styles.placeholder}>{empty}</p>}
        <EditorContent editor={editor} />
        {isShownWriting && (
          <SelectionBubble editor={editor} onCapture={onCapture && capture} onPut={onPut && put} />
        )}
      </div>
      {isTaken && (
        <Notice tone="attention" title={takenAway}>
          What you had written is still on this page. Above the text stands why, and how to copy your words.
        </Notice>
      )}
      {telling && <WordsTold editor={editor} area={paper} canWrite={canWrite} />}
      <VisuallyHidden>
        <span id={hintId}>{canWrite ? keysInWords : readOnlyReason}</span>
      </VisuallyHidden>
      {isCardKept && (
        <p role="status" className={styles.reason}>
          An action’s card stays in the minutes. Its wording can be changed on the card.
        </p>
      )}
      {isShownWriting && (
        <Toolbar
          ref={tools}
          editor={editor}
          label={label}
          onCapture={onCapture && capture}
          onPut={onPut && put}
        />
      )}
    </div>
  )
}

const keysInWords = 'Alt F10 for the tools. Control Enter to make an action. Escape, then Tab, to leave.'
