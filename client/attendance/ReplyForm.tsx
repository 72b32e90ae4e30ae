import { useState } from 'react'
import { Reply } from '../../shared/attendance/attendance.ts'
import { replyOf } from '../../shared/attendance/standing.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { FormDialog } from '../actions/FormDialog.tsx'
import { useDeed } from '../actions/use-deed.ts'
import { useKept } from '../actions/use-kept.ts'
import { useTable } from '../table/use-table.tsx'
import { Choice } from '../ui/Choice.tsx'
import { TextField } from '../ui/TextField.tsx'

const choices = [
  { id: 'in_room', label: 'I will be in the room' },
  { id: 'remote', label: 'I will take part by phone or video' },
  { id: 'in_writing', label: 'I will take part in writing' },
  { id: 'apologies', label: 'I cannot be there' },
] as const

type Choosing = (typeof choices)[number]['id']

/** Four replies of the same weight. Who cannot come may say so in their own words, which stay theirs. */
export function ReplyForm({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const { seat } = useTable()
  const last = replyOf(meeting, seat.id)?.reply
  const [chosen, setChosen] = useState<Choosing | null>(choosingOf(last))
  const words = useKept(`apology ${meeting.id}`, last?.kind === 'apologies' ? last.words : undefined)
  const [problem, setProblem] = useState<string>()
  const { deed, asking } = useDeed(() => {
    words.forget()
    onClose()
  })
  const send = () => {
    const reply = Reply.safeParse(
      chosen === 'apologies' ? { kind: chosen, words: words.words } : { kind: 'comes', how: chosen },
    )
    if (!reply.success) {
      setProblem(chosen ? 'Please keep this to 2000 characters.' : 'Choose one of the four replies.')
      return
    }
    setProblem(undefined)
    deed({ type: 'attendance.reply', meetingId: meeting.id, reply: reply.data }, 'Everyone sees your reply.')
  }
  return (
    <FormDialog title="Your reply" submit="Send my reply" asking={asking} onSubmit={send} onClose={onClose}>
      <Choice
        label={`Will you be at “${meeting.title}”?`}
        options={choices}
        value={chosen}
        onChange={setChosen}
        errorMessage={chosen ? undefined : problem}
      />
      {chosen === 'apologies' && (
        <TextField
          label="In your own words, if you like"
          description="Everyone reads this as you write it, and it stays with the meeting. Nothing is agreed because you are not there."
          value={words.words}
          onChange={words.set}
          isMultiline
          rows={4}
          maxLength={2000}
          errorMessage={problem}
        />
      )}
    </FormDialog>
  )
}

const choosingOf = (reply: Reply | undefined): Choosing | null =>
  reply === undefined ? null : reply.kind === 'apologies' ? 'apologies' : reply.how
