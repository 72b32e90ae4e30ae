import type { Meeting } from '../../shared/meetings/meeting.ts'
import { useEffect } from 'react'
import { AttendanceBlock } from '../attendance/AttendanceBlock.tsx'
import { Before } from '../attendance/Before.tsx'
import { Opening } from '../attendance/Opening.tsx'
import { HistoryDialog } from '../minutes/authorship/HistoryDialog.tsx'
import { WhoWroteBar } from '../minutes/authorship/WhoWroteBar.tsx'
import { useAuthorship } from '../minutes/authorship/WhoWroteProvider.tsx'
import { useMinutes } from '../minutes/MinutesProvider.tsx'
import { RefusedNotice } from '../minutes/RefusedNotice.tsx'
import { useTable } from '../table/use-table.tsx'
import { mayContribute } from '../../shared/access.ts'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Stack } from '../ui/Stack.tsx'
import { MinutesSection } from '../minutes/MinutesSection.tsx'
import { ItemProposals } from '../proposals/ItemProposals.tsx'
import { DifferingElsewhere, DifferingProvider } from '../statements/differing.tsx'
import { ItemStatements } from '../statements/ItemStatements.tsx'
import { ItemSaid } from '../voice/ItemSaid.tsx'
import { ItemSection } from './ItemSection.tsx'
import { itemsInOrder, itemsWithdrawn } from './items.ts'
import { MeetingHead } from './MeetingHead.tsx'

/** The sheet in the middle: the meeting's head, then a section of minutes for each agenda item. */
export function MinutesSheet({ meeting, onArrive }: { meeting: Meeting; onArrive: () => void }) {
  const { table, seat } = useTable()
  const { hasArrived } = useMinutes()
  const { reading, setReading } = useAuthorship()
  useEffect(() => {
    if (hasArrived) onArrive()
  }, [hasArrived, onArrive])
  const withdrawn = itemsWithdrawn(table, meeting)
  return (
    <DifferingProvider>
      <Stack gap="m">
        <RefusedNotice />
        <Sheet>
          <Stack gap="xl">
            <MeetingHead meeting={meeting} />
            {(meeting.state === 'draft' || meeting.state === 'noticed') && <Before meeting={meeting} />}
            {meeting.state === 'live' && <Opening meeting={meeting} />}
            {meeting.state === 'ended' && <AttendanceBlock meeting={meeting} />}
            {!mayContribute(seat) && (
              <Notice isLive={false}>
                You are here to listen: you can read everything, and the others write.
              </Notice>
            )}
            <WhoWroteBar canWrite={mayContribute(seat)} />
            {itemsInOrder(table, meeting).map((item, index) => (
              <ItemSection key={item.id} meeting={meeting} item={item} number={index + 1} />
            ))}
            <DifferingElsewhere meeting={meeting} />
            {withdrawn.length > 0 && (
              <Disclosure title="Taken off the agenda" detail={String(withdrawn.length)}>
                <ul>
                  {withdrawn.map((item) => (
                    <li key={item.id}>
                      <strong>{item.title}</strong>: {item.reason}
                      <ItemStatements meeting={meeting} item={item} />
                      <MinutesSection
                        itemId={item.id}
                        label={item.title}
                        canWrite={false}
                        placeholder="Nothing written."
                      />
                      <ItemProposals meeting={meeting} item={item} />
                      <ItemSaid meeting={meeting} item={item} />
                    </li>
                  ))}
                </ul>
              </Disclosure>
            )}
          </Stack>
        </Sheet>
        {reading && <HistoryDialog meeting={meeting} reading={reading} onClose={() => setReading(null)} />}
      </Stack>
    </DifferingProvider>
  )
}
