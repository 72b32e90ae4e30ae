/** How long nodes wait for each other. */
export const usualLeaseTimes = {
  /** A workspace that was asked of another node stays at least this long, so that two proxies that disagree cannot toss it. */
  minHoldMs: 1_000,
  /** A holder that says nothing for so long, although it is asked, is frozen or gone; if it was
   * only slow, it loses no more than what it was asked for. */
  holderSilentMs: 800,
  /** Somebody who asks for a workspace waits for it no longer than this. */
  takeWithinMs: 12_000,
  askEveryMs: 200,
  lookEveryMs: 50,
  /** How soon last words are said again that nobody has heard, and how long the pauses become. */
  tellAgainMs: 500,
  maxTellDelayMs: 16_000,
  reopenAfterMs: 100,
  maxReopenDelayMs: 1_000,
}

export type LeaseTimes = typeof usualLeaseTimes
