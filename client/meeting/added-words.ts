import type { AgendaItem } from '../../shared/agenda/item.ts'

/** What of an item nobody was told with the notice: that it came later, or that its words did. */
export function addedWords({
  isAfterNotice,
  isRaisedInMeeting,
  isRewordedAfterNotice,
}: AgendaItem): string[] {
  const came = isRaisedInMeeting ? 'raised in the meeting' : isAfterNotice ? 'added after notice' : undefined
  return [...(came ? [came] : []), ...(isRewordedAfterNotice ? ['reworded after notice'] : [])]
}
