import { z } from 'zod'
import { Carried, carriedOnto } from '../agenda/carrying.ts'
import { added } from '../agenda/events.ts'
import { isForNextMeeting } from '../agenda/standing.ts'
import { meetingType } from '../meeting-types/types.ts'
import { Refusal } from '../refusal.ts'
import { command, need, seatAt } from '../rule.ts'
import { Id, optional, text } from '../words.ts'
import { aimAndRoleCommands } from './aims-and-roles.ts'
import { convened, ended, noticed, replanned, started } from './events.ts'
import { MeetingPlan } from './meeting.ts'
import { meetingAt } from './patch.ts'

/**
 * Convenes a meeting from a template. Any party's host may. `itemIds` gives an id to each item of the template, in
 * its order; items that the convener left out are given as null, which the views of the family and of the child
 * cannot be. `carried` are matters that earlier meetings left open: each goes on as an item of the template with the
 * same name, or as one of its own.
 */
export const convene = command(
  'meeting.convene',
  {
    meetingId: Id,
    meetingType: z.string().max(60),
    ...MeetingPlan,
    itemIds: z.array(Id.nullable()).max(60),
    carried: z.array(Carried).max(100).optional(),
  },
  (table, actor, { meetingId, meetingType: typeId, itemIds, carried = [], ...plan }) => {
    need(actor, 'host', 'convene a meeting')
    if (table.meetings[meetingId]) throw new Refusal('invalid', 'This meeting exists already.', 'meetingId')
    const type = meetingType(typeId)
    if (!type) throw new Refusal('invalid', 'Choose one of the kinds of meeting on the list.', 'meetingType')
    if (itemIds.length !== type.agenda.length)
      throw new Refusal(
        'invalid',
        'This kind of meeting has a different agenda. Load the page again.',
        'itemIds',
      )
    const chosen = itemIds.filter((itemId) => itemId !== null)
    if (new Set(chosen).size < chosen.length || chosen.some((itemId) => table.agenda[itemId]))
      throw new Refusal('invalid', 'Each agenda item needs an id of its own.', 'itemIds')
    const template = new Map(type.agenda.map((item, place) => [itemIds[place] ?? '', item]))
    const { goingOn, added: others } = carriedOnto(table, { meetingId, actor }, carried, template)
    const items = type.agenda.flatMap((item, place) => {
      const itemId = itemIds[place]
      if (itemId)
        return added({
          itemId,
          meetingId,
          title: item.title,
          capture: item.capture,
          minutes: item.minutes,
          raisedBy: actor.party,
          isUsual: true,
          // In the words of the party that raised it: whoever convenes does not come by the matter of another.
          ...goingOn.get(itemId),
          ...(item.isFixed && { raisedBy: undefined }),
        })
      if (item.isFixed)
        throw new Refusal('invalid', `“${item.title}” is part of every such meeting.`, 'itemIds')
      return []
    })
    return [
      convened({ meetingId, meetingType: type.id, templateDated: type.dated, ...plan }),
      ...items,
      ...others.map(added),
    ]
  },
)

/** Changes date, place or purpose: by the party that convened. After notice, everyone sees that it changed. */
export const replan = command(
  'meeting.replan',
  { meetingId: Id, ...MeetingPlan },
  (table, actor, { meetingId, ...plan }) => {
    need(actor, 'host', 'change a meeting')
    const meeting = meetingAt(table, meetingId)
    if (seatAt(table, meeting.convenedBy).party !== actor.party)
      throw new Refusal('forbidden', 'The party that convened this meeting can change its date and place.')
    if (meeting.state !== 'draft' && meeting.state !== 'noticed')
      throw new Refusal('closed', 'This meeting has begun; its date and place stay as they were.')
    return [replanned({ meetingId, ...plan })]
  },
)

/** Tells every party. It is a fact for the record, and asks nobody’s permission. */
export const notify = command('meeting.notify', { meetingId: Id }, (table, actor, { meetingId }) => {
  need(actor, 'host', 'tell everyone about a meeting')
  const meeting = meetingAt(table, meetingId)
  if (meeting.state === 'noticed' && !meeting.changedAfterNotice) return []
  if (meeting.state !== 'draft' && meeting.state !== 'noticed')
    throw new Refusal('closed', 'This meeting has begun; everyone has been told.')
  if (seatAt(table, meeting.convenedBy).party !== actor.party)
    throw new Refusal('forbidden', 'The party that convened this meeting tells everyone about it.')
  return [noticed({ meetingId })]
})

/** Starts a meeting that everyone was told of. Anybody at the table may; the name and the time are kept. */
export const start = command('meeting.start', { meetingId: Id }, (table, _actor, { meetingId }) => {
  const meeting = meetingAt(table, meetingId)
  if (meeting.state === 'live') return []
  if (meeting.state === 'draft')
    throw new Refusal('invalid', 'Tell everyone about this meeting first, then start it.')
  if (meeting.state === 'ended') throw new Refusal('closed', 'This meeting has ended. Convene the next one.')
  return [started({ meetingId })]
})

/** Ends the meeting for the record: who, when, and which items were not reached. Nothing is closed by it. */
export const end = command(
  'meeting.end',
  { meetingId: Id, note: optional(text(1000)) },
  (table, actor, { meetingId, note }) => {
    need(actor, 'contribute', 'end a meeting')
    const meeting = meetingAt(table, meetingId)
    if (meeting.state === 'ended') throw new Refusal('closed', 'This meeting has ended already.')
    if (meeting.state !== 'live') throw new Refusal('invalid', 'This meeting has not started.')
    const notReached = meeting.itemIds.filter((itemId) => {
      const item = table.agenda[itemId]
      // What was raised here and had no notice was talked about at best: it is for the next meeting, too.
      return item?.state === 'open' || (item?.state === 'covered' && isForNextMeeting(table, item))
    })
    return [ended({ meetingId, note, notReached })]
  },
)

export const meetingCommands = [convene, replan, notify, start, end, ...aimAndRoleCommands] as const
