import type { Power } from '../../shared/seats/seat.ts'
import { Checkbox } from '../ui/Checkbox.tsx'
import { CheckboxGroup } from '../ui/CheckboxGroup.tsx'

const choices: { power: Power; label: string; description: string }[] = [
  { power: 'contribute', label: 'Write', description: 'In the minutes, on the agenda, and propose actions.' },
  {
    power: 'sign',
    label: 'Sign for the party',
    description: 'Give the party’s answers, and say what was done.',
  },
  {
    power: 'host',
    label: 'Invite and convene',
    description: 'Bring the party’s own people, and convene meetings.',
  },
]

/** What a seat may do for its party. Everybody may listen. */
export function PowersFields({
  value,
  onChange,
}: {
  value: readonly Power[]
  onChange: (powers: Power[]) => void
}) {
  return (
    <CheckboxGroup
      label="What may they do?"
      description="Everyone at the table may read the agenda, the minutes and the actions."
      value={value.filter((power) => power !== 'listen')}
      onChange={(chosen) =>
        onChange(choices.map(({ power }) => power).filter((power) => chosen.includes(power)))
      }
    >
      {choices.map(({ power, label, description }) => (
        <Checkbox key={power} value={power} description={description}>
          {label}
        </Checkbox>
      ))}
    </CheckboxGroup>
  )
}
