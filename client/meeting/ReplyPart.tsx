import { useState } from 'react'
import { mayContribute } from '../../shared/access.ts'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import { awaitsReply, mayReplyTo, replyOf } from '../../shared/agenda/standing.ts'
import { parties } from '../../shared/seats/seat.ts'
import { useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { outcomeWords, partyName } from './flow-words.ts'
import styles from './flow.module.css'
import { PartyLines } from './PartyLines.tsx'
import { ReplyDialog } from './ReplyDialog.tsx'

/** What other parties reply to a matter that a party brought, or that no reply has been recorded yet. */
export function ReplyPart({ item }: { item: AgendaItem }) {
  const { table, seat } = useTable()
  const [isReplying, setIsReplying] = useState(false)
  const lines = parties.flatMap((party) => {
    const given = replyOf(item, party)
    return given ? [{ party, words: `${outcomeWords[given.outcome]}: “${given.reason}”` }] : []
  })
  const isAwaited = awaitsReply(item)
  const mayReply = mayContribute(seat) && mayReplyTo(table, item, seat.party)
  if (!isAwaited && lines.length === 0) return null
  return (
    <div className={styles.part}>
      {lines.length > 0 && (
        <>
          <p>
            <span className={styles.name}>Replies</span>
          </p>
          <PartyLines label="Replies" lines={lines} nothing="no reply yet" />
        </>
      )}
      {isAwaited && item.raisedBy && (
        <p className={styles.quiet}>
          {`${partyName(table, item.raisedBy)} brought this before the meeting. It can be covered once another party has replied.`}
        </p>
      )}
      {mayReply && (
        <div>
          <Button kind={isAwaited ? 'plain' : 'quiet'} onPress={() => setIsReplying(true)}>
            {replyOf(item, seat.party) ? 'Reply again…' : 'Reply…'}
          </Button>
        </div>
      )}
      {isReplying && <ReplyDialog item={item} onClose={() => setIsReplying(false)} />}
    </div>
  )
}
