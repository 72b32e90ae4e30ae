import { useState } from 'react'
import { useLocation } from 'wouter'
import { endpoints } from '../../shared/protocol.ts'
import { call } from '../api.ts'
import { useAsking } from '../table/use-asking.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Stack } from '../ui/Stack.tsx'
import { TextField } from '../ui/TextField.tsx'
import { TopBar } from '../ui/TopBar.tsx'

/** On the projector's computer: the code that somebody at the table reads out. */
export function EnterCodePage() {
  const [code, setCode] = useState('')
  const { run, isPending, asking, errorAt } = useAsking()
  const [, navigate] = useLocation()
  const send = () =>
    void run(async () => {
      const { workspaceId } = await call(endpoints.findScreen, { body: { code } })
      await call(endpoints.openScreen, { params: { workspaceId }, body: { code } })
      navigate(`/screen/${workspaceId}`, { replace: true })
    })
  return (
    <Page header={<TopBar />}>
      <Sheet>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (!isPending) send()
          }}
          noValidate
        >
          <Stack gap="l">
            <h1>Show a meeting on this screen</h1>
            <p>
              Somebody at the table makes a code in the meeting, with “Show on a screen”. This screen then
              shows the meeting to the room and changes nothing in it.
            </p>
            <TextField
              label="The code"
              description="Eight letters and digits."
              value={code}
              onChange={setCode}
              autoComplete="off"
              autoFocus
              isRequired
              errorMessage={errorAt('code')}
            />
            {asking.is === 'refused' && !asking.path && <Notice tone="attention">{asking.message}</Notice>}
            <div>
              <Button type="submit" kind="primary" isPending={isPending}>
                Show the meeting
              </Button>
            </div>
          </Stack>
        </form>
      </Sheet>
    </Page>
  )
}
