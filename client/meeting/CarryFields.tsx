import { idleWith, waitingItems } from '../../shared/agenda/carrying.ts'
import type { MeetingType } from '../../shared/meeting-types/meeting-type.ts'
import { today } from '../table/days.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { CheckboxGroup } from '../ui/CheckboxGroup.tsx'
import { Cluster } from '../ui/Cluster.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { idleWords } from './waiting-words.ts'
import { comingBack } from './carried-of.ts'
import { meetingDayWords, partyName } from './flow-words.ts'

type Props = {
  type: MeetingType
  leftWaiting: readonly string[]
  onChange: (leftWaiting: string[]) => void
}

/**
 * What earlier meetings left open goes on this agenda. All of it is ticked; what is not keeps waiting for a date. What every
 * meeting of this kind has is on its agenda already.
 */
export function CarryFields({ type, leftWaiting, onChange }: Props) {
  const { table } = useTable()
  const all = waitingItems(table, today())
  const usual = comingBack(all, type)
  const waiting = all.filter(({ id }) => !usual.has(id))
  if (waiting.length === 0) return null
  const ids = waiting.map(({ id }) => id)
  return (
    <Sheet>
      <CheckboxGroup
        label="Left open by earlier meetings"
        description="Each goes on in its own words, for the party that raised it. What you leave out keeps waiting for a date."
        value={ids.filter((id) => !leftWaiting.includes(id))}
        onChange={(kept) => onChange(ids.filter((id) => !kept.includes(id)))}
      >
        {waiting.map((item) => (
          <Checkbox key={item.id} value={item.id}>
            {[
              item.title,
              item.raisedBy && !item.isUsual ? ` · raised by ${partyName(table, item.raisedBy)}` : '',
              ` · from ${meetingDayWords(table, item)}`,
              ...idleWith(table, item.id, today()).map((meeting) => ` · ${idleWords(meeting, table)}`),
            ].join('')}
          </Checkbox>
        ))}
      </CheckboxGroup>
      {ids.length > 3 && (
        <Cluster gap="xs">
          <Button kind="quiet" onPress={() => onChange([])}>
            Take all of them
          </Button>
          <Button kind="quiet" onPress={() => onChange(ids)}>
            Take none
          </Button>
        </Cluster>
      )}
    </Sheet>
  )
}
