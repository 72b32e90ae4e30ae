import type { Waiting } from './outbox.ts'
import styles from './WaitingWords.module.css'

/** The words that somebody wrote for a command, so that they can be taken along. */
export function WaitingWords({ waiting }: { waiting: Waiting }) {
  const written = writtenIn(waiting)
  if (written.length === 0) return null
  return (
    <blockquote className={styles.words}>
      {written.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </blockquote>
  )
}

/** What was asked, in words: "a new action". */
export const deedOf = ({ command }: Waiting) => deeds[command.type] ?? 'a change'

/** Each text that somebody wrote for it. */
export const writtenIn = ({ command }: Waiting): string[] => textsIn(command)

const deeds: Record<string, string> = {
  'action.capture': 'a new action',
  'action.reword': 'a new wording of an action',
  'action.answer': 'your party’s answer to an action',
  'action.owner_answer': 'your word on an action of yours',
  'action.report': 'your report on an action',
  'action.find': 'what you see of a report',
  'agenda.add': 'a new agenda item',
  'agenda.reword': 'a new wording of an agenda item',
  'agenda.withdraw': 'taking an agenda item off',
  'agenda.move': 'a new order of the agenda',
  'agenda.turn_to': 'turning to an agenda item',
  'agenda.cover': 'marking an item as covered',
  'agenda.reopen': 'opening an item again',
  'meeting.convene': 'convening a meeting',
  'meeting.replan': 'a change to a meeting',
  'meeting.notify': 'telling everyone about a meeting',
  'meeting.start': 'starting a meeting',
  'meeting.end': 'ending a meeting',
}

const ownWords = new Set([
  'what',
  'doneWhen',
  'event',
  'comment',
  'reason',
  'evidence',
  'title',
  'wants',
  'purpose',
  'note',
])

function textsIn(value: object): string[] {
  return Object.entries(value).flatMap(([name, part]: [string, unknown]): string[] => {
    if (typeof part === 'string') return ownWords.has(name) ? [part] : []
    return part && typeof part === 'object' ? textsIn(part) : []
  })
}
