import type { Editor } from '@tiptap/core'
import { useEffect, useRef, useState, type RefObject } from 'react'
import type { Written } from '../../../shared/minutes/authorship.ts'
import { useTable } from '../../table/use-table.tsx'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { handOf, writtenWords } from './people-words.ts'
import { useWordTip } from './use-word-tip.tsx'
import { frame, passageAt, passagesIn, type Passage } from './who-wrote.ts'
import styles from './Authored.module.css'

type Props = {
  editor: Editor
  /** What the editor stands in. */
  area: RefObject<HTMLElement | null>
  canWrite: boolean
}

const gapPx = 8

/**
 * Below a section, who wrote the words that one points at, taps, or has the cursor in. Who may only read goes from
 * passage to passage with the arrow keys instead.
 */
export function WordsTold({ editor, area, canWrite }: Props) {
  const { table, names } = useTable()
  const [told, setTold] = useState<Written | null>(null)
  const line = useRef<HTMLParagraphElement>(null)

  useEffect(() => {
    if (!canWrite) return
    let before = -1
    const tell = () => {
      const { head } = editor.state.selection
      const passage = editor.isFocused ? passageAt(editor, head) : null
      setTold(passage?.written ?? null)
      const isMoved = passage !== null && head !== before
      before = passage ? head : -1
      if (isMoved && line.current) keepClear(editor.view.coordsAtPos(head), line.current)
    }
    tell()
    // Also when the words are marked anew.
    editor.on('transaction', tell)
    editor.on('focus', tell)
    editor.on('blur', tell)
    return () => {
      editor.off('transaction', tell)
      editor.off('focus', tell)
      editor.off('blur', tell)
    }
  }, [editor, canWrite])

  useEffect(() => {
    const text = area.current
    if (canWrite || !text) return
    return readByPassage(editor, text, setTold)
  }, [editor, area, canWrite])

  const tip = useWordTip(area, (element) => {
    const passage = wordAt(editor, element)
    return passage && writtenWords(table, names, passage.written)
  })

  return (
    <>
      <p ref={line} className={styles.told} role="status">
        {told && (
          <span>
            <PartyMark party={handOf(table, names, told.by.seatId).party} />
            {writtenWords(table, names, told)}
          </span>
        )}
      </p>
      {tip}
    </>
  )
}

/** Moves the page when a line of the text is behind the one that tells of it. */
function keepClear(words: { top: number; bottom: number }, line: HTMLElement): void {
  const { top, bottom } = line.getBoundingClientRect()
  if (words.top < bottom && words.bottom > top) scrollBy({ top: words.bottom - top + gapPx })
}

/** The passage that an element of the editor is a word of. */
function wordAt(editor: Editor, element: HTMLElement): Passage | null {
  const word = element.closest<HTMLElement>('[data-party]')
  const isHere = word !== null && styles.word !== undefined && word.classList.contains(styles.word)
  if (!isHere || editor.isDestroyed) return null
  const from = editor.view.posAtDOM(word, 0)
  return passagesIn(editor).find((passage) => passage.from <= from && from < passage.to) ?? null
}

/** Arrow keys and taps, in a text that cannot be written in and so has no cursor. */
function readByPassage(editor: Editor, text: HTMLElement, tell: (written: Written | null) => void) {
  let current: Passage | null = null
  const show = (passage: Passage | null) => {
    current = passage
    frame(editor, passage)
    tell(passage?.written ?? null)
    if (passage) text.querySelector(`.${styles.current}`)?.scrollIntoView({ block: 'nearest' })
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    const passages = passagesIn(editor)
    const at = current ? passages.findIndex(({ from }) => from === current?.from) : -1
    const isFresh = at === -1 && step === -1
    const passage = isFresh ? passages.at(-1) : passages[Math.max(0, at + step)]
    if (!passage) return
    event.preventDefault()
    show(passage)
  }
  const tap = ({ target }: MouseEvent) => {
    const passage = target instanceof HTMLElement ? wordAt(editor, target) : null
    if (passage) show(passage)
  }
  const leave = () => show(null)
  text.addEventListener('keydown', press)
  text.addEventListener('click', tap)
  text.addEventListener('focusout', leave)
  return () => {
    text.removeEventListener('keydown', press)
    text.removeEventListener('click', tap)
    text.removeEventListener('focusout', leave)
    if (!editor.isDestroyed) frame(editor, null)
  }
}
