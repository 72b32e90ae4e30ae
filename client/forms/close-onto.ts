import { flushSync } from 'react-dom'

/**
 * Takes a form off the page, which holds the focus until then, and gives the focus to what the form was about: the button
 * that opened it may be gone with its deed. A form that was closed before the answer came moves nobody.
 */
export function closeOnto(close: () => void, focusWhatItWasAbout: () => void): void {
  const held = document.activeElement
  flushSync(close)
  if (!held?.isConnected) focusWhatItWasAbout()
}
