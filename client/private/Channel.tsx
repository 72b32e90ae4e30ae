import type { Meeting } from '../../shared/meetings/meeting.ts'
import { useTable } from '../table/use-table.tsx'
import styles from './Channel.module.css'
import { MessageLine } from './MessageLine.tsx'
import { SayForm } from './SayForm.tsx'
import { ShowEarlier } from './ShowEarlier.tsx'
import { useKeptPlace } from './use-kept-place.ts'
import { useSeen } from './use-seen.ts'
import type { ReadySide } from './use-side.ts'

type Props = { meeting: Meeting; ready: ReadySide; isShown: boolean }

/** What the people of one party say to each other, and what of it each has seen. */
export function Channel({ meeting, ready, isShown }: Props) {
  const { side, earlier, waiting, tooMuch } = ready
  const { seat } = useTable()
  useSeen(side, isShown)
  const { list, onScroll } = useKeptPlace(side.messages, { isShown, ownSeatId: seat.id })
  const unsent = new Set(
    waiting.flatMap(({ command }) => ('messageId' in command ? [command.messageId] : [])),
  )
  return (
    <div className={styles.channel}>
      {side.messages.length === 0 ? (
        <p className={styles.empty}>
          Nothing said yet. Write here what you want to tell your own people, before, during or after the
          meeting.
        </p>
      ) : (
        // Focusable, so that it can be scrolled by keyboard.
        // oxlint-disable jsx-a11y/no-noninteractive-tabindex
        <ol
          ref={list}
          className={styles.messages}
          tabIndex={0}
          aria-label="What your party said"
          onScroll={onScroll}
        >
          {earlier.messages > 0 && (
            <li>
              <ShowEarlier
                count={earlier.messages}
                onAllLoaded={() => list.current?.focus({ preventScroll: true })}
              />
            </li>
          )}
          {side.messages.map((message) => (
            <MessageLine key={message.id} side={side} message={message} isUnsent={unsent.has(message.id)} />
          ))}
        </ol>
      )}
      {tooMuch && <p role="status">{tooMuch}</p>}
      <SayForm meeting={meeting} />
    </div>
  )
}
