import type { AgendaItem, RecordedReply } from '../../shared/agenda/item.ts'
import { awaitsReply, mayReplyFor, replyOf } from '../../shared/agenda/standing.ts'
import { parties } from '../../shared/seats/seat.ts'
import { useOpenForm } from '../forms/OpenForm.tsx'
import { momentWords } from '../table/days.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { outcomeWords, partyName } from './flow-words.ts'
import { repliesBefore } from './own-part.ts'
import styles from './flow.module.css'
import { PartyLines } from './PartyLines.tsx'
import { ReplyDialog } from './ReplyDialog.tsx'

/** What other parties reply to a matter that a party brought, or that no reply has been recorded yet. */
export function ReplyPart({ item }: { item: AgendaItem }) {
  const { table, names, seat } = useTable()
  const openForm = useOpenForm()
  const lines = parties.flatMap((party) => {
    const given = replyOf(item, party)
    const beside = repliesBefore(item, party).map((before) => (
      <span key={before.at} className={styles.before}>
        {`before that, ${nameOf(names, before.by)}, ${momentWords(before.at)}: ${replyWords(before)}`}
      </span>
    ))
    return given ? [{ party, words: replyWords(given), beside }] : []
  })
  const isAwaited = awaitsReply(item)
  const mayReply = mayReplyFor(table, item, seat)
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
          <Button
            kind={isAwaited ? 'plain' : 'quiet'}
            onPress={() => openForm((close) => <ReplyDialog item={item} onClose={close} />)}
          >
            {replyOf(item, seat.party) ? 'Reply again…' : 'Reply…'}
          </Button>
        </div>
      )}
    </div>
  )
}

const replyWords = ({ outcome, reason }: RecordedReply) => `${outcomeWords[outcome]}: “${reason}”`
