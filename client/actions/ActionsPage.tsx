import { useRef, useState } from 'react'
import { today } from '../table/days.ts'
import { useTable } from '../table/use-table.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { List } from '../ui/List.tsx'
import { Section } from '../ui/Section.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ActDialog, type Begun } from './ActDialog.tsx'
import { ActionRow } from './ActionRow.tsx'
import { everybody, OwnerFilter, ownedBy, type Owned } from './OwnerFilter.tsx'
import { groupsOf, needing } from './groups.ts'
import { NoSignature } from './NoSignature.tsx'

/** Every action of the workspace: those that need you, then the rest by where they stand. */
export function ActionsPage() {
  const { table, seat, names } = useTable()
  const [owned, setOwned] = useState<Owned>(everybody)
  const [begun, setBegun] = useState<Begun>()
  const lists = useRef<HTMLDivElement>(null)
  const all = Object.values(table.actions)
  const yours = needing(table, seat.id, today())
  const isYours = new Set(yours.map(({ action }) => action.id))
  const rest = all.filter((action) => !isYours.has(action.id) && ownedBy(table, seat, owned, action))

  return (
    <Section
      level={1}
      title="Actions"
      description="What somebody will do, in the words that the parties answered."
    >
      {all.length === 0 && (
        <Sheet>
          <EmptyState level={2} title="Actions stand here, from every meeting">
            {`In a meeting, select the words in the minutes that say what will be done for ${names.child}, and make an action of them. It then stands here with its owner, its day and the answer of every party.`}
          </EmptyState>
        </Sheet>
      )}
      {all.length > 0 && (
        <div ref={lists}>
          <Sheet>
            <Section title={yours.length > 0 ? `Needs you (${yours.length})` : 'Needs you'}>
              {yours.length === 0 && <p>Nothing waits for you just now.</p>}
              <NoSignature />
              {yours.length > 0 && (
                <List>
                  {yours.map(({ action, need }) => (
                    <ActionRow
                      key={action.id}
                      action={action}
                      need={{ kind: need, onBegin: (act) => setBegun({ actionId: action.id, act }) }}
                    />
                  ))}
                </List>
              )}
            </Section>
            {all.length > 5 && <OwnerFilter actions={all} owned={owned} onChange={setOwned} />}
            {groupsOf(rest, today()).map(({ id, title, description, actions }) => (
              <Section key={id} title={`${title} (${actions.length})`} description={description}>
                <List>
                  {actions.map((action) => (
                    <ActionRow key={action.id} action={action} />
                  ))}
                </List>
              </Section>
            ))}
          </Sheet>
        </div>
      )}
      <ActDialog begun={begun} onClose={() => setBegun(undefined)} within={lists} />
    </Section>
  )
}
