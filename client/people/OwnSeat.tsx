import { useState } from 'react'
import { useLocation } from 'wouter'
import { endpoints } from '../../shared/protocol.ts'
import { othersWith } from '../../shared/seats/rights.ts'
import { call } from '../api.ts'
import { useAsking } from '../table/use-asking.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Cluster } from '../ui/Cluster.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Section } from '../ui/Section.tsx'
import { Stack } from '../ui/Stack.tsx'
import { TextField } from '../ui/TextField.tsx'

/** Your own seat: how you are shown, and the way to leave. */
export function OwnSeat() {
  const [opened, setOpened] = useState<'edit' | 'leave' | null>(null)
  const { names, seat } = useTable()
  return (
    <Section title="Your seat" description={`${nameOf(names, seat.id)}, ${seat.role}`}>
      <Cluster gap="xs">
        <Button onPress={() => setOpened('edit')}>Change my name or role</Button>
        <Button kind="quiet" onPress={() => setOpened('leave')}>
          Leave this table
        </Button>
      </Cluster>
      {opened === 'edit' && <EditDialog onClose={() => setOpened(null)} />}
      {opened === 'leave' && <LeaveDialog onClose={() => setOpened(null)} />}
    </Section>
  )
}

function EditDialog({ onClose }: { onClose: () => void }) {
  const { names, seat, live, ask } = useTable()
  const [name, setName] = useState(nameOf(names, seat.id))
  const [role, setRole] = useState(seat.role)
  const [organisation, setOrganisation] = useState(seat.organisation ?? '')
  const { run, isPending, asking, errorAt } = useAsking()
  const save = async () => {
    const isDone = await run(async () => {
      const at = { params: { workspaceId: live.workspaceId }, query: { seat: live.seatId } }
      if (name.trim() !== names.seats[seat.id]) await call(endpoints.rename, { ...at, body: { name } })
      if (role.trim() !== seat.role || organisation.trim() !== (seat.organisation ?? ''))
        await ask({ type: 'seat.describe', role, organisation })
    })
    if (isDone) onClose()
  }
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="How the others read you"
      footer={
        <Button kind="primary" onPress={() => void save()} isPending={isPending}>
          Save
        </Button>
      }
    >
      <Stack gap="l">
        <TextField
          label="Your name"
          value={name}
          onChange={setName}
          maxLength={80}
          isRequired
          errorMessage={errorAt('name')}
        />
        <TextField
          label="Your role"
          value={role}
          onChange={setRole}
          maxLength={80}
          isRequired
          errorMessage={errorAt('role')}
        />
        <TextField
          label="Organisation, if there is one"
          value={organisation}
          onChange={setOrganisation}
          maxLength={120}
          errorMessage={errorAt('organisation')}
        />
        {asking.is === 'refused' && <Notice tone="stop">{asking.message}</Notice>}
      </Stack>
    </Dialog>
  )
}

function LeaveDialog({ onClose }: { onClose: () => void }) {
  const { ask, live, table, seat, waiting } = useTable()
  const isLast = othersWith(table, seat, 'listen').length === 0
  const [, navigate] = useLocation()
  const { run, isPending, asking } = useAsking()
  const isLeaving = waiting.some(({ command, refused }) => command.type === 'seat.leave' && !refused)
  const hasToWait = isLeaving && !isPending
  const leave = async () => {
    await run(async () => {
      const outcome = await ask({ type: 'seat.leave' })
      // That the seat is gone may be heard before the answer is.
      const now = live.state()
      if (outcome === 'done' || (now.is === 'failed' && now.why === 'gone')) navigate('~/?left')
    })
  }
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Leave this table?"
      role="alertdialog"
      footer={
        <Cluster gap="xs">
          {!hasToWait && (
            <Button kind="primary" onPress={() => void leave()} isPending={isPending}>
              Leave
            </Button>
          )}
          <Button onPress={onClose}>{hasToWait ? 'Close' : 'Stay'}</Button>
        </Cluster>
      }
    >
      <Stack gap="m">
        <p>
          You will no longer see this table. What you wrote, answered and promised stays in the record with
          your name.{' '}
          {isLast
            ? 'You are the last of your party here: nobody else can bring you or your party back.'
            : 'To come back you need a new invitation from your party.'}
        </p>
        {hasToWait && (
          <Notice tone="attention" title="You have not left yet: Concord cannot be reached just now">
            It is kept on this device, and sent by itself while this table is open here. The page says when
            you have left.
          </Notice>
        )}
        {asking.is === 'refused' && <Notice tone="stop">{asking.message}</Notice>}
      </Stack>
    </Dialog>
  )
}
