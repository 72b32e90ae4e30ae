import { ArrowLeft } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Action } from '../../shared/actions/action.ts'
import { needsOf, wordingOf } from '../../shared/actions/standing.ts'
import { today } from '../table/days.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Cluster } from '../ui/Cluster.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Section } from '../ui/Section.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ActDialog, type Begun } from './ActDialog.tsx'
import styles from './ActionPage.module.css'
import { ActionNow } from './ActionNow.tsx'
import { ActionStory } from './ActionStory.tsx'
import { actFor, actsOf } from './acts.ts'
import { NeedLine } from './NeedOf.tsx'
import { NoSignature } from './NoSignature.tsx'
import { WaitingHere } from './WaitingHere.tsx'

/** One action: how it stands now, what you can do, and its whole story. */
export function ActionPage({ actionId }: { actionId: string }) {
  const { table, hrefTo } = useTable()
  const [begun, setBegun] = useState<Begun>()
  const page = useRef<HTMLDivElement>(null)
  const action = table.actions[actionId]
  if (!action)
    return (
      <Section level={1} title="Action">
        <WaitingHere actionId={actionId} />
        <EmptyState
          level={2}
          title="This action is not on this table"
          action={<LinkButton href={hrefTo('actions')}>See all actions</LinkButton>}
        >
          It may still be on its way here. Actions are never deleted.
        </EmptyState>
      </Section>
    )
  return (
    <div className={styles.page} ref={page}>
      <div>
        <LinkButton kind="quiet" href={hrefTo('actions')} icon={<ArrowLeft aria-hidden="true" />}>
          All actions
        </LinkButton>
      </div>
      <Section
        level={1}
        title={
          <span className={styles.what} data-action={actionId} tabIndex={-1}>
            {wordingOf(action).what}
          </span>
        }
      >
        <WaitingHere actionId={actionId} />
        <Sheet>
          <ActionNow action={action} />
          <Acts action={action} onBegin={(act) => setBegun({ actionId, act })} />
          <Section title="Its story">
            <ActionStory action={action} />
          </Section>
        </Sheet>
      </Section>
      <ActDialog begun={begun} onClose={() => setBegun(undefined)} within={page} />
    </div>
  )
}

/** What this seat may do now; what it may not is not offered. */
function Acts({ action, onBegin }: { action: Action; onBegin: (act: Begun['act']) => void }) {
  const { table, seat } = useTable()
  const need = needsOf(table, seat.id, today()).find(({ actionId }) => actionId === action.id)
  const others = actsOf(seat, action).filter(({ act }) => !need || act !== actFor[need.kind])
  return (
    <div className={styles.acts}>
      <Section title="What you can do">
        {need && <NeedLine kind={need.kind} onBegin={onBegin} />}
        <Cluster gap="xs">
          {others.map(({ act, button }) => (
            <Button key={act} onPress={() => onBegin(act)}>
              {button}
            </Button>
          ))}
        </Cluster>
        <NoSignature />
      </Section>
    </div>
  )
}
