import {
  createContext,
  useContext,
  useEffect,
  useLayoutEffect,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react'
import { formatDocumentName, type TextOfMeeting } from '../../shared/minutes/document-name.ts'
import { useTable } from '../table/use-table.tsx'
import type { Saved } from './connection/connect-minutes.ts'
import { copiesOf } from './left-words.ts'
import { OpenMinutes, type Opened } from './open-minutes.ts'

/** The minutes of the meeting that a page shows. */
export type AtMinutes = Opened & { minutes: OpenMinutes; kind: TextOfMeeting['kind'] }

const MinutesContext = createContext<AtMinutes | undefined>(undefined)

export function useMinutes(): AtMinutes {
  const at = useContext(MinutesContext)
  if (!at) throw new Error('useMinutes outside the minutes')
  return at
}

/** Apart from `useMinutes`, because it changes with every word. */
export function useSaved(): Saved {
  const { connection } = useMinutes()
  return useSyncExternalStore(connection.subscribe, connection.saved)
}

/** Whether this device's copy of the minutes is still there: another tab may throw it away. */
export function useIsCopyThere(): boolean {
  const { connection } = useMinutes()
  return useSyncExternalStore(connection.subscribe, connection.isCopyThere)
}

/** Whether the server takes this page's words no longer; what is typed then would go nowhere. */
export function useIsRefused(): boolean {
  const { connection } = useMinutes()
  return useSyncExternalStore(connection.subscribe, () =>
    ['refused', 'set_back'].includes(connection.saved().kind),
  )
}

type Props = { text: TextOfMeeting; children: ReactNode }

/** Holds the one connection of a text for the sections and marks inside: a meeting's minutes, a party's drafts or notes. */
export function MinutesProvider({ text, children }: Props) {
  const { live, isConnected } = useTable()
  const { workspaceId, seatId } = live
  const document = formatDocumentName(text)
  const [minutes] = useState(() => new OpenMinutes())
  useLayoutEffect(() => {
    minutes.open({
      url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/yjs/${workspaceId}`,
      document,
      seatId,
      localName: `${copiesOf(workspaceId, seatId)}${document}`,
      page: window.document,
    })
    return () => minutes.close()
  }, [minutes, workspaceId, seatId, document])
  const opened = useSyncExternalStore(minutes.subscribe, minutes.opened)
  useEffect(() => {
    if (!isConnected) opened?.connection.doubt()
  }, [isConnected, opened])
  return opened && <MinutesContext value={{ ...opened, minutes, kind: text.kind }}>{children}</MinutesContext>
}
