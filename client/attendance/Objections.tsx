import { mayContribute } from '../../shared/access.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { partyWord, type Seat } from '../../shared/seats/seat.ts'
import { useOpenForm } from '../forms/OpenForm.tsx'
import { momentWords } from '../table/days.ts'
import { nameOf, personOf, useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './attendance.module.css'
import { AnswerObjectionDialog } from './ObjectionDialogs.tsx'

/** What was put on record about somebody’s being there, in the words of who said it, and any answers. */
export function Objections({ meeting, about }: { meeting: Meeting; about: Seat }) {
  const { table, names, seat } = useTable()
  const openForm = useOpenForm()
  const mayAnswer = seat.id === about.id || (seat.party === about.party && mayContribute(seat))
  return (
    <>
      {meeting.objections
        .filter(({ seatId }) => seatId === about.id)
        .map((objection) => (
          <div key={objection.id} className={styles.fact}>
            <p>
              On record, {momentWords(objection.at)}:{' '}
              {table.parties[objection.party]?.name ?? partyWord[objection.party]} would rather{' '}
              {nameOf(names, about.id)} were not there. It changes nothing.
            </p>
            <p className={styles.own}>
              “{objection.reason}” ({personOf(table, names, objection.by)})
            </p>
            {objection.answers.map(({ by, at, words }) => (
              <p key={`${by} ${at}`} className={styles.own}>
                {nameOf(names, by)} answers: “{words}”
              </p>
            ))}
            {mayAnswer && (
              <Button
                kind="quiet"
                onPress={() =>
                  openForm((close) => (
                    <AnswerObjectionDialog meeting={meeting} objection={objection} onClose={close} />
                  ))
                }
              >
                Answer this
              </Button>
            )}
          </div>
        ))}
    </>
  )
}
