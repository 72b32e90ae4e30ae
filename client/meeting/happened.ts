import { meetingInQuestion } from '../../shared/attendance/meeting-in-question.ts'
import type { Happened, Table } from '../../shared/table.ts'

/** What happened, as the fields of an object that may hold anything. */
export const payloadOf = ({ payload }: Happened): object =>
  payload !== null && typeof payload === 'object' ? payload : {}

/** Whether it happened at this meeting. */
export const isAt = (meetingId: string, happened: Happened, table: Table): boolean =>
  meetingInQuestion(table, payloadOf(happened))?.id === meetingId
