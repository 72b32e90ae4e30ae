import { useState } from 'react'
import { z } from 'zod'
import { endpoints } from '../../shared/protocol.ts'
import type { Handover } from '../../shared/seats/endpoints.ts'
import { partyWord, Power, type Party } from '../../shared/seats/seat.ts'
import { call } from '../api.ts'
import { FormDialog } from '../forms/FormDialog.tsx'
import { useDraft } from '../forms/use-draft.ts'
import { newId } from '../id.ts'
import { useAsking } from '../table/use-asking.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { HandoverCard } from './HandoverCard.tsx'
import { PowersFields } from './PowersFields.tsx'

type Props = { party: Party; onClose: () => void }

const fields = {
  name: z.string(),
  role: z.string(),
  organisation: z.string(),
  isSupporter: z.boolean(),
  powers: z.array(Power),
}

/** Invites one person: name and role, what they may do; then the link and the code to hand over. */
export function InviteDialog({ party, onClose }: Props) {
  const { table, live, seat } = useTable()
  const isOwn = party === seat.party
  const mayBeSupporter = isOwn && (party === 'family' || party === 'young_person')
  const { draft, change, letGo, throwAway, isBroughtBack } = useDraft({
    place: `invite ${party}`,
    fields,
    initially: {
      name: '',
      role: '',
      organisation: isOwn ? (seat.organisation ?? '') : '',
      isSupporter: false,
      powers: ['contribute'],
    },
  })
  const { name, role, organisation, isSupporter, powers } = draft
  const [handover, setHandover] = useState<Handover | null>(null)
  const { run, asking, errorAt, clear } = useAsking()
  const [id] = useState(newId)

  const send = () =>
    run(async () => {
      const params = { workspaceId: live.workspaceId }
      const body = { id, party, ...draft }
      setHandover(await call(endpoints.invite, { params, query: { seat: live.seatId }, body }))
      letGo()
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
    <FormDialog
      asking={asking}
      shownAt={['name', 'role', 'organisation']}
      isBroughtBack={isBroughtBack}
      onThrowAway={() => {
        throwAway()
        clear()
      }}
      title={
        isOwn
          ? 'Invite somebody of your party'
          : `Invite the first contact of: ${table.parties[party]?.name ?? partyWord[party]}`
      }
      submit="Make the link and tell everyone"
      onSubmit={() => void send()}
      onClose={onClose}
    >
      {!isOwn && (
        <p>
          They will hold every power of their party and invite their own colleagues. After they join, only
          they look after their people.
        </p>
      )}
      <TextField
        label="Name"
        value={name}
        onChange={(now) => change({ name: now })}
        isRequired
        maxLength={80}
        errorMessage={errorAt('name')}
        autoFocus
        autoComplete="off"
      />
      {mayBeSupporter && (
        <Checkbox
          isSelected={isSupporter}
          onChange={(now) => change({ isSupporter: now, ...(now && !role && { role: 'Supporter' }) })}
          description="Somebody you bring: a friend, a relative, an adviser. They speak and write as you allow."
        >
          They come as our supporter
        </Checkbox>
      )}
      <TextField
        label="Role"
        value={role}
        onChange={(now) => change({ role: now })}
        isRequired
        maxLength={80}
        errorMessage={errorAt('role')}
        autoComplete="off"
      />
      <TextField
        label="Organisation, if there is one"
        value={organisation}
        onChange={(now) => change({ organisation: now })}
        maxLength={120}
        errorMessage={errorAt('organisation')}
        autoComplete="off"
      />
      {isOwn && <PowersFields value={powers} onChange={(now) => change({ powers: now })} />}
      <Notice isLive={false}>
        The other parties will see that {name || 'this person'} will come. That is notice: nobody has to agree
        to it.
      </Notice>
    </FormDialog>
  )
}
