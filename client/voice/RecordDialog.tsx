import { useState } from 'react'
import { isHere } from '../../shared/seats/seat.ts'
import { Said } from '../../shared/voice/voice.ts'
import { FormDialog } from '../actions/FormDialog.tsx'
import { useDeed } from '../actions/use-deed.ts'
import { useKept } from '../actions/use-kept.ts'
import { newId } from '../id.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'

type Props = { meetingId: string; itemId: string; onClose: () => void }

/** Keeps words as they were said, with who said them. */
export function RecordDialog({ meetingId, itemId, onClose }: Props) {
  const { table, names } = useTable()
  const [saidId] = useState(newId)
  const words = useKept(`said ${itemId}`)
  const [speaker, setSpeaker] = useState<string | null>(
    table.meetings[meetingId]?.speaking.now?.seatId ?? null,
  )
  const [problems, setProblems] = useState<{ speaker?: string; words?: string | undefined }>({})
  const { deed, asking } = useDeed(() => {
    words.forget()
    onClose()
  })
  const send = () => {
    const checked = Said.shape.words.safeParse(words.words)
    setProblems({
      ...(!speaker && { speaker: 'Choose who said it.' }),
      words: checked.error?.issues[0]?.message,
    })
    if (!speaker || !checked.success) return
    const said = { saidId, meetingId, itemId, speakerSeatId: speaker, words: checked.data }
    deed({ type: 'said.record', ...said }, 'It is recorded as said.')
  }
  return (
    <FormDialog title="Record as said" submit="Record it" asking={asking} onSubmit={send} onClose={onClose}>
      <p>
        Everyone sees these words at once. The speaker and the others can put their own version beside them.
      </p>
      <Select
        label="Who said it"
        options={Object.values(table.seats)
          .filter(isHere)
          .map(({ id, party, role }) => ({
            id,
            label: nameOf(names, id),
            description: role,
            leading: <PartyMark party={party} />,
          }))}
        value={speaker}
        onChange={setSpeaker}
        errorMessage={problems.speaker}
      />
      <TextField
        label="The words"
        description="As exactly as you can."
        value={words.words}
        onChange={words.set}
        isMultiline
        maxLength={2000}
        errorMessage={problems.words}
      />
    </FormDialog>
  )
}
