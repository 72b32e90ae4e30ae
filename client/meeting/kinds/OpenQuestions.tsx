import type { Meeting } from '../../../shared/meetings/meeting.ts'
import { partyWord } from '../../../shared/seats/seat.ts'
import { useTable } from '../../table/use-table.tsx'
import { List } from '../../ui/List.tsx'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { Row } from '../../ui/Row.tsx'
import { itemsInOrder } from '../items.ts'
import { sectionId } from '../use-following.ts'

/** What the parties asked when everybody was asked, and what was parked until an answer comes. */
export function OpenQuestions({ meeting }: { meeting: Meeting }) {
  const { table } = useTable()
  const items = itemsInOrder(table, meeting)
  const asked = items.flatMap((item) =>
    item.rounds.flatMap((round, place) =>
      round.answers.flatMap(({ party, answer, at }) =>
        answer.kind === 'question'
          ? [{ key: `${item.id} ${place} ${at}`, item, party, words: answer.words }]
          : [],
      ),
    ),
  )
  if (asked.length === 0) return <p>Questions that are asked in a round are gathered here.</p>
  return (
    <List label="Questions that were asked">
      {asked.map(({ key, item, party, words }) => (
        <Row
          key={key}
          leading={<PartyMark party={party} label={partyWord[party]} />}
          title={words}
          detail={<a href={`#${sectionId(item.id)}`}>{item.title}</a>}
        />
      ))}
    </List>
  )
}
