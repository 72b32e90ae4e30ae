import { needsOf, wordingOf } from '../../shared/actions/standing.ts'
import { needWords } from '../actions/words.ts'
import { dueWords, today } from '../table/days.ts'
import { useTable } from '../table/use-table.tsx'
import { List } from '../ui/List.tsx'
import { Row } from '../ui/Row.tsx'

/** What waits for this seat, each with the way to do it. */
export function NeedsYou() {
  const { table, seat, hrefTo } = useTable()
  return (
    <List label="What needs you">
      {needsOf(table, seat.id, today()).flatMap(({ actionId, kind }) => {
        const action = table.actions[actionId]
        if (!action) return []
        const { what, due } = wordingOf(action)
        return [
          <Row
            key={actionId}
            href={hrefTo(`action/${actionId}`)}
            title={what}
            detail={`${needWords[kind].sentence} · ${dueWords(due)}`}
          />,
        ]
      })}
    </List>
  )
}
