type Size = { width: number; height: number }

/** More than a browser's own bars take when they come and go, less than any keyboard. */
const keyboardPx = 150

/**
 * Watches what an on-screen keyboard leaves of the page, size by size, and says when a keyboard that was up has gone: Android
 * takes it away and leaves the focus where it was.
 */
export function watchKeyboard(first: Size): (now: Size) => boolean {
  let least = first
  return (now) => {
    // Turned round, or pinched: it begins anew.
    if (now.width !== least.width) least = now
    const isGone = now.height - least.height > keyboardPx
    if (isGone || now.height < least.height) least = now
    return isGone
  }
}
