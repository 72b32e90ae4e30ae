import type { Party } from '../../shared/seats/seat.ts'

/** Names that stand nowhere but where a name was given, so that a search for them proves something. */
export const childName = 'Zuzu Q.'
export const nameOf: Record<Party, string> = {
  family: 'Ottoline Farthing',
  young_person: 'Zebedee Quince',
  school: 'Barnaby Thistlewick',
  local_authority: 'Cordelia Umberslade',
  health: 'Peregrine Wraxall',
  social_care: 'Euphemia Drinkwater',
  other: 'Mortimer Blenkinsop',
}
export const allNames = [childName, ...Object.values(nameOf)]

export const partiesNamed = [
  { party: 'family', name: 'The family' },
  { party: 'young_person', name: 'The young person' },
  { party: 'school', name: 'A primary school' },
  { party: 'local_authority', name: 'A county council' },
  { party: 'health', name: 'A therapy service' },
]
