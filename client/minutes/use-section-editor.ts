import { TableRow } from '@tiptap/extension-table'
import { useEditor, type Editor } from '@tiptap/react'
import { useEffect, useState } from 'react'
import { WhoWrote, type Telling } from './authorship/who-wrote.ts'
import { ActionCardNode } from './ActionCardNode.tsx'
import { BelowCards } from './below-cards.ts'
import { BoundedCell, BoundedHeader, BoundedKit } from './bounded-nodes.ts'
import { Carets } from './carets.ts'
import type { MinutesConnection } from './connection/connect-minutes.ts'
import { KeepCards } from './keep-cards.ts'
import { KeepUnreadable } from './keep-unreadable.ts'
import { ReadCaret } from './read-caret.ts'
import { OwnWordsOnly, TableOwnRepairsOnly } from './own-words-only.ts'
import { WritingKeys } from './writing-keys.ts'
import styles from './Text.module.css'

type Section = {
  connection: MinutesConnection
  itemId: string
  label: string
  /** The id of the element that says how to use the keyboard here, or why one may not write. */
  describedBy: string
  canWrite: boolean
  wordsOfAction: (actionId: string) => string
  onCapture: () => void
  onTools: () => void
  onCardKept: () => void
  /** Whose the words are, or null while nobody wants to know. */
  telling: Telling | null
}

/** An editor keeps the functions that it was made with; through this they reach what the page last said. */
class Latest {
  section: Section

  constructor(section: Section) {
    this.section = section
  }

  keep(section: Section): void {
    this.section = section
  }
}

/** The editor of one section, on the fragment that carries the agenda item's id. */
export function useSectionEditor(section: Section): Editor {
  const { connection, itemId, canWrite } = section
  const [latest] = useState(() => new Latest(section))
  useEffect(() => latest.keep(section))
  const [beginning, setBeginning] = useState(0)
  // Not while Yjs still tells of the change that could not be shown.
  const beginAfresh = () => setTimeout(() => setBeginning((count) => count + 1))
  const editor = useEditor(
    {
      extensions: extensionsFor(connection, itemId, latest, beginAfresh),
      editable: canWrite,
      injectCSS: false,
      // Input rules make lists and headings of `- ` and `### `; paste rules would rewrite what others sent us.
      enablePasteRules: false,
      editorProps: {
        attributes: () => attributesOf(latest.section),
        scrollThreshold: barsPx,
        scrollMargin: barsPx,
      },
    },
    [connection, itemId, beginning],
  )
  useEffect(() => {
    if (editor.isEditable !== canWrite) editor.setEditable(canWrite, false)
  }, [editor, canWrite])
  return editor
}

/** What the bars of the page cover, in which a line being written must not hide. */
const barsPx = { top: 120, bottom: 72, left: 0, right: 0 }

function extensionsFor(
  connection: MinutesConnection,
  itemId: string,
  latest: Latest,
  beginAfresh: () => void,
) {
  return [
    BoundedKit.configure({
      undoRedo: false,
      // It would write an empty line from every page that opens the text.
      trailingNode: false,
      heading: { levels: [3, 4] },
      link: false,
      underline: false,
      strike: false,
      code: false,
      codeBlock: false,
      horizontalRule: false,
    }),
    TableOwnRepairsOnly.configure({ renderWrapper: true }),
    TableRow,
    BoundedHeader,
    BoundedCell,
    KeepUnreadable,
    ActionCardNode.configure({ wordsOf: (actionId) => latest.section.wordsOfAction(actionId) }),
    KeepCards.configure({ onKept: () => latest.section.onCardKept() }),
    OwnWordsOnly.configure({
      fragment: connection.doc.getXmlFragment(itemId),
      onBehind: beginAfresh,
    }),
    Carets.configure({ provider: connection.provider }),
    WhoWrote.configure({
      section: connection.doc.getXmlFragment(itemId),
      telling: () => latest.section.telling,
    }),
    ReadCaret,
    BelowCards,
    WritingKeys.configure({
      capture: () => latest.section.onCapture(),
      toTools: () => latest.section.onTools(),
    }),
  ]
}

function attributesOf({ label, canWrite, describedBy, telling }: Section): Record<string, string> {
  const name = { class: styles.text ?? '', 'aria-label': label, 'aria-describedby': describedBy }
  // Who may only read goes through the passages with the arrow keys.
  if (!canWrite) return { ...name, role: 'group', ...(telling && { tabindex: '0' }) }
  return {
    ...name,
    role: 'textbox',
    'aria-multiline': 'true',
    spellcheck: 'true',
    autocapitalize: 'sentences',
  }
}
