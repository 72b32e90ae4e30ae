import { PenLine } from 'lucide-react'
import { useState } from 'react'
import { mayContribute } from '../../shared/access.ts'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { statementAt } from '../../shared/statements/standing.ts'
import type { StatementKind } from '../../shared/statements/statement.ts'
import { WhoWroteProvider } from '../minutes/authorship/WhoWroteProvider.tsx'
import { MinutesProvider } from '../minutes/MinutesProvider.tsx'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Draft } from './Draft.tsx'
import { PostedStatement } from './PostedStatement.tsx'
import styles from './Statements.module.css'
import { childWord, openWords } from './words.ts'

type Props = {
  meeting: Meeting
  item: AgendaItem
  kind: StatementKind
  isAsked: boolean
  /** Somebody has chosen it elsewhere on the page: the draft is open from the beginning. */
  isOpen: boolean
}

/** One’s own party’s words on an item: what is posted, and the way into the draft, which is fetched only then. */
export function OwnWords({ meeting, item, kind, isAsked, isOpen }: Props) {
  const { table, seat } = useTable()
  const [draft, setDraft] = useState<'unopened' | 'open' | 'closed'>(isOpen ? 'open' : 'unopened')
  const mayWrite = mayContribute(seat)
  const statement = statementAt(table, { itemId: item.id, party: seat.party, kind })
  const { first, again } = openWords[kind]
  const write = statement ? again : first(childWord(table))
  const text = { kind: 'statement' as const, meetingId: meeting.id, party: seat.party }
  return (
    <>
      {statement && <PostedStatement meeting={meeting} statement={statement} />}
      {draft === 'open' && (
        <MinutesProvider text={text}>
          {/* Its own, or the words would be asked about in the log of the minutes. */}
          <WhoWroteProvider meetingId={meeting.id}>
            <Draft
              meeting={meeting}
              item={item}
              kind={kind}
              statement={statement}
              onClose={() => setDraft('closed')}
            />
          </WhoWroteProvider>
        </MinutesProvider>
      )}
      {draft !== 'open' && (mayWrite || isAsked) && (
        <div className={styles.open}>
          <Button
            kind={isAsked && !statement && mayWrite ? 'plain' : 'quiet'}
            icon={<PenLine aria-hidden="true" size={18} />}
            autoFocus={draft === 'closed'}
            onPress={() => setDraft('open')}
          >
            {mayWrite ? write : 'Read your party’s draft'}
          </Button>
        </div>
      )}
    </>
  )
}
