import type { Carried } from '../../shared/agenda/carrying.ts'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import type { MeetingType } from '../../shared/meeting-types/meeting-type.ts'

/**
 * What the new agenda carries: an item of every such meeting goes on with the one of its name, which is on the new
 * agenda anyway; everything else is an item of its own.
 */
export function carriedOf(
  waiting: readonly AgendaItem[],
  type: MeetingType,
  itemIds: readonly (string | null)[],
  newId: () => string,
): Carried[] {
  const taken = new Set<string>()
  return waiting.map((item) => {
    const place = type.agenda.findIndex(
      ({ title, capture }, index) =>
        item.isUsual && title === item.title && capture === item.capture && !taken.has(itemIds[index] ?? ''),
    )
    const itemId = itemIds[place] ?? newId()
    taken.add(itemId)
    return { itemId, from: item.id }
  })
}
