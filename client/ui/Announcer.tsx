import { useSyncExternalStore } from 'react'
import { VisuallyHidden } from 'react-aria-components'
import { currentSayings, onSaying } from './announce.ts'

/** The place `announce(words)` speaks from. Once in the page, and there from the start, or the first words are lost. */
export function Announcer() {
  const sayings = useSyncExternalStore(onSaying, currentSayings)
  return (
    <VisuallyHidden>
      {/* React Aria hides the page behind a dialog, except what carries this attribute. */}
      <div
        role="log"
        aria-live="polite"
        aria-relevant="additions"
        aria-label="What happened"
        data-live-announcer="true"
      >
        {sayings.map(({ id, words }) => (
          <p key={id}>{words}</p>
        ))}
      </div>
    </VisuallyHidden>
  )
}
