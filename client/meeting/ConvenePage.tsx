import { useState } from 'react'
import { useLocation } from 'wouter'
import { meetingType, meetingTypes } from '../../shared/meeting-types/types.ts'
import { newId } from '../id.ts'
import { useAsking } from '../table/use-asking.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Section } from '../ui/Section.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Stack } from '../ui/Stack.tsx'
import { waitingItems } from '../../shared/agenda/carrying.ts'
import { carriedOf } from './carried-of.ts'
import { CarryFields } from './CarryFields.tsx'
import { noticeHint } from './notice-hint.ts'
import { planOf, readPlan, type PlanDraft } from './plan-draft.ts'
import { PlanFields } from './PlanFields.tsx'
import { TemplateFields } from './TemplateFields.tsx'

/** Convenes a meeting from a template, or changes the plan of one that has not begun. */
export function ConvenePage({ meetingId }: { meetingId?: string }) {
  const { table, ask, hrefTo } = useTable()
  const [, navigate] = useLocation()
  const meeting = meetingId ? table.meetings[meetingId] : undefined
  const [typeId, setTypeId] = useState<string | null>(meeting?.type ?? null)
  const [draft, setDraft] = useState<PlanDraft>(() => planOf(meeting))
  const [leftOut, setLeftOut] = useState<readonly number[]>([])
  const [leftWaiting, setLeftWaiting] = useState<readonly string[]>([])
  const { run, isPending, asking, errorAt } = useAsking()
  const type = typeId ? meetingType(typeId) : undefined

  const choose = (id: string) => {
    const chosen = meetingType(id)
    setTypeId(id)
    setLeftOut([])
    setLeftWaiting([])
    if (chosen) setDraft({ ...draft, title: chosen.name, lengthMin: chosen.usualLengthMin })
  }

  const save = async () => {
    const id = meetingId ?? newId()
    const isDone = await run(async () => {
      const plan = readPlan(draft)
      if (meetingId) return ask({ type: 'meeting.replan', meetingId, ...plan })
      if (!type) return
      const itemIds = type.agenda.map((_item, index) => (leftOut.includes(index) ? null : newId()))
      const waiting = waitingItems(table).filter((item) => !leftWaiting.includes(item.id))
      const carried = carriedOf(waiting, type, itemIds, newId)
      return ask({
        type: 'meeting.convene',
        meetingId: id,
        meetingType: type.id,
        ...plan,
        itemIds,
        ...(carried.length > 0 && { carried }),
      })
    })
    if (isDone) navigate(`~${hrefTo(`meeting/${id}`)}`)
  }

  return (
    <Section
      level={1}
      title={meeting ? 'Change the plan' : 'Convene a meeting'}
      description={
        meeting
          ? 'Everyone sees that it was changed, and when.'
          : 'You plan it here first. Nobody is told until you say so on the next page.'
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack gap="l">
          {!meeting && (
            <Choice
              label="What kind of meeting?"
              options={meetingTypes.map(({ id, name, summary }) => ({
                id,
                label: name,
                description: summary,
              }))}
              value={typeId}
              onChange={choose}
              isRequired
            />
          )}
          {type && (
            <>
              <Sheet>
                <PlanFields
                  draft={draft}
                  onChange={setDraft}
                  errorAt={errorAt}
                  noticeHint={noticeHint(type)}
                />
              </Sheet>
              {!meeting && <TemplateFields type={type} leftOut={leftOut} onChange={setLeftOut} />}
              {!meeting && <CarryFields type={type} leftWaiting={leftWaiting} onChange={setLeftWaiting} />}
              {asking.is === 'refused' && <Notice tone="stop">{asking.message}</Notice>}
              <div>
                <Button kind="primary" type="submit" isPending={isPending}>
                  {meeting ? 'Save the plan' : 'Set the agenda'}
                </Button>
              </div>
            </>
          )}
        </Stack>
      </form>
    </Section>
  )
}
