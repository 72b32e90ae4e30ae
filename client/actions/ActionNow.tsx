import type { ReactNode } from 'react'
import type { Action } from '../../shared/actions/action.ts'
import { acceptanceOf, reportOf, revisionOf, wordingOf } from '../../shared/actions/standing.ts'
import { useTable } from '../table/use-table.tsx'
import { KeyValue } from '../ui/KeyValue.tsx'
import { Section } from '../ui/Section.tsx'
import { TextLink } from '../ui/TextLink.tsx'
import { DoneSides } from './DoneSides.tsx'
import { isOpen } from './groups.ts'
import { PartyAnswers } from './PartyAnswers.tsx'
import { dueSentence, standingWords } from './words.ts'
import { Owner } from './Owner.tsx'

/** How an action stands now, and where it came from. */
export function ActionNow({ action }: { action: Action }) {
  const { ownerSeatId, due, doneWhen } = wordingOf(action)
  const items: { term: string; detail: ReactNode }[] = [
    { term: 'Who will do it', detail: <Owner seatId={ownerSeatId} /> },
    { term: 'The owner’s word', detail: standingWords[ownersWord(action)] },
    { term: 'By when', detail: dueSentence(due, isOpen(action)) },
    { term: 'How we will know', detail: doneWhen ?? 'Nobody has written that down.' },
    { term: `The parties on wording ${revisionOf(action)}`, detail: <PartyAnswers action={action} /> },
  ]
  if (reportOf(action)) items.push({ term: 'Is it done?', detail: <DoneSides action={action} /> })
  items.push({ term: 'Where it comes from', detail: <Origin action={action} /> })
  return (
    <Section title="How it stands">
      <KeyValue items={items} />
    </Section>
  )
}

/** What the owner said last. What others see of it is theirs to say, below. */
const ownersWord = (action: Action) =>
  reportOf(action) ? 'reported' : (acceptanceOf(action)?.acceptance.kind ?? 'not_accepted')

function Origin({ action }: { action: Action }) {
  const { table, hrefTo } = useTable()
  const meeting = table.meetings[action.meetingId]
  const item = table.agenda[action.itemId]
  return (
    <>
      {meeting && <TextLink href={hrefTo(`meeting/${meeting.id}`)}>{meeting.title}</TextLink>}
      {item && `, under “${item.title}”`}
    </>
  )
}
