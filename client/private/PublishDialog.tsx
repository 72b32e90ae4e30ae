import { useState } from 'react'
import type * as Y from 'yjs'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { FormDialog } from '../forms/FormDialog.tsx'
import { itemsInOrder } from '../meeting/items.ts'
import { personOf, useTable } from '../table/use-table.tsx'
import { announce } from '../ui/announce.ts'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { publishWords } from './publish-words.ts'

type Props = {
  meeting: Meeting
  words: string
  /** The section of everybody's minutes for an agenda item. */
  sectionOf: (itemId: string) => Y.XmlFragment | undefined
  onClose: () => void
}

/** Before private words become everybody's: exactly what will be read, where, and under whose name. */
export function PublishDialog({ meeting, words, sectionOf, onClose }: Props) {
  const { table, names, seat } = useTable()
  const [shown, setShown] = useState(words)
  const [itemId, setItemId] = useState(meeting.currentItemId ?? null)
  const [missing, setMissing] = useState(false)
  const items = itemsInOrder(table, meeting)
  const publish = () => {
    const section = itemId === null ? undefined : sectionOf(itemId)
    if (!section || !shown.trim()) return setMissing(true)
    publishWords(section, shown)
    announce('Your words are in the minutes')
    onClose()
  }
  return (
    <FormDialog
      title="Publish to the minutes"
      submit="Publish these words"
      asking={{ is: 'idle' }}
      onSubmit={publish}
      onClose={onClose}
    >
      <Select
        label="Under which item?"
        options={items.map(({ id, title }, index) => ({ id, label: `${index + 1} ${title}` }))}
        value={itemId}
        onChange={setItemId}
        errorMessage={missing && itemId === null ? 'Choose an item of the agenda.' : undefined}
      />
      <TextField
        label="What everybody will read"
        description="Exactly this, and nothing else of your notes."
        value={shown}
        onChange={setShown}
        isMultiline
        maxLength={4000}
        errorMessage={missing && !shown.trim() ? 'Write or paste the words here.' : undefined}
      />
      <p>
        Everybody at the table reads it at once, as written by {personOf(table, names, seat.id)}. It cannot be
        made private again: the history of the minutes keeps it. The rest of your notes stays with your party.
      </p>
    </FormDialog>
  )
}
