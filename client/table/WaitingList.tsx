import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Stack } from '../ui/Stack.tsx'
import type { Waiting } from './outbox.ts'
import { useTable } from './use-table.tsx'
import styles from './WaitingList.module.css'

/** What was asked while there was no connection: in sight until it is sent, or refused and read. */
export function WaitingList() {
  const { isOnline, waiting, live } = useTable()
  const refused = waiting.filter((one) => one.refused)
  const unsent = isOnline ? [] : waiting.filter((one) => !one.refused)
  if (isOnline && refused.length === 0) return null
  return (
    <div className={styles.place}>
      <Stack gap="xs">
        {!isOnline && (
          <Notice tone="attention" title="There is no connection just now">
            You can go on: what you write is kept on this device and sent when the connection is back.
            {unsent.length > 0 && (
              <ul className={styles.list}>
                {unsent.map((one) => (
                  <li key={one.id}>Waiting to be sent: {wordsOf(one)}</li>
                ))}
              </ul>
            )}
          </Notice>
        )}
        {refused.map((one) => (
          <Notice
            key={one.id}
            tone="attention"
            title={`This could not be done: ${wordsOf(one)}`}
            action={<Button onPress={() => live.discard(one.id)}>I have read it</Button>}
          >
            {one.refused?.message}
            <Words command={one.command} />
          </Notice>
        ))}
      </Stack>
    </div>
  )
}

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

const wordsOf = ({ command }: Waiting) => deeds[command.type] ?? 'a change'

/** The words that somebody wrote for a command, so that they can be taken along. */
function Words({ command }: { command: object }) {
  const written = textsIn(command)
  if (written.length === 0) return null
  return (
    <blockquote className={styles.words}>
      {written.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </blockquote>
  )
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
