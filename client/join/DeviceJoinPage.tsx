import { useState } from 'react'
import { useLocation } from 'wouter'
import { endpoints } from '../../shared/protocol.ts'
import { call } from '../api.ts'
import { tookSeat } from '../home/me.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { Section } from '../ui/Section.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Stack } from '../ui/Stack.tsx'
import { TopBar } from '../ui/TopBar.tsx'
import { DeadLink } from './DeadLink.tsx'
import { useLinkSecret } from './link-secret.ts'
import { useStep } from './use-step.ts'

/** Takes one's own seat on one more device. */
export function DeviceJoinPage() {
  const link = useLinkSecret()
  const [, navigate] = useLocation()
  const [isDead, setIsDead] = useState(link === undefined)
  const { take, isPending, asking } = useStep(() => setIsDead(true))
  const join = () =>
    take(async () => {
      if (!link) return
      const { workspaceId, secret } = link
      const taken = await call(endpoints.joinDevice, { params: { workspaceId }, body: { secret } })
      tookSeat()
      navigate(`/w/${taken.workspaceId}/as/${taken.seatId}`, { replace: true })
    })
  return (
    <Page header={<TopBar brandHref={null} />}>
      {isDead ? (
        <DeadLink />
      ) : (
        <Section
          level={1}
          title="Use this device too?"
          description="It will show everything that your other device shows, in your name. Only do this on a device that is yours; you can remove it later under People."
        >
          <Sheet>
            <Stack gap="m">
              {asking.is === 'refused' && <Notice tone="stop">{asking.message}</Notice>}
              <div>
                <Button kind="primary" onPress={() => void join()} isPending={isPending}>
                  Take my seat on this device
                </Button>
              </div>
            </Stack>
          </Sheet>
        </Section>
      )}
    </Page>
  )
}
