import { partyWord, type Party } from '../../shared/seats/seat.ts'
import { seatsOf } from '../../shared/seats/rights.ts'
import type { ChildsWords, HowTold, StatementKind } from '../../shared/statements/statement.ts'
import type { Table } from '../../shared/table.ts'

export const partyName = (table: Table, party: Party) => table.parties[party]?.name ?? partyWord[party]

/** Who the child’s words are of: a young person with a seat is not called a child. */
export const childWord = (table: Table) =>
  seatsOf(table, 'young_person').some(({ state }) => state === 'seated') ? 'young person' : 'child'

/** What stands behind the party’s name above its words. */
export const kindWords: Record<StatementKind, (child: string) => string> = {
  views: () => 'views',
  different_view: () => 'a different view',
  child: (child) => `the ${child}’s words, as brought here`,
}

/** What the draft of it is called for the party itself. */
export const draftTitles: Record<StatementKind, (child: string) => string> = {
  views: () => 'Your views',
  different_view: () => 'Your different view',
  child: (child) => `The ${child}’s words`,
}

/** What the button says that opens the draft. */
export const openWords: Record<StatementKind, { first: (child: string) => string; again: string }> = {
  views: { first: () => 'Write your views', again: 'Change or add to your views' },
  different_view: { first: () => 'Add a different view', again: 'Change or add to your different view' },
  child: { first: (child) => `Write down the ${child}’s words`, again: 'Change or add to these words' },
}

export const howChoices: readonly { id: HowTold; label: string }[] = [
  { id: 'wrote_it', label: 'They wrote it themselves' },
  { id: 'said_it_word_for_word', label: 'They said it, and these are their words' },
  { id: 'said_it_summed_up', label: 'They said it, and this sums it up' },
  { id: 'drew_or_pointed', label: 'They drew it, signed it or pointed to it' },
  { id: 'observed', label: 'Somebody saw it; they did not say it' },
]

const sources: Record<HowTold, (child: string) => string> = {
  wrote_it: (child) => `The ${child} wrote this. Brought here by`,
  said_it_word_for_word: (child) => `The ${child} said this, word for word. Written down by`,
  said_it_summed_up: (child) => `This sums up what the ${child} said. Written down by`,
  drew_or_pointed: (child) => `The ${child} drew this, signed it or pointed to it. Put into words by`,
  observed: (child) => `Somebody saw this; the ${child} did not say it. Written down by`,
}

/** How the words came here, as a sentence of its own. */
export const sourceWords = ({ how, writtenDownBy, where }: ChildsWords, child: string) =>
  `${sources[how](child)}: ${writtenDownBy}${where ? ` (${where})` : ''}`
