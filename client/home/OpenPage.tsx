import { useState, type FormEvent } from 'react'
import { useLocation } from 'wouter'
import { endpoints } from '../../shared/protocol.ts'
import { parties, partyWord, type Party } from '../../shared/seats/seat.ts'
import { call } from '../api.ts'
import { useAsking } from '../table/use-asking.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { CheckboxGroup } from '../ui/CheckboxGroup.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import { Section } from '../ui/Section.tsx'
import { Select } from '../ui/Select.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Stack } from '../ui/Stack.tsx'
import { TextField } from '../ui/TextField.tsx'
import { TopBar } from '../ui/TopBar.tsx'
import { tookSeat } from './me.ts'
import { useMe } from './use-me.ts'

const roleHint: Record<Party, string> = {
  family: 'Parent, carer, grandparent…',
  young_person: 'Yourself',
  school: 'SENCO, head teacher, class teacher…',
  local_authority: 'SEN officer, educational psychologist…',
  health: 'Therapist, paediatrician…',
  social_care: 'Social worker…',
  other: 'Your role',
}

/** Opens a table: who it is for, who you are, and which parties sit at it. */
export function OpenPage() {
  const me = useMe()
  const [, navigate] = useLocation()
  const [child, setChild] = useState('')
  const [name, setName] = useState('')
  const [party, setParty] = useState<Party | null>(null)
  const [role, setRole] = useState('')
  const [organisation, setOrganisation] = useState('')
  const [openingCode, setOpeningCode] = useState('')
  const [chosen, setChosen] = useState<string[]>(['family', 'school', 'local_authority'])
  const [partyNames, setPartyNames] = useState<Partial<Record<Party, string>>>({})
  const { run, isPending, asking, errorAt } = useAsking()

  const named = parties.filter((one) => one === party || chosen.includes(one))
  const nameOfParty = (one: Party) => partyNames[one] ?? ''

  const open = (event: FormEvent) => {
    event.preventDefault()
    if (!party) return
    void run(async () => {
      const { workspaceId, seatId } = await call(endpoints.open, {
        body: {
          child,
          name,
          party,
          role,
          organisation,
          openingCode,
          parties: named.map((one) => ({ party: one, name: nameOfParty(one).trim() || partyWord[one] })),
        },
      })
      tookSeat()
      navigate(`/w/${workspaceId}/as/${seatId}/people`)
    })
  }

  return (
    <Page header={<TopBar />}>
      <Section
        level={1}
        title="Open a table"
        description="A table is for one child or young person. You take the first seat of your own party; each party invites its own people."
      >
        {me.is === 'loading' && <Loading />}
        <form onSubmit={open}>
          <Stack gap="l">
            <Sheet>
              <Stack gap="l">
                <TextField
                  label="The child’s preferred name, or initials"
                  description="Not the full name. It is shown to the people at the table and to nobody else."
                  value={child}
                  onChange={setChild}
                  isRequired
                  maxLength={60}
                  errorMessage={errorAt('child')}
                  autoComplete="off"
                />
                <Select
                  label="Your party"
                  options={parties.map((one) => ({
                    id: one,
                    label: partyWord[one],
                    leading: <PartyMark party={one} />,
                  }))}
                  value={party}
                  onChange={setParty}
                  isRequired
                />
                <TextField
                  label="Your name"
                  description="As the others should read it."
                  value={name}
                  onChange={setName}
                  isRequired
                  maxLength={80}
                  autoComplete="name"
                  errorMessage={errorAt('name')}
                />
                <TextField
                  label="Your role"
                  value={role}
                  onChange={setRole}
                  isRequired
                  maxLength={80}
                  placeholder={party ? roleHint[party] : ''}
                  errorMessage={errorAt('role')}
                />
                {party && party !== 'family' && party !== 'young_person' && (
                  <TextField
                    label="Your organisation"
                    value={organisation}
                    onChange={setOrganisation}
                    maxLength={120}
                    errorMessage={errorAt('organisation')}
                  />
                )}
              </Stack>
            </Sheet>
            <Sheet>
              <Stack gap="l">
                <CheckboxGroup
                  label="Who else sits at this table?"
                  description="You can name more later. Naming a party does not invite anybody yet."
                  value={chosen}
                  onChange={setChosen}
                >
                  {parties
                    .filter((one) => one !== party)
                    .map((one) => (
                      <Checkbox key={one} value={one}>
                        {partyWord[one]}
                      </Checkbox>
                    ))}
                </CheckboxGroup>
                {named.map((one) => (
                  <TextField
                    key={one}
                    label={`${partyWord[one]}: what is it called here?`}
                    placeholder={partyWord[one]}
                    value={nameOfParty(one)}
                    onChange={(value) => setPartyNames({ ...partyNames, [one]: value })}
                    maxLength={120}
                  />
                ))}
              </Stack>
            </Sheet>
            {me.is === 'ready' && me.opening === 'code' && (
              <TextField
                label="The opening code of this server"
                description="The people who run this Concord give it to those who may open tables."
                value={openingCode}
                onChange={setOpeningCode}
                isRequired
                errorMessage={errorAt('openingCode')}
                autoComplete="off"
              />
            )}
            {asking.is === 'refused' && <Notice tone="stop">{asking.message}</Notice>}
            <div>
              <Button type="submit" kind="primary" isPending={isPending}>
                Open the table
              </Button>
            </div>
          </Stack>
        </form>
      </Section>
    </Page>
  )
}
