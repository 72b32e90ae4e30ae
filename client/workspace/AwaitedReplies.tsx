import { mayContribute } from '../../shared/access.ts'
import { awaitedReplies, endedAt, standingNow } from '../../shared/agenda/carrying.ts'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import { owedOn, type Owed } from '../../shared/agenda/promises.ts'
import { mayReplyFor } from '../../shared/agenda/standing.ts'
import { useDeed } from '../actions/use-deed.ts'
import { useOpenForm } from '../forms/OpenForm.tsx'
import { ParkDialog } from '../meeting/ParkDialog.tsx'
import { owedWords } from '../meeting/promise-words.ts'
import { ReplyDialog } from '../meeting/ReplyDialog.tsx'
import { dayWords, today } from '../table/days.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Cluster } from '../ui/Cluster.tsx'
import { List } from '../ui/List.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Row } from '../ui/Row.tsx'
import { Section } from '../ui/Section.tsx'

/** Matters that wait for somebody's reply in writing: who, and by when. */
export function AwaitedReplies() {
  const { table } = useTable()
  const awaited = awaitedReplies(table).flatMap((item) => owedOn(table, item).map((owed) => ({ item, owed })))
  if (awaited.length === 0) return null
  return (
    <Section title="Waiting for a reply">
      <List>
        {awaited.map(({ item, owed }) => (
          <AwaitedRow key={`${item.id} ${owed.party}`} item={item} owed={owed} />
        ))}
      </List>
    </Section>
  )
}

function AwaitedRow({ item, owed }: { item: AgendaItem; owed: Owed }) {
  const { table, names, seat } = useTable()
  const openForm = useOpenForm()
  const { deed, asking, isPending } = useDeed(() => {})
  const { other } = owed
  // On the agenda of a later meeting the matter stands as another item.
  const now = standingNow(table, item, today())
  const put = endedAt(table, item, today())
  const reply = () => openForm((close) => <ReplyDialog item={now} onClose={close} />)
  const park = () =>
    openForm((close) => (
      <ParkDialog item={put} title={`When is “${item.title}” dealt with?`} submit="Keep it" onClose={close} />
    ))
  return (
    <Row
      title={item.title}
      detail={
        <>
          {owedWords(table, names, owed)}
          {asking.is === 'refused' && <Notice tone="attention">{asking.message}</Notice>}
        </>
      }
      trailing={
        mayContribute(seat) && (
          <Cluster gap="xs">
            {owed.party === seat.party && mayReplyFor(table, now, seat) && (
              <Button onPress={reply}>Reply…</Button>
            )}
            {other?.missing.includes(seat.party) && (
              <Button
                isPending={isPending}
                onPress={() => deed({ type: 'agenda.park', itemId: put.id, until: other.until }, 'Agreed')}
              >
                {other.until.day ? `Agree to ${dayWords(other.until.day)}` : 'Agree to that'}
              </Button>
            )}
            <Button kind="quiet" onPress={park}>
              Set another day
            </Button>
          </Cluster>
        )
      }
    />
  )
}
