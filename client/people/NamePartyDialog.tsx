import { useState } from 'react'
import { parties, partyWord, type Party } from '../../shared/seats/seat.ts'
import { useAsking } from '../table/use-asking.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import { Select } from '../ui/Select.tsx'
import { Stack } from '../ui/Stack.tsx'
import { TextField } from '../ui/TextField.tsx'

/** Names one more party, so that its first contact can be invited. */
export function NamePartyDialog({ onClose }: { onClose: () => void }) {
  const { table, ask } = useTable()
  const [party, setParty] = useState<Party | null>(null)
  const [name, setName] = useState('')
  const { run, isPending, asking } = useAsking()
  const save = async () => {
    if (!party) return
    if (await run(() => ask({ type: 'party.name', party, name: name.trim() || partyWord[party] }))) onClose()
  }
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Name another party"
      footer={
        <Button kind="primary" onPress={() => void save()} isPending={isPending} isDisabled={!party}>
          Add this party
        </Button>
      }
    >
      <Stack gap="l">
        <Select
          label="Which party?"
          options={parties
            .filter((one) => !table.parties[one])
            .map((one) => ({ id: one, label: partyWord[one], leading: <PartyMark party={one} /> }))}
          value={party}
          onChange={setParty}
        />
        <TextField
          label="What is it called here?"
          value={name}
          onChange={setName}
          maxLength={120}
          placeholder={party ? partyWord[party] : ''}
        />
        {asking.is === 'refused' && <Notice tone="stop">{asking.message}</Notice>}
      </Stack>
    </Dialog>
  )
}
