import { useState } from 'react'
import { useLocation } from 'wouter'
import { endpoints } from '../../shared/protocol.ts'
import type { Welcome } from '../../shared/seats/endpoints.ts'
import { call } from '../api.ts'
import { tookSeat } from '../home/me.ts'
import { Page } from '../ui/Page.tsx'
import { TopBar } from '../ui/TopBar.tsx'
import { CodeStep } from './CodeStep.tsx'
import { DeadLink } from './DeadLink.tsx'
import { useLinkSecret } from './link-secret.ts'
import { NameStep } from './NameStep.tsx'
import { WelcomeStep } from './WelcomeStep.tsx'

type Step =
  | { is: 'code' }
  | { is: 'welcome'; code: string; welcome: Welcome }
  | { is: 'name'; code: string; welcome: Welcome }
  | { is: 'dead' }

/** Joining by a personal link: the code, then who is here and what you will see, then your name, then in. */
export function JoinPage() {
  const link = useLinkSecret()
  const [, navigate] = useLocation()
  const [step, setStep] = useState<Step>({ is: 'code' })

  const dead = () => setStep({ is: 'dead' })
  const body = () => {
    if (!link || step.is === 'dead') return <DeadLink />
    const { workspaceId, secret } = link
    const params = { workspaceId }
    if (step.is === 'code')
      return (
        <CodeStep
          onCode={async (code) => {
            const welcome = await call(endpoints.look, { params, body: { secret, code } })
            setStep({ is: 'welcome', code, welcome })
          }}
          onDead={dead}
        />
      )
    if (step.is === 'welcome')
      return <WelcomeStep welcome={step.welcome} onNext={() => setStep({ ...step, is: 'name' })} />
    return (
      <NameStep
        welcome={step.welcome}
        onBack={() => setStep({ ...step, is: 'welcome' })}
        onName={async (name) => {
          const taken = await call(endpoints.join, { params, body: { secret, code: step.code, name } })
          tookSeat()
          navigate(`/w/${taken.workspaceId}/as/${taken.seatId}`, { replace: true })
        }}
        onDead={dead}
      />
    )
  }
  return <Page header={<TopBar brandHref={null} />}>{body()}</Page>
}
