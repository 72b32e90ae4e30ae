import { mayConvene } from '../../../shared/access.ts'
import type { Meeting } from '../../../shared/meetings/meeting.ts'
import { clockWords, dayWords } from '../../table/days.ts'
import { useTable } from '../../table/use-table.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { List } from '../../ui/List.tsx'
import { Row } from '../../ui/Row.tsx'
import { Stack } from '../../ui/Stack.tsx'

/** The meetings that are planned after this one, or the way to plan one. */
export function NextDates({ meeting }: { meeting: Meeting }) {
  const { table, seat, hrefTo } = useTable()
  const later = Object.values(table.meetings)
    .filter(({ id, startsAt }) => id !== meeting.id && startsAt > meeting.startsAt)
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
  return (
    <Stack gap="s">
      {later.length === 0 ? (
        <p>No date is set for the next meeting.</p>
      ) : (
        <List label="Meetings that are planned">
          {later.map(({ id, title, startsAt }) => (
            <Row
              key={id}
              href={hrefTo(`meeting/${id}`)}
              title={title}
              detail={`${dayWords(startsAt.slice(0, 10))}, ${clockWords(startsAt)}`}
            />
          ))}
        </List>
      )}
      {mayConvene(seat) && (
        <div>
          <LinkButton href={hrefTo('convene')} kind="quiet">
            Plan the next meeting
          </LinkButton>
        </div>
      )}
    </Stack>
  )
}
