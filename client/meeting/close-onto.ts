import { flushSync } from 'react-dom'
import { sectionId } from './use-following.ts'

/**
 * Takes a form about an item off the page, which holds the focus until then, and gives it to the item: the button that
 * opened the form may be gone with its deed.
 */
export function closeOnto(itemId: string, close: () => void): void {
  flushSync(close)
  document.getElementById(sectionId(itemId))?.focus({ preventScroll: true })
}
