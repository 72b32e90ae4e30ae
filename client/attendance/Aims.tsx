import { mayContribute } from '../../shared/access.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { parties, partyWord } from '../../shared/seats/seat.ts'
import { seatsOf } from '../../shared/seats/rights.ts'
import { useOpenForm } from '../forms/OpenForm.tsx'
import { WordsDialog } from '../forms/WordsDialog.tsx'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { PersonLine } from '../ui/PersonLine.tsx'
import styles from './attendance.module.css'

/** What each party wants from this meeting, side by side in the same size. */
export function Aims({ meeting }: { meeting: Meeting }) {
  const { table, seat } = useTable()
  const openForm = useOpenForm()
  const mayWrite = mayContribute(seat) && meeting.state !== 'ended'
  const atTable = parties.filter((party) => table.parties[party] && seatsOf(table, party).length > 0)
  const shown = meeting.state === 'ended' ? atTable.filter((party) => meeting.aims[party]) : atTable
  if (shown.length === 0) return null
  const write = () => openForm((close) => <AimDialog meeting={meeting} onClose={close} />)
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
                  <Button kind={aim ? 'quiet' : 'plain'} onPress={write}>
                    {aim ? 'Change what we want from it' : 'Write what we want from it'}
                  </Button>
                </div>
              )}
            </div>
          )
        })}
      </div>
    </>
  )
}

type AimProps = { meeting: Meeting; onClose: () => void }

function AimDialog({ meeting, onClose }: AimProps) {
  const { table, seat } = useTable()
  const { aims } = table.meetings[meeting.id] ?? meeting
  return (
    <WordsDialog
      place={`aim ${meeting.id}`}
      title="What your party wants from this meeting"
      submit="Put it on the table"
      label="In a sentence or two"
      description="What should be different afterwards? It stands beside what the others want, in the same size."
      maxLength={600}
      initially={aims[seat.party]?.words}
      command={(words) => ({ type: 'meeting.aim', meetingId: meeting.id, words })}
      saidWhenDone="Everyone sees what you want from it."
      onDone={onClose}
      onClose={onClose}
    />
  )
}
