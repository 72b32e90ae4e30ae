import { itemAt } from '../agenda/patch.ts'
import { canonicalJson } from '../canonical.ts'
import { meetingAt } from '../meetings/patch.ts'
import { Refusal } from '../refusal.ts'
import { command, need, type Actor } from '../rule.ts'
import type { Table } from '../table.ts'
import { Count, Id } from '../words.ts'
import { posted } from './events.ts'
import { isWordForWord, latestOf, mayQuoteChild, statementAt, takes } from './standing.ts'
import { Posting, StatementKind, type ChildsWords } from './statement.ts'

/**
 * A party puts its words on an item before everyone, in its own name, whatever state the meeting or the item is in:
 * nobody else’s deed can close its mouth. `after` is the version that the writer had before them, 0 for none: what was
 * meant for an earlier one must not stand above a colleague’s that came meanwhile.
 */
export const post = command(
  'statement.post',
  {
    statementId: Id,
    meetingId: Id,
    itemId: Id,
    kind: StatementKind,
    after: Count.optional(),
    ...Posting,
  },
  (table, actor, { after, statementId, ...posting }) => {
    need(actor, 'contribute', 'post statements')
    const { meetingId, itemId, kind, words, child } = posting
    const item = itemAt(table, itemId)
    if (item.meetingId !== meetingAt(table, meetingId).id)
      throw new Refusal('invalid', 'This item is on the agenda of another meeting.', 'itemId')
    if (!takes(item, kind))
      throw new Refusal('invalid', 'The child’s words go to the item that asks for them.', 'kind')
    expectToldHow(table, actor, kind === 'child', child)

    const { party } = actor
    const earlier = statementAt(table, { itemId, party, kind })
    if (!earlier && Object.hasOwn(table.statements, statementId))
      throw new Refusal('invalid', 'This statement is about something else.', 'statementId')
    const latest = earlier && latestOf(earlier)
    if (latest && canonicalJson([latest.words, latest.child]) === canonicalJson([words, child])) return []
    const version = latest?.version ?? 0
    if (after !== undefined && after !== version)
      throw new Refusal(
        'stale',
        'Somebody in your party posted other words on this meanwhile. Read them, then post again.',
      )
    // Two people of a party who post at the same moment speak in one place.
    return [posted({ ...posting, statementId: earlier?.id ?? statementId, party, version: version + 1 })]
  },
)

function expectToldHow(table: Table, actor: Actor, isChilds: boolean, child: ChildsWords | undefined): void {
  if (!isChilds) {
    if (child) throw new Refusal('invalid', 'Only the child’s words say who wrote them down.', 'child')
    return
  }
  if (!child) throw new Refusal('invalid', 'Say who wrote the child’s words down, and how.', 'child')
  if (isWordForWord(child.how) && !mayQuoteChild(table, actor.party))
    throw new Refusal(
      'forbidden',
      'The young person sits at this table and speaks for themself. Say what you saw, or sum up what you heard.',
      'child.how',
    )
}

export const statementCommands = [post] as const
