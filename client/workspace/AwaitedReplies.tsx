import { useState } from 'react'
import { mayContribute } from '../../shared/access.ts'
import { awaitedReplies } from '../../shared/agenda/carrying.ts'
import type { AgendaItem, ParkedUntil } from '../../shared/agenda/item.ts'
import { ParkDialog } from '../meeting/ParkDialog.tsx'
import { ReplyDialog } from '../meeting/ReplyDialog.tsx'
import { dayWords, distanceWords } from '../table/days.ts'
import { personOf, useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Cluster } from '../ui/Cluster.tsx'
import { List } from '../ui/List.tsx'
import { Row } from '../ui/Row.tsx'
import { Section } from '../ui/Section.tsx'

type Reply = Extract<ParkedUntil, { kind: 'written_reply' }>

/** Matters that wait for somebody's reply in writing: who, and by when. */
export function AwaitedReplies() {
  const { table } = useTable()
  const awaited = awaitedReplies(table).flatMap((item) =>
    item.parked?.until.kind === 'written_reply' ? [{ item, until: item.parked.until }] : [],
  )
  if (awaited.length === 0) return null
  return (
    <Section title="Waiting for a reply">
      <List>
        {awaited.map(({ item, until }) => (
          <AwaitedRow key={item.id} item={item} until={until} />
        ))}
      </List>
    </Section>
  )
}

function AwaitedRow({ item, until }: { item: AgendaItem; until: Reply }) {
  const { table, names, seat } = useTable()
  const [opened, setOpened] = useState<'reply' | 'park' | null>(null)
  const close = () => setOpened(null)
  const isAskedOfUs = table.seats[until.from]?.party === seat.party
  return (
    <>
      <Row
        title={item.title}
        detail={`${personOf(table, names, until.from)} replies by ${dayWords(until.day)} · ${distanceWords(until.day)}`}
        trailing={
          mayContribute(seat) && (
            <Cluster gap="xs">
              {isAskedOfUs && <Button onPress={() => setOpened('reply')}>Reply…</Button>}
              <Button kind="quiet" onPress={() => setOpened('park')}>
                Set another day
              </Button>
            </Cluster>
          )
        }
      />
      {opened === 'reply' && <ReplyDialog item={item} onClose={close} />}
      {opened === 'park' && (
        <ParkDialog
          item={item}
          title={`When is “${item.title}” dealt with?`}
          submit="Keep it"
          onClose={close}
        />
      )}
    </>
  )
}
