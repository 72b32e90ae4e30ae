import { useState } from 'react'
import { mayContribute, mayConvene } from '../../shared/access.ts'
import { bringableTo, carriedTo, idleWith, waitingItems } from '../../shared/agenda/carrying.ts'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import { useDeed } from '../actions/use-deed.ts'
import { useOpenForm } from '../forms/OpenForm.tsx'
import { newId } from '../id.ts'
import { meetingDayWords } from '../meeting/flow-words.ts'
import { idleWords, waitingWords } from '../meeting/waiting-words.ts'
import { ParkDialog } from '../meeting/ParkDialog.tsx'
import { WithdrawDialog } from '../meeting/WithdrawDialog.tsx'
import { today } from '../table/days.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Cluster } from '../ui/Cluster.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { List } from '../ui/List.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Row } from '../ui/Row.tsx'
import { Section } from '../ui/Section.tsx'
import { nextMeeting } from './next-meeting.ts'

const shownAtFirst = 4

/** What ended meetings left open: each asks for a date, or goes on the agenda of a meeting that is planned already. */
export function WaitingForDate() {
  const { table, seat, hrefTo } = useTable()
  const [isWhole, setIsWhole] = useState(false)
  const meeting = nextMeeting(table)
  const all = waitingItems(table, today())
  const putOff = meeting && meeting.state !== 'live' ? bringableTo(table, meeting, seat.party, today()) : []
  if (all.length + putOff.length === 0) return null
  // What is on every such agenda comes back with the next one; nobody has to find a day for it.
  const usual = all.filter(({ isUsual, parked }) => isUsual && !parked)
  const waiting = [...all.filter((item) => !usual.includes(item)), ...putOff]
  return (
    <Section
      title="Waiting for a date"
      description="Earlier meetings did not reach these, or put them aside. They stay here until a meeting takes them up."
      action={
        mayConvene(seat) && (
          <LinkButton href={hrefTo('convene')} kind="quiet">
            Plan the next meeting
          </LinkButton>
        )
      }
    >
      {waiting.length > 0 && (
        <List>
          {waiting.slice(0, isWhole ? undefined : shownAtFirst).map((item) => (
            <WaitingRow key={item.id} item={item} />
          ))}
        </List>
      )}
      {!isWhole && waiting.length > shownAtFirst && (
        <div>
          <Button kind="quiet" onPress={() => setIsWhole(true)}>
            {`Show all (${waiting.length})`}
          </Button>
        </div>
      )}
      {usual.length > 0 && (
        <Disclosure title="Usual items that were not reached" detail={String(usual.length)}>
          <p>The next meeting of the same kind has them on its agenda and goes on with them there.</p>
          <List>
            {usual.map((item) => (
              <WaitingRow key={item.id} item={item} />
            ))}
          </List>
        </Disclosure>
      )}
    </Section>
  )
}

function WaitingRow({ item }: { item: AgendaItem }) {
  const { table, names, seat } = useTable()
  const openForm = useOpenForm()
  const { deed, asking, isPending } = useDeed(() => {})
  const idle = idleWith(table, item.id, today())
  const meeting = nextMeeting(table)
  const later = carriedTo(table, item.id, today())
  const isThere = idle.some(({ id }) => id === meeting?.id)
  const carry = (meetingId: string) =>
    deed(
      { type: 'agenda.carry', itemId: newId(), from: item.id, meetingId },
      `${item.title} is on the agenda`,
    )
  const park = () =>
    openForm((close) => (
      <ParkDialog
        item={item}
        title={`When is “${item.title}” dealt with?`}
        submit="Keep it"
        onClose={close}
      />
    ))
  const drop = () => openForm((close) => <WithdrawDialog item={item} onClose={close} />)
  return (
    <Row
      title={item.title}
      detail={
        <>
          {[
            ...waitingWords(item, table, names),
            ...(later ? [`now on the agenda of ${meetingDayWords(table, later)}`] : []),
            ...idle.map((one) => idleWords(one, table)),
          ].join(' · ')}
          {asking.is === 'refused' && <Notice tone="attention">{asking.message}</Notice>}
        </>
      }
      trailing={
        mayContribute(seat) && (
          <Cluster gap="xs">
            {meeting && meeting.state !== 'live' && !isThere && (
              <Button isPending={isPending} onPress={() => carry(meeting.id)}>
                {`Put it on “${meeting.title}”`}
              </Button>
            )}
            {!later && <Button onPress={park}>Set a day</Button>}
            {!later && item.raisedBy === seat.party && !item.isUsual && (
              <Button kind="quiet" onPress={drop}>
                Drop it…
              </Button>
            )}
          </Cluster>
        )
      }
    />
  )
}
