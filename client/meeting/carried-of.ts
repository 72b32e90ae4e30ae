import type { Carried } from '../../shared/agenda/carrying.ts'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import type { MeetingType } from '../../shared/meeting-types/meeting-type.ts'

/**
 * Which of the waiting items come back by themselves, because every meeting of this kind has them: each by its id, with
 * the place of its namesake in the kind's agenda, where it goes on.
 */
export function comingBack(waiting: readonly AgendaItem[], type: MeetingType): Map<string, number> {
  const places = new Map<number, string>()
  for (const item of waiting.filter(({ isUsual }) => isUsual)) {
    const place = type.agenda.findIndex(
      ({ title, capture }, index) => title === item.title && capture === item.capture && !places.has(index),
    )
    if (place >= 0) places.set(place, item.id)
  }
  return new Map([...places].map(([place, id]) => [id, place]))
}

/**
 * What the new agenda carries: an item of every such meeting goes on with its namesake, or keeps waiting when that is left
 * out of the new agenda; everything else is an item of its own.
 */
export function carriedOf(
  waiting: readonly AgendaItem[],
  type: MeetingType,
  itemIds: readonly (string | null)[],
  newId: () => string,
): Carried[] {
  const places = comingBack(waiting, type)
  return waiting.flatMap(({ id }) => {
    const place = places.get(id)
    const itemId = place === undefined ? newId() : itemIds[place]
    return itemId ? [{ itemId, from: id }] : []
  })
}
