import { type ReactNode, useState } from 'react'
import type { Objection } from '../../shared/attendance/attendance.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import type { Seat } from '../../shared/seats/seat.ts'
import { text } from '../../shared/words.ts'
import { FormDialog } from '../actions/FormDialog.tsx'
import { useDeed } from '../actions/use-deed.ts'
import { useKept } from '../actions/use-kept.ts'
import { newId } from '../id.ts'
import type { TableCommand } from '../table/outbox.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'

const Words = text(1000)

type ObjectionProps = { meeting: Meeting; about: Seat; onClose: () => void }

/** “I would rather they were not there”: put on record, and nothing else happens. The form says so before it is sent. */
export function ObjectionDialog({ meeting, about, onClose }: ObjectionProps) {
  const { names } = useTable()
  // One id for every press of the same form, so that a press that is repeated says it once.
  const [objectionId] = useState(newId)
  const name = nameOf(names, about.id)
  return (
    <WordsForm
      title={`You would rather ${name} were not there`}
      submit="Put it on record"
      place={`objection ${meeting.id} ${about.id}`}
      label="Why?"
      description={`${name} and everyone else read this, and may answer it.`}
      commandOf={(reason) => ({
        type: 'attendance.object',
        meetingId: meeting.id,
        objectionId,
        seatId: about.id,
        reason,
      })}
      saidWhenDone="It is on record. Nothing else changes."
      onClose={onClose}
    >
      <Notice isLive={false}>
        This is recorded with the meeting, and changes nothing else: each party decides who comes for it.{' '}
        {name} stays at the table with everything that they may do.
      </Notice>
    </WordsForm>
  )
}

type AnswerProps = { meeting: Meeting; objection: Objection; onClose: () => void }

export function AnswerObjectionDialog({ meeting, objection, onClose }: AnswerProps) {
  return (
    <WordsForm
      title="Your answer"
      submit="Put it on record"
      place={`answer ${objection.id}`}
      label="In your own words"
      description="It stands below what was said. You do not have to answer."
      commandOf={(words) => ({
        type: 'attendance.answer_objection',
        meetingId: meeting.id,
        objectionId: objection.id,
        words,
      })}
      saidWhenDone="Your answer is on record."
      onClose={onClose}
    >
      <p>“{objection.reason}”</p>
    </WordsForm>
  )
}

type FormProps = {
  title: string
  submit: string
  /** Where words that were not sent are kept. */
  place: string
  label: string
  description: string
  commandOf: (words: string) => TableCommand
  saidWhenDone: string
  onClose: () => void
  children: ReactNode
}

function WordsForm({ place, commandOf, saidWhenDone, onClose, children, ...form }: FormProps) {
  const words = useKept(place)
  const [problem, setProblem] = useState<string>()
  const { deed, asking } = useDeed(() => {
    words.forget()
    onClose()
  })
  const send = () => {
    const read = Words.safeParse(words.words)
    setProblem(read.error?.issues[0]?.message)
    if (read.success) deed(commandOf(read.data), saidWhenDone)
  }
  return (
    <FormDialog title={form.title} submit={form.submit} asking={asking} onSubmit={send} onClose={onClose}>
      {children}
      <TextField
        label={form.label}
        description={form.description}
        value={words.words}
        onChange={words.set}
        isMultiline
        rows={3}
        maxLength={1000}
        errorMessage={problem}
      />
    </FormDialog>
  )
}
