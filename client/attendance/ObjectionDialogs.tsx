import { useState } from 'react'
import type { Objection } from '../../shared/attendance/attendance.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import type { Seat } from '../../shared/seats/seat.ts'
import { WordsDialog } from '../forms/WordsDialog.tsx'
import { newId } from '../id.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { Notice } from '../ui/Notice.tsx'

type ObjectionProps = { meeting: Meeting; about: Seat; onClose: () => void }

/** “I would rather they were not there”: put on record, and nothing else happens. The form says so before it is sent. */
export function ObjectionDialog({ meeting, about, onClose }: ObjectionProps) {
  const { names } = useTable()
  // One id for every press of the same form, so that a press that is repeated says it once.
  const [objectionId] = useState(newId)
  const name = nameOf(names, about.id)
  return (
    <WordsDialog
      title={`You would rather ${name} were not there`}
      submit="Put it on record"
      place={`objection ${meeting.id} ${about.id}`}
      label="Why?"
      description={`${name} and everyone else read this, and may answer it.`}
      command={(reason) => ({
        type: 'attendance.object',
        meetingId: meeting.id,
        objectionId,
        seatId: about.id,
        reason,
      })}
      saidWhenDone="It is on record. Nothing else changes."
      onDone={onClose}
      onClose={onClose}
    >
      <Notice isLive={false}>
        This is recorded with the meeting, and changes nothing else: each party decides who comes for it.{' '}
        {name} stays at the table with everything that they may do.
      </Notice>
    </WordsDialog>
  )
}

type AnswerProps = { meeting: Meeting; objection: Objection; onClose: () => void }

export function AnswerObjectionDialog({ meeting, objection, onClose }: AnswerProps) {
  return (
    <WordsDialog
      title="Your answer"
      submit="Put it on record"
      place={`answer ${objection.id}`}
      label="In your own words"
      description="It stands below what was said. You do not have to answer."
      command={(words) => ({
        type: 'attendance.answer_objection',
        meetingId: meeting.id,
        objectionId: objection.id,
        words,
      })}
      saidWhenDone="Your answer is on record."
      onDone={onClose}
      onClose={onClose}
    >
      <p>“{objection.reason}”</p>
    </WordsDialog>
  )
}
