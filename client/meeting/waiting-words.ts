import { toldStartOf } from '../../shared/agenda/carrying.ts'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import type { Names } from '../../shared/names.ts'
import type { Table } from '../../shared/table.ts'
import { meetingDayWords, partyName, untilWords } from './flow-words.ts'
import { dayWords } from '../table/days.ts'

/** What a matter waits for, and whose it is. */
export function waitingWords(item: AgendaItem, table: Table, names: Names): string[] {
  const day = meetingDayWords(table, item)
  const raised = item.raisedBy && !item.isUsual ? [`raised by ${partyName(table, item.raisedBy)}`] : []
  const how = item.parked
    ? `parked on ${day} ${untilWords(item.parked.until, names)}`
    : `not reached on ${day}`
  return [how, ...raised]
}

/** That a meeting has a matter on its agenda and does not take it up. */
export function idleWords(meeting: Meeting, table: Table): string {
  const { state, title, convenedBy } = meeting
  const party = table.seats[convenedBy]?.party
  if (state === 'draft')
    return `in a draft of ${party ? partyName(table, party) : 'somebody'}, of which nobody has been told`
  return `on the agenda of “${title}”, which was planned for ${dayWords(toldStartOf(meeting).slice(0, 10))} and not held`
}
