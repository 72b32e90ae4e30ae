import { useState } from 'react'
import { endpoints, type Handover } from '../../shared/protocol.ts'
import { partyWord, type Party, type Power } from '../../shared/seats/seat.ts'
import { call } from '../api.ts'
import { newId } from '../id.ts'
import { useAsking } from '../table/use-asking.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Stack } from '../ui/Stack.tsx'
import { TextField } from '../ui/TextField.tsx'
import { HandoverCard } from './HandoverCard.tsx'
import { PowersFields } from './PowersFields.tsx'

type Props = { party: Party; onClose: () => void }

/** Invites one person: name and role, what they may do; then the link and the code to hand over. */
export function InviteDialog({ party, onClose }: Props) {
  const { table, live, seat } = useTable()
  const isOwn = party === seat.party
  const mayBeSupporter = isOwn && (party === 'family' || party === 'young_person')
  const [name, setName] = useState('')
  const [role, setRole] = useState('')
  const [organisation, setOrganisation] = useState(isOwn ? (seat.organisation ?? '') : '')
  const [isSupporter, setIsSupporter] = useState(false)
  const [powers, setPowers] = useState<readonly Power[]>(['contribute'])
  const [handover, setHandover] = useState<Handover | null>(null)
  const { run, isPending, asking, errorAt } = useAsking()
  const [id] = useState(newId)

  const send = () =>
    run(async () => {
      const params = { workspaceId: live.workspaceId }
      const body = { id, party, name, role, organisation, isSupporter, powers: [...powers] }
      setHandover(await call(endpoints.invite, { params, query: { seat: live.seatId }, body }))
    })

  const close = (isOpen: boolean) => !isOpen && onClose()
  if (handover)
    return (
      <Dialog
        isOpen
        onOpenChange={close}
        title={`A link for ${name}`}
        footer={<Button onPress={onClose}>I have passed it on</Button>}
      >
        <HandoverCard handover={handover} name={name} />
      </Dialog>
    )
  return (
    <Dialog
      isOpen
      onOpenChange={close}
      title={
        isOwn
          ? 'Invite somebody of your party'
          : `Invite the first contact of: ${table.parties[party]?.name ?? partyWord[party]}`
      }
      footer={
        <Button kind="primary" type="submit" form="invite" isPending={isPending}>
          Make the link and tell everyone
        </Button>
      }
    >
      <form
        id="invite"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <Stack gap="l">
          {!isOwn && (
            <p>
              They will hold every power of their party and invite their own colleagues. After they join, only
              they look after their people.
            </p>
          )}
          <TextField
            label="Name"
            value={name}
            onChange={setName}
            isRequired
            maxLength={80}
            errorMessage={errorAt('name')}
            autoFocus
            autoComplete="off"
          />
          {mayBeSupporter && (
            <Checkbox
              isSelected={isSupporter}
              onChange={(now) => {
                setIsSupporter(now)
                if (now && !role) setRole('Supporter')
              }}
              description="Somebody you bring: a friend, a relative, an adviser. They speak and write as you allow."
            >
              They come as our supporter
            </Checkbox>
          )}
          <TextField
            label="Role"
            value={role}
            onChange={setRole}
            isRequired
            maxLength={80}
            errorMessage={errorAt('role')}
            autoComplete="off"
          />
          <TextField
            label="Organisation, if there is one"
            value={organisation}
            onChange={setOrganisation}
            maxLength={120}
            errorMessage={errorAt('organisation')}
            autoComplete="off"
          />
          {isOwn && <PowersFields value={powers} onChange={setPowers} />}
          <Notice isLive={false}>
            The other parties will see that {name || 'this person'} will come. That is notice: nobody has to
            agree to it.
          </Notice>
          {asking.is === 'refused' && !['name', 'role', 'organisation'].includes(asking.path ?? '') && (
            <Notice tone="stop">{asking.message}</Notice>
          )}
        </Stack>
      </form>
    </Dialog>
  )
}
