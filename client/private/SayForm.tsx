import type { FormEvent } from 'react'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { newId } from '../id.ts'
import { useAsking } from '../table/use-asking.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Stack } from '../ui/Stack.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Channel.module.css'
import { useSide } from './use-side.ts'
import { useUnsentWords } from './use-unsent-words.ts'

/** Where one writes to one's own party. What was begun stays until it is sent. */
export function SayForm({ meeting }: { meeting: Meeting }) {
  const { ask } = useSide()
  const { words, set, putBack } = useUnsentWords()
  const { run, asking } = useAsking()
  const say = async () => {
    const said = words.trim()
    if (!said) return
    // At once, so that the next thing can be begun: the outbox keeps it from here on.
    set('')
    const command = { type: 'private.say' as const, messageId: newId(), words: said, meetingId: meeting.id }
    if (!(await run(() => ask(command)))) putBack(said)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void say()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <div className={styles.say}>
          <TextField
            label="To your own party"
            {...(hasKeys() && { description: 'Enter sends it; Shift and Enter begin a new line.' })}
            value={words}
            onChange={set}
            isMultiline
            rows={1}
            maxLength={2000}
            onKeyDown={(event) => {
              // While a word is being composed, Enter chooses it.
              if (!hasKeys() || event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing)
                return
              event.preventDefault()
              void say()
            }}
          />
          <Button type="submit" aria-label="Send to your party">
            Send
          </Button>
        </div>
        {asking.is === 'refused' && <Notice tone="attention">{asking.message}</Notice>}
      </Stack>
    </form>
  )
}

/** On glass, Enter is the only way to a new line, and the button is beside it. */
const hasKeys = () => matchMedia('(pointer: fine)').matches
