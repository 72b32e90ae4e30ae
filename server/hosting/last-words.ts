import type { LeaseTimes } from './lease-times.ts'

/**
 * The workspaces that this node has lost and writes nothing about any more. Whoever has one must know, or it would look
 * at less until somebody writes there; and it may be deaf just now, so it is told until it has heard.
 */
export class LastWords {
  readonly #times: LeaseTimes
  readonly #say: (workspaceId: string) => Promise<boolean>
  readonly #isHeld: (workspaceId: string) => Promise<boolean>
  readonly #untold = new Map<string, NodeJS.Timeout | undefined>()
  #isStopped = false

  /** `say` answers whether it was said, `isHeld` whether anybody may have the workspace. Neither throws. */
  constructor(
    times: LeaseTimes,
    given: {
      say: (workspaceId: string) => Promise<boolean>
      isHeld: (workspaceId: string) => Promise<boolean>
    },
  ) {
    this.#times = times
    this.#say = given.say
    this.#isHeld = given.isHeld
  }

  async tell(workspaceId: string): Promise<void> {
    if (this.#isStopped) return
    this.#untold.set(workspaceId, undefined)
    await this.#tell(workspaceId, this.#times.tellAgainMs)
  }

  /** In a new session. */
  async tellAgain(): Promise<void> {
    for (const workspaceId of this.#untold.keys()) await this.#tell(workspaceId, this.#times.tellAgainMs)
  }

  /** Whoever has it knows, or this node has it again. */
  forget(workspaceId: string): void {
    clearTimeout(this.#untold.get(workspaceId))
    this.#untold.delete(workspaceId)
  }

  stop(): void {
    this.#isStopped = true
    for (const workspaceId of this.#untold.keys()) this.forget(workspaceId)
  }

  async #tell(workspaceId: string, delayMs: number): Promise<void> {
    if (!this.#untold.has(workspaceId)) return
    const { maxTellDelayMs } = this.#times
    const isSaid = await this.#say(workspaceId)
    // Whoever opens its session anew has no lock for a moment, so that is asked after the longest pause.
    const isHeld = !isSaid || delayMs <= maxTellDelayMs || (await this.#isHeld(workspaceId))
    // It may have been heard by now.
    if (!this.#untold.has(workspaceId)) return
    // Nobody has it any more; whoever takes it reads what is there.
    if (!isHeld) return this.forget(workspaceId)
    clearTimeout(this.#untold.get(workspaceId))
    const again = () => void this.#tell(workspaceId, delayMs * 2)
    const timer = setTimeout(again, Math.min(delayMs, maxTellDelayMs)).unref()
    this.#untold.set(workspaceId, timer)
  }
}
