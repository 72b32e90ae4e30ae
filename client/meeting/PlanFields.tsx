import { goneByHint } from '../table/days.ts'
import { Cluster } from '../ui/Cluster.tsx'
import { DayField } from '../ui/DayField.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { Stack } from '../ui/Stack.tsx'
import { TextField } from '../ui/TextField.tsx'
import { TimeField } from '../ui/TimeField.tsx'
import type { PlanDraft } from './plan-draft.ts'

type Props = {
  draft: PlanDraft
  change: (part: Partial<PlanDraft>) => void
  problemAt: (field: keyof PlanDraft) => string | undefined
  /** What the kind of meeting asks about how long before everyone is told. */
  noticeHint?: string | undefined
}

/** What people must know before they come: what, when, where, and above all why. */
export function PlanFields({ draft, change, problemAt, noticeHint }: Props) {
  const set =
    <Name extends keyof PlanDraft>(name: Name) =>
    (value: PlanDraft[Name]) =>
      change({ [name]: value })
  return (
    <Stack gap="l">
      <TextField
        label="Title"
        value={draft.title}
        onChange={set('title')}
        isRequired
        maxLength={120}
        errorMessage={problemAt('title')}
      />
      <TextField
        label="Purpose"
        description="In a sentence or two: what should be different after this meeting? Everyone reads it before they come."
        value={draft.purpose}
        onChange={set('purpose')}
        isRequired
        isMultiline
        maxLength={1000}
        errorMessage={problemAt('purpose')}
      />
      <Cluster gap="m" align="start">
        <DayField
          label="Day"
          description={goneByHint(draft.day)}
          value={draft.day}
          onChange={set('day')}
          isRequired
          errorMessage={problemAt('day')}
        />
        <TimeField
          label="Time"
          value={draft.time}
          onChange={set('time')}
          isRequired
          errorMessage={problemAt('time')}
        />
        <NumberField
          label="Length"
          unit="minutes"
          value={draft.lengthMin}
          onChange={set('lengthMin')}
          minValue={5}
          maxValue={480}
          step={5}
          errorMessage={problemAt('lengthMin')}
        />
      </Cluster>
      {noticeHint && <p>{noticeHint}</p>}
      <TextField
        label="Place, if you meet in a room"
        value={draft.place}
        onChange={set('place')}
        maxLength={200}
        errorMessage={problemAt('place')}
      />
      <TextField
        label="Link for joining by video or phone, if there is one"
        description="Whoever cannot or may not come into the building can take part with this."
        type="url"
        value={draft.videoLink}
        onChange={set('videoLink')}
        placeholder="https://…"
        errorMessage={problemAt('videoLink')}
      />
    </Stack>
  )
}
