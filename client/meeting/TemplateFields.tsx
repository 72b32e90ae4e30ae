import type { MeetingType } from '../../shared/meeting-types/meeting-type.ts'
import { Checkbox } from '../ui/Checkbox.tsx'
import { CheckboxGroup } from '../ui/CheckboxGroup.tsx'
import { KeyValue } from '../ui/KeyValue.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Stack } from '../ui/Stack.tsx'
import { WhoBelongs } from './WhoBelongs.tsx'

type Props = { type: MeetingType; leftOut: readonly number[]; onChange: (leftOut: number[]) => void }

/** The template's agenda, from which items may be left out, and who belongs at such a meeting. */
export function TemplateFields({ type, leftOut, onChange }: Props) {
  const minutes = type.agenda.reduce(
    (sum, item, index) => sum + (leftOut.includes(index) ? 0 : item.minutes),
    0,
  )
  const places = type.agenda.map((_item, index) => String(index))
  return (
    <Sheet>
      <Stack gap="l">
        <CheckboxGroup
          label="The agenda"
          description={`About ${minutes} minutes. Any party can add items of its own afterwards. The child’s and the family’s views are always part of it.`}
          value={places.filter((place) => !leftOut.includes(Number(place)))}
          onChange={(kept) => onChange(places.filter((place) => !kept.includes(place)).map(Number))}
        >
          {type.agenda.map((item, index) => (
            <Checkbox key={item.title} value={String(index)} isDisabled={item.isFixed}>
              {item.title}
            </Checkbox>
          ))}
        </CheckboxGroup>
        <WhoBelongs type={type} />
        <KeyValue
          items={[
            {
              term: 'Where this comes from',
              detail: type.sources.map(({ title, url }) => (
                <p key={title}>{url ? <a href={url}>{title}</a> : title}</p>
              )),
            },
          ]}
        />
      </Stack>
    </Sheet>
  )
}
