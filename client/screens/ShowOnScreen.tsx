import { MonitorUp } from 'lucide-react'
import { useState } from 'react'
import { mayContribute } from '../../shared/access.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { endpoints } from '../../shared/protocol.ts'
import { openScreens } from '../../shared/screens/screen.ts'
import { call } from '../api.ts'
import { clockWords } from '../table/days.ts'
import { useAsking } from '../table/use-asking.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { List } from '../ui/List.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Row } from '../ui/Row.tsx'
import { Stack } from '../ui/Stack.tsx'
import styles from './ShowOnScreen.module.css'

/** Puts the meeting on a screen in the room, and says on which it is shown. */
export function ShowOnScreen({ meeting }: { meeting: Meeting }) {
  const { seat, live } = useTable()
  const [isOpen, setIsOpen] = useState(false)
  const [made, setMade] = useState<{ screenId?: string | undefined; code: string; expiresAt: string }>()
  const { run, asking } = useAsking()
  const screens = openScreens(meeting)
  const isTaken = meeting.screens.some(({ id }) => id === made?.screenId)
  if (!mayContribute(seat)) return null
  const makeCode = () => {
    setMade(undefined)
    void run(async () => {
      const { workspaceId, seatId } = live
      const asked = { params: { workspaceId }, query: { seat: seatId }, body: { meetingId: meeting.id } }
      setMade(await call(endpoints.screenCode, asked))
    })
  }
  return (
    <>
      <Button
        kind="quiet"
        icon={<MonitorUp aria-hidden="true" size={18} />}
        onPress={() => {
          setIsOpen(true)
          // A new code ends the one before, which somebody may be typing.
          if (!made || isTaken || Date.parse(made.expiresAt) < Date.now()) makeCode()
        }}
      >
        {screens.length > 0
          ? `Shown on ${screens.length === 1 ? 'a screen' : `${screens.length} screens`}`
          : 'Show on a screen'}
      </Button>
      {isOpen && (
        <Dialog title="Show the meeting on a screen" isOpen onOpenChange={setIsOpen}>
          <Stack gap="l">
            {asking.is === 'pending' && <Loading words="Making a code…" />}
            {asking.is === 'refused' && (
              <Notice tone="attention" action={<Button onPress={makeCode}>Try again</Button>}>
                {asking.message}
              </Notice>
            )}
            {made && isTaken && (
              <Notice tone="good" action={<Button onPress={makeCode}>Make another code</Button>}>
                The screen shows the meeting now.
              </Notice>
            )}
            {made && !isTaken && (
              <div>
                <p>
                  On the computer of the projector, open <strong>{`${location.host}/screen`}</strong> and
                  enter this code:
                </p>
                <p className={styles.code}>{spaced(made.code)}</p>
                <p>It is good until {clockWords(made.expiresAt)}, for one screen.</p>
                <Button kind="quiet" onPress={makeCode}>
                  Make a new code instead of this one
                </Button>
              </div>
            )}
            <p>
              The screen shows the agenda, the minutes of the item that the table is at, what everybody is
              asked, the actions and who is here. It shows nothing private, and nothing can be changed from
              it.
            </p>
            {screens.length > 0 && <Screens meeting={meeting} />}
          </Stack>
        </Dialog>
      )}
    </>
  )
}

function Screens({ meeting }: { meeting: Meeting }) {
  const { table, names, seat, ask } = useTable()
  const { run, asking } = useAsking()
  return (
    <div>
      <h3>Shown now</h3>
      <List>
        {openScreens(meeting).map(({ id, by, at }) => (
          <Row
            key={id}
            title={`A screen, since ${clockWords(at)}`}
            detail={`Opened by ${nameOf(names, by)}`}
            trailing={
              table.seats[by]?.party === seat.party && (
                <Button
                  onPress={() =>
                    void run(() => ask({ type: 'screen.close', meetingId: meeting.id, screenId: id }))
                  }
                >
                  Close it
                </Button>
              )
            }
          />
        ))}
      </List>
      {asking.is === 'refused' && <Notice tone="attention">{asking.message}</Notice>}
    </div>
  )
}

/** In two halves, as it is read out. */
const spaced = (code: string) => `${code.slice(0, 4)} ${code.slice(4)}`
