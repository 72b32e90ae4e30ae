import { useState } from 'react'
import { mayContribute } from '../../shared/access.ts'
import { Aim } from '../../shared/attendance/attendance.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { parties, partyWord } from '../../shared/seats/seat.ts'
import { seatsOf } from '../../shared/seats/rights.ts'
import { FormDialog } from '../actions/FormDialog.tsx'
import { useDeed } from '../actions/use-deed.ts'
import { useKept } from '../actions/use-kept.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { PersonLine } from '../ui/PersonLine.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './attendance.module.css'

/** What each party wants from this meeting, side by side in the same size. */
export function Aims({ meeting }: { meeting: Meeting }) {
  const { table, seat } = useTable()
  const [isWriting, setIsWriting] = useState(false)
  const mayWrite = mayContribute(seat) && meeting.state !== 'ended'
  const atTable = parties.filter((party) => table.parties[party] && seatsOf(table, party).length > 0)
  const shown = meeting.state === 'ended' ? atTable.filter((party) => meeting.aims[party]) : atTable
  if (shown.length === 0) return null
  return (
    <>
      <div className={styles.aims}>
        {shown.map((party) => {
          const aim = meeting.aims[party]
          const isOwn = party === seat.party && mayWrite
          return (
            <div key={party} className={styles.aim}>
              <h3>
                <PersonLine party={party} name={table.parties[party]?.name ?? partyWord[party]} />
              </h3>
              {aim ? <p>{aim.words}</p> : <p className={styles.quiet}>Nothing written yet.</p>}
              {isOwn && (
                <div>
                  <Button kind={aim ? 'quiet' : 'plain'} onPress={() => setIsWriting(true)}>
                    {aim ? 'Change what we want from it' : 'Write what we want from it'}
                  </Button>
                </div>
              )}
            </div>
          )
        })}
      </div>
      {isWriting && <AimDialog meeting={meeting} onClose={() => setIsWriting(false)} />}
    </>
  )
}

function AimDialog({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const { seat } = useTable()
  const words = useKept(`aim ${meeting.id}`, meeting.aims[seat.party]?.words)
  const [problem, setProblem] = useState<string>()
  const { deed, asking } = useDeed(() => {
    words.forget()
    onClose()
  })
  const send = () => {
    const aim = Aim.shape.words.safeParse(words.words)
    setProblem(aim.error?.issues[0]?.message)
    if (aim.success)
      deed(
        { type: 'meeting.aim', meetingId: meeting.id, words: aim.data },
        'Everyone sees what you want from it.',
      )
  }
  return (
    <FormDialog
      title="What your party wants from this meeting"
      submit="Put it on the table"
      asking={asking}
      onSubmit={send}
      onClose={onClose}
    >
      <TextField
        label="In a sentence or two"
        description="What should be different afterwards? It stands beside what the others want, in the same size."
        value={words.words}
        onChange={words.set}
        isMultiline
        rows={3}
        maxLength={600}
        errorMessage={problem}
      />
    </FormDialog>
  )
}
