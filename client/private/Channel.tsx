import { useEffect, useRef } from 'react'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import styles from './Channel.module.css'
import { MessageLine } from './MessageLine.tsx'
import { SayForm } from './SayForm.tsx'
import { useSeen } from './use-seen.ts'
import type { ReadySide } from './use-side.ts'

type Props = { meeting: Meeting; ready: ReadySide; isShown: boolean }

/** What the people of one party say to each other, and what of it each has seen. */
export function Channel({ meeting, ready, isShown }: Props) {
  const { side, waiting } = ready
  useSeen(side, isShown)
  const paper = useRef<HTMLOListElement>(null)
  const lastId = side.messages.at(-1)?.id
  useEffect(() => {
    if (isShown && lastId !== undefined) paper.current?.scrollTo({ top: paper.current.scrollHeight })
  }, [isShown, lastId])

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
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <ol ref={paper} className={styles.messages} tabIndex={0} aria-label="What your party said">
          {side.messages.map((message) => (
            <MessageLine key={message.id} side={side} message={message} isUnsent={unsent.has(message.id)} />
          ))}
        </ol>
      )}
      <SayForm meeting={meeting} />
    </div>
  )
}
