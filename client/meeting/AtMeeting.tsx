import type { ReactNode } from 'react'
import { powersAt } from '../../shared/attendance/powers-at.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { WithForms } from '../forms/OpenForm.tsx'
import { TableContext, useTable } from '../table/use-table.tsx'

/** The pages of a meeting see their own seat with the powers that it holds there: a stand-in may have fewer. */
export function AtMeeting({ meeting, children }: { meeting: Meeting; children: ReactNode }) {
  const at = useTable()
  const seat = { ...at.seat, powers: [...powersAt(at.seat, meeting)] }
  return (
    <TableContext value={{ ...at, seat }}>
      <WithForms>{children}</WithForms>
    </TableContext>
  )
}
