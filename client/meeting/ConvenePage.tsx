import { useState } from 'react'
import { useLocation } from 'wouter'
import { z } from 'zod'
import { waitingItems } from '../../shared/agenda/carrying.ts'
import { meetingType, meetingTypes } from '../../shared/meeting-types/types.ts'
import { Form } from '../forms/Form.tsx'
import { useForm } from '../forms/use-form.ts'
import { newId } from '../id.ts'
import { today } from '../table/days.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Section } from '../ui/Section.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { carriedOf } from './carried-of.ts'
import { CarryFields } from './CarryFields.tsx'
import { noticeHint } from './notice-hint.ts'
import { missingInPlan, planFields, planOf, readPlan } from './plan-draft.ts'
import { PlanFields } from './PlanFields.tsx'
import { TemplateFields } from './TemplateFields.tsx'

const fields = {
  ...planFields,
  typeId: z.string().nullable(),
  leftOut: z.array(z.number()),
  leftWaiting: z.array(z.string()),
}
const otherNames = { startsAt: 'day' }

/** Convenes a meeting from a template, or changes the plan of one that has not begun. */
export function ConvenePage({ meetingId }: { meetingId?: string }) {
  const { table, hrefTo } = useTable()
  const [, navigate] = useLocation()
  const meeting = meetingId ? table.meetings[meetingId] : undefined
  const [id] = useState(() => meetingId ?? newId())
  const form = useForm({
    place: `plan ${meetingId ?? 'of a meeting'}`,
    fields,
    otherNames,
    initially: { ...planOf(meeting), typeId: meeting?.type ?? null, leftOut: [], leftWaiting: [] },
    missing: () => ({ ...missingInPlan, typeId: 'Choose what kind of meeting it is.' }),
    command: ({ typeId, leftOut, leftWaiting, ...draft }) => {
      const plan = readPlan(draft)
      const type = meetingType(typeId ?? '')
      if (meeting || !type) return { type: 'meeting.replan', meetingId: id, ...plan }
      const itemIds = type.agenda.map((_item, index) => (leftOut.includes(index) ? null : newId()))
      const waiting = waitingItems(table, today()).filter((item) => !leftWaiting.includes(item.id))
      const carried = carriedOf(waiting, type, itemIds, newId)
      return {
        type: 'meeting.convene',
        meetingId: id,
        meetingType: type.id,
        ...plan,
        itemIds,
        ...(carried.length > 0 && { carried }),
      }
    },
    ...(meeting && { example: {} }),
    saidWhenDone: meeting ? 'The plan is changed' : 'The agenda is set',
    onDone: () => navigate(`~${hrefTo(`meeting/${id}`)}`),
  })
  const { draft, change } = form
  const type = meetingType(draft.typeId ?? '')

  const choose = (typeId: string) => {
    const chosen = meetingType(typeId)
    const isOwnTitle = draft.title !== '' && !meetingTypes.some(({ name }) => name === draft.title)
    change({
      typeId,
      leftOut: [],
      leftWaiting: [],
      ...(chosen && { lengthMin: chosen.usualLengthMin, ...(!isOwnTitle && { title: chosen.name }) }),
    })
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
      <Form
        {...form.frame}
        submit={
          type && (
            <Button
              kind="primary"
              type="submit"
              isPending={form.isPending}
              isDisabled={form.frame.barred !== undefined}
            >
              {meeting ? 'Save the plan' : 'Set the agenda'}
            </Button>
          )
        }
      >
        {!meeting && (
          <Choice
            label="What kind of meeting?"
            options={meetingTypes.map(({ id, name, summary }) => ({ id, label: name, description: summary }))}
            value={draft.typeId}
            onChange={choose}
            isRequired
            errorMessage={form.problemAt('typeId')}
          />
        )}
        {type && (
          <Sheet>
            <PlanFields {...form} noticeHint={noticeHint(type)} />
          </Sheet>
        )}
        {type && !meeting && (
          <>
            <TemplateFields type={type} leftOut={draft.leftOut} onChange={(leftOut) => change({ leftOut })} />
            <CarryFields
              type={type}
              leftWaiting={draft.leftWaiting}
              onChange={(leftWaiting) => change({ leftWaiting })}
            />
          </>
        )}
      </Form>
    </Section>
  )
}
