import type { Editor } from '@tiptap/core'
import { useEffect, useMemo } from 'react'
import { useTable } from '../../table/use-table.tsx'
import { handOf } from './people-words.ts'
import { redraw, type Telling } from './who-wrote.ts'
import { useAuthorship } from './WhoWroteProvider.tsx'

/** What the editors tell about their words: nothing while the switch is off or the log is not there. */
export function useTelling(): Telling | null {
  const { log, isOn } = useAuthorship()
  const { table, names } = useTable()
  const { seats } = table
  const authorship = isOn && log.is === 'ready' ? log.authorship : null
  const version = log.is === 'ready' ? log.version : 0
  return useMemo(
    () => authorship && { authorship, version, handOf: (seatId: string) => handOf({ seats }, names, seatId) },
    [authorship, version, seats, names],
  )
}

/** Marks the words anew when more is known of them. */
export function useRedrawn(editor: Editor, telling: Telling | null): void {
  useEffect(() => redraw(editor, telling), [editor, telling])
}
