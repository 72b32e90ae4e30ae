import { replyOf } from '../../shared/attendance/standing.ts'
import type { Reply } from '../../shared/attendance/attendance.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { AnswerDialog } from '../forms/AnswerDialog.tsx'
import { useTable } from '../table/use-table.tsx'

const choices = [
  { id: 'in_room', label: 'I will be in the room' },
  { id: 'remote', label: 'I will take part by phone or video' },
  { id: 'in_writing', label: 'I will take part in writing' },
  { id: 'apologies', label: 'I cannot be there' },
] as const

type Choosing = (typeof choices)[number]['id']

const apology = {
  label: 'In your own words, if you like',
  description:
    'Everyone reads it in these words, once you send it, and it stays with the meeting. Nothing is agreed because you are not there.',
  maxLength: 2000,
  rows: 4,
}

/** Four replies of the same weight. Who cannot come may say so in their own words, which stay theirs. */
export function ReplyForm({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const { seat } = useTable()
  const last = replyOf(meeting, seat.id)?.reply
  return (
    <AnswerDialog
      place={`reply to ${meeting.id}`}
      title="Your reply"
      submit="Send my reply"
      question={`Will you be at “${meeting.title}”?`}
      options={choices}
      unchosen="Choose one of the four replies."
      before={{ kind: choosingOf(last), words: (last?.kind === 'apologies' && last.words) || '' }}
      words={(kind) => (kind === 'apologies' ? apology : undefined)}
      latest={1}
      command={({ kind, words }) => ({
        type: 'attendance.reply',
        meetingId: meeting.id,
        reply: kind === 'apologies' ? { kind, words } : { kind: 'comes', how: kind },
      })}
      example="in_room"
      saidWhenDone="Everyone sees your reply."
      onClose={onClose}
      onDone={onClose}
    />
  )
}

const choosingOf = (reply: Reply | undefined): Choosing | null =>
  reply === undefined ? null : reply.kind === 'apologies' ? 'apologies' : reply.how
