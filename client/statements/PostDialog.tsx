import { useState } from 'react'
import { latestOf } from '../../shared/statements/standing.ts'
import { Quote } from '../actions/Quote.tsx'
import { FormDialog } from '../forms/FormDialog.tsx'
import { useForm } from '../forms/use-form.ts'
import { newId } from '../id.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { childFields, ChildFields } from './ChildFields.tsx'
import type { DraftProps } from './Draft.tsx'
import { childWord, draftTitles, partyName } from './words.ts'

type Props = DraftProps & { words: string }

/** Shows exactly what everybody will read, and posts that, whatever a colleague types into the draft meanwhile. */
export function PostDialog({ meeting, item, kind, statement, words, onClose }: Props) {
  const { table, seat } = useTable()
  const latest = statement && latestOf(statement)
  const now = { words, after: latest?.version ?? 0 }
  const [read, setRead] = useState(now)
  const [statementId] = useState(() => statement?.id ?? newId())
  const isChilds = kind === 'child'
  const form = useForm({
    place: `statement ${kind} ${item.id}`,
    fields: childFields,
    isWhole: true,
    initially: {
      how: latest?.child?.how ?? null,
      writtenDownBy: latest?.child?.writtenDownBy ?? '',
      where: latest?.child?.where ?? '',
    },
    missing: () => (isChilds ? { how: 'Choose how these words came to be here.' } : {}),
    command: ({ where, ...told }) => ({
      type: 'statement.post',
      statementId,
      meetingId: meeting.id,
      itemId: item.id,
      kind,
      ...read,
      ...(isChilds && { child: { ...told, ...(where.trim() && { where }) } }),
    }),
    example: { how: 'observed', writtenDownBy: 'Somebody' },
    saidWhenDone: 'Posted. Everyone at the table can read it.',
    onDone: onClose,
  })
  const isOlder = now.after !== read.after && !form.isPending
  const isOther = now.words !== read.words && !form.isPending
  return (
    <FormDialog
      {...form.frame}
      title="Post for everyone"
      submit={read.after === 0 ? 'Post this for everyone' : `Post this as version ${read.after + 1}`}
      width="wide"
      onClose={onClose}
      isSubmitDisabled={isOlder}
    >
      {isChilds && <ChildFields draft={form.draft} field={form.field} />}
      <p>
        Everyone at the table will read exactly this. It stays: you can post another version later, which
        stands above it.
      </p>
      <Quote who={`${partyName(table, seat.party)}: ${draftTitles[kind](childWord(table)).toLowerCase()}`}>
        {read.words}
      </Quote>
      {(isOlder || isOther) && (
        <Notice
          tone="attention"
          title={
            isOlder
              ? 'Somebody in your party has posted meanwhile. Read that first; it stands above the draft.'
              : 'The draft has changed since these words were shown. What you see here is what will be posted.'
          }
          action={<Button onPress={() => setRead(now)}>Show the draft as it is now</Button>}
        />
      )}
    </FormDialog>
  )
}
