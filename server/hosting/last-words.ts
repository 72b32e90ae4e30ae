import type { LeaseTimes } from './lease-times.ts'

/**
 * The workspaces that this node has lost and writes nothing about any more. Whoever has one must know, or it would look
 * at less until somebody writes there; and it may be deaf just now, so it is told until it has heard.
 */
export class LastWords {
  readonly #times: LeaseTimes
  readonly #say: (workspaceId: string) => Promise<boolean>
  readonly #untold = new Map<string, NodeJS.Timeout | undefined>()

  /** `say` answers whether there was a session to say it in. */
  constructor(times: LeaseTimes, say: (workspaceId: string) => Promise<boolean>) {
    this.#times = times
    this.#say = say
  }

  async tell(workspaceId: string): Promise<void> {
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
    for (const workspaceId of this.#untold.keys()) this.forget(workspaceId)
  }

  async #tell(workspaceId: string, delayMs: number): Promise<void> {
    if (!this.#untold.has(workspaceId)) return
    const isSaid = await this.#say(workspaceId)
    // It may have been heard by now.
    if (!isSaid || !this.#untold.has(workspaceId)) return
    // Nobody has it any more; whoever takes it reads what is there.
    if (delayMs > this.#times.maxTellDelayMs) return this.forget(workspaceId)
    clearTimeout(this.#untold.get(workspaceId))
    const again = setTimeout(() => void this.#tell(workspaceId, delayMs * 2), delayMs).unref()
    this.#untold.set(workspaceId, again)
  }
}
