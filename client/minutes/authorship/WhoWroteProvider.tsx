import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react'
import { formatDocumentName } from '../../../shared/minutes/document-name.ts'
import { useTable } from '../../table/use-table.tsx'
import { useMinutes } from '../MinutesProvider.tsx'
import { MinutesLog, type LogState } from './minutes-log.ts'

export type AtAuthorship = {
  log: LogState
  /** Whether the words of the minutes show whose they are. */
  isOn: boolean
  setOn: (isOn: boolean) => void
  /** Whether the history is open, and how it was asked for. */
  reading: Reading | null
  setReading: (reading: Reading | null) => void
  tryAgain: () => void
}

export type Reading = { withRemoved: boolean }

const AuthorshipContext = createContext<AtAuthorship | undefined>(undefined)

export function useAuthorship(): AtAuthorship {
  const at = useContext(AuthorshipContext)
  if (!at) throw new Error('useAuthorship outside the minutes')
  return at
}

/** Holds what the server's log says about the minutes inside, while anybody wants to know. Inside a MinutesProvider. */
export function WhoWroteProvider({ meetingId, children }: { meetingId: string; children: ReactNode }) {
  const { live, isOnline } = useTable()
  const { workspaceId, seatId } = live
  const { connection } = useMinutes()
  const [isOn, setOn] = useState(false)
  const [reading, setReading] = useState<Reading | null>(null)
  const source = useMemo(() => {
    const document = formatDocumentName({ kind: 'minutes', meetingId })
    return new MinutesLog({ workspaceId, seatId, document })
  }, [workspaceId, seatId, meetingId])
  const log = useSyncExternalStore(source.subscribe, source.state)

  const isWanted = isOn || reading !== null
  useEffect(() => {
    if (!isWanted) return
    source.open()
    const hear = () => source.soon()
    connection.doc.on('update', hear)
    const deaf = connection.subscribe(hear)
    return () => {
      connection.doc.off('update', hear)
      deaf()
      source.rest()
    }
  }, [source, connection, isWanted])
  useEffect(() => {
    if (isOnline) source.soon()
  }, [source, isOnline])

  const at: AtAuthorship = { log, isOn, setOn, reading, setReading, tryAgain: () => source.open() }
  return <AuthorshipContext value={at}>{children}</AuthorshipContext>
}
