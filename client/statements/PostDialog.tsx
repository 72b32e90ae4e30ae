import { useState } from 'react'
import { latestOf } from '../../shared/statements/standing.ts'
import { FormDialog } from '../actions/FormDialog.tsx'
import { Quote } from '../actions/Quote.tsx'
import { useDeed } from '../actions/use-deed.ts'
import { newId } from '../id.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ChildFields } from './ChildFields.tsx'
import type { DraftProps } from './Draft.tsx'
import { useToldHow } from './use-told-how.ts'
import { childWord, draftTitles, partyName } from './words.ts'

type Props = DraftProps & { words: string }

/** Shows exactly what everybody will read, and posts that, whatever a colleague types into the draft meanwhile. */
export function PostDialog({ meeting, item, kind, statement, words, onClose }: Props) {
  const { table, seat } = useTable()
  const now = { words, after: (statement && latestOf(statement)?.version) ?? 0 }
  const [read, setRead] = useState(now)
  const [statementId] = useState(() => statement?.id ?? newId())
  const told = useToldHow(item.id, statement && latestOf(statement)?.child)
  const { deed, asking, errorAt } = useDeed(() => {
    told.forget()
    onClose()
  })
  const isChilds = kind === 'child'
  const isOlder = now.after !== read.after && asking.is !== 'pending'
  const isOther = now.words !== read.words && asking.is !== 'pending'

  const send = () => {
    const child = isChilds ? told.check() : undefined
    if (isChilds && !child) return
    const place = { type: 'statement.post' as const, statementId, meetingId: meeting.id, itemId: item.id }
    deed({ ...place, kind, ...read, child }, 'Posted. Everyone at the table can read it.')
  }
  return (
    <FormDialog
      title="Post for everyone"
      submit={read.after === 0 ? 'Post this for everyone' : `Post this as version ${read.after + 1}`}
      width="wide"
      asking={asking}
      shownAt={['child.how']}
      onSubmit={send}
      onClose={onClose}
      isSubmitDisabled={isOlder}
    >
      {isChilds && <ChildFields told={told} refusal={errorAt('child.how')} />}
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
