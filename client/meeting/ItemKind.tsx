import type { ReactNode } from 'react'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import type { Capture } from '../../shared/meeting-types/capture.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { EarlierActions } from './kinds/EarlierActions.tsx'
import { NextDates } from './kinds/NextDates.tsx'
import { OpenQuestions } from './kinds/OpenQuestions.tsx'

type Props = { meeting: Meeting; item: AgendaItem }

/**
 * What an item of its kind gathers from the table, above its minutes. Views, the child’s words, proposals and recommendations
 * have their own part of the section, whatever the kind.
 */
export function ItemKind({ meeting, item }: Props): ReactNode {
  return gathering[item.capture]?.(meeting)
}

const gathering: Partial<Record<Capture, (meeting: Meeting) => ReactNode>> = {
  review_actions: (meeting) => <EarlierActions meeting={meeting} />,
  questions: (meeting) => <OpenQuestions meeting={meeting} />,
  date: (meeting) => <NextDates meeting={meeting} />,
}
