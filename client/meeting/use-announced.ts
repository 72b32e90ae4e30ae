import { useEffect } from 'react'
import type { Happened, Table } from '../../shared/table.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { announce } from '../ui/announce.ts'
import { isAt, payloadOf } from './happened.ts'
import { itemsInOrder } from './items.ts'

type Heard = {
  /** Who did it, by name. */
  who: string
  /** The item that it is about, as people say it: "4 Afternoons". */
  item: string
  happened: Happened
  table: Table
}

/** What is said aloud of what others do in a meeting, by event. Short, since it may come while somebody is speaking. */
const sayings: Record<string, (heard: Heard) => string> = {
  'meeting.started': ({ who }) => `${who} started the meeting`,
  'meeting.ended': ({ who }) => `${who} ended the meeting`,
  'agenda.added': ({ who, item }) => `${who} put ${item} on the agenda`,
  'agenda.turned_to': ({ who, item }) => `${who} turned the table to ${item}`,
  'agenda.round_asked': ({ who, item }) => `${who} asks everyone for their view on ${item}`,
  'agenda.round_answered': ({ who, item }) => `${who} answered the round on ${item}`,
  'agenda.read_back_asked': ({ who, item }) => `${who} asks everyone to read the minutes of ${item}`,
  'agenda.reading_given': ({ who, item }) => `${who} has read the minutes of ${item}`,
  'agenda.held': ({ who, item }) => `${who} holds ${item} open`,
  'agenda.let_go': ({ who, item }) => `${who} no longer holds ${item} open`,
  'agenda.covered': ({ who, item }) => `${who} marked ${item} as covered`,
  'agenda.reopened': ({ who, item }) => `${who} opened ${item} again`,
  'agenda.parked': ({ who, item }) => `${who} parked ${item}`,
  'agenda.replied': ({ who, item }) => `${who} replied to ${item}`,
  'agenda.waived': ({ who, item }) => `${who} does without notice of ${item}`,
  'proposal.reworded': ({ who, item }) => `${who} reworded what was put to everyone on ${item}`,
  'proposal.answered': ({ who, item }) => `${who} answered what was put to everyone on ${item}`,
  'proposal.decision_awaited': ({ who, item }) => `${who} said that somebody else has to decide on ${item}`,
  'proposal.decision_told': ({ who, item }) => `${who} passed on a decision on ${item}`,
  'proposal.withdrawn': ({ who, item }) => `${who} withdrew what was put to everyone on ${item}`,
  'pause.called': ({ who }) => `${who} called a pause`,
  'pause.ended': ({ who }) => `${who} said that the meeting goes on`,
  'speaking.asked': ({ who }) => `${who} would like to speak`,
  'speaking.began': ({ who }) => `${who} is speaking`,
  'said.recorded': ({ who, item }) => `${who} recorded words that were said on ${item}`,
  'statement.posted': ({ who, item }) => `${who} posted their party’s words on ${item}`,
  'proposal.tabled': ({ who, item }) => `${who} put something to everyone on ${item}`,
  'action.captured': ({ who, item }) => `${who} proposed an action on ${item}`,
}

/** Says to screen readers what others do in this meeting. Once on its page; one’s own deeds are said where they are done. */
export function useAnnounced(meetingId: string): void {
  const { live } = useTable()
  useEffect(
    () =>
      live.onHappened((events, { table, names }) => {
        for (const happened of events) {
          const say = sayings[happened.type]
          if (!say || happened.seatId === live.seatId || !isAt(meetingId, happened, table)) continue
          const who = nameOf(names, happened.seatId)
          announce(say({ who, item: itemWords(happened, table), happened, table }))
        }
      }),
    [live, meetingId],
  )
}

function itemWords(happened: Happened, table: Table): string {
  const payload = payloadOf(happened)
  const put = 'proposalId' in payload ? table.proposals[String(payload.proposalId)] : undefined
  const item = 'itemId' in payload ? table.agenda[String(payload.itemId)] : table.agenda[put?.itemId ?? '']
  const meeting = item && table.meetings[item.meetingId]
  if (!meeting) return 'an item'
  const place = itemsInOrder(table, meeting).findIndex(({ id }) => id === item.id)
  return place < 0 ? item.title : `${place + 1} ${item.title}`
}
