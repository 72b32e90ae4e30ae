import type { Waiting } from './outbox.ts'
import styles from './WaitingWords.module.css'

/** What waits, of the table or of a private side. */
type Asked = Pick<Waiting<{ type: string }>, 'command'>

/** The words that somebody wrote for a command, so that they can be taken along. */
export function WaitingWords({ waiting }: { waiting: Asked }) {
  return <TextsLeft texts={writtenIn(waiting)} />
}

export function TextsLeft({ texts }: { texts: readonly string[] }) {
  if (texts.length === 0) return null
  return (
    <blockquote className={styles.words}>
      {[...new Set(texts)].map((words) => (
        <p key={words}>{words}</p>
      ))}
    </blockquote>
  )
}

/** What was asked, in words: "a new action". */
export const deedOf = ({ command }: Asked) => deeds[command.type] ?? 'a change'

/** Each text that somebody wrote for it. */
export const writtenIn = ({ command }: Asked): string[] => textsIn(command)

const deeds: Record<string, string> = {
  'seat.leave': 'leaving this table',
  'action.capture': 'a new action',
  'action.reword': 'a new wording of an action',
  'action.answer': 'your party’s answer to an action',
  'action.owner_answer': 'your word on an action of yours',
  'action.report': 'your report on an action',
  'action.find': 'what you see of a report',
  'proposal.table': 'something to put to everyone',
  'proposal.reword': 'a new wording of what your party has put',
  'proposal.answer': 'your party’s answer to what was put to it',
  'proposal.needs_decision': 'who has to decide',
  'proposal.decided': 'what was decided',
  'proposal.withdraw': 'taking back what your party has put',
  'statement.post': 'words of your party to post',
  'agenda.add': 'a new agenda item',
  'agenda.reword': 'a new wording of an agenda item',
  'agenda.withdraw': 'taking an agenda item off',
  'agenda.move': 'a new order of the agenda',
  'agenda.turn_to': 'turning to an agenda item',
  'agenda.cover': 'marking an item as covered',
  'agenda.reopen': 'opening an item again',
  'agenda.ask_round': 'asking everyone for a view',
  'agenda.answer_round': 'your party’s answer in a round',
  'agenda.read_back': 'asking everyone to read the minutes',
  'agenda.read': 'whether the minutes read right to your party',
  'agenda.hold': 'holding an item open',
  'agenda.let_go': 'letting go of an item',
  'agenda.park': 'parking an item',
  'agenda.reply': 'your party’s reply to an item',
  'agenda.waive': 'doing without notice of an item',
  'agenda.carry': 'putting an item on the next agenda',
  'meeting.convene': 'convening a meeting',
  'meeting.replan': 'a change to a meeting',
  'meeting.notify': 'telling everyone about a meeting',
  'meeting.start': 'starting a meeting',
  'meeting.end': 'ending a meeting',
  'meeting.aim': 'what your party wants from a meeting',
  'meeting.chair': 'saying that you lead through an agenda',
  'meeting.take_notes': 'saying that you take the notes',
  'meeting.put_down': 'saying that you do so no longer',
  'attendance.reply': 'your reply to a meeting',
  'attendance.stand_in': 'who comes instead of somebody',
  'attendance.end_stand_in': 'that nobody comes instead any more',
  'attendance.place': 'where somebody is',
  'attendance.object': 'an objection for the record',
  'attendance.answer_objection': 'an answer for the record',
  'private.say': 'a message to your party',
  'private.want_add': 'something that your party wants',
  'private.want_reword': 'a new wording of what your party wants',
  'private.want_move': 'a new order of what your party wants',
  'private.want_drop': 'taking off what your party wanted',
  'private.want_publish': 'putting on the agenda what your party wants',
}

const ownWords = new Set([
  'what',
  'doneWhen',
  'event',
  'comment',
  'reason',
  'words',
  'evidence',
  'title',
  'wants',
  'settles',
  'purpose',
  'note',
])

function textsIn(value: object): string[] {
  return Object.entries(value).flatMap(([name, part]: [string, unknown]): string[] => {
    if (typeof part === 'string') return ownWords.has(name) ? [part] : []
    return part && typeof part === 'object' ? textsIn(part) : []
  })
}
