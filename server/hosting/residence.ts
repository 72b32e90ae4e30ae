import type { Host } from './host.ts'

export type Here = { is: 'here'; host: Host; wasElsewhere: boolean; cameAt: number; usedAt: number }

/** Where a workspace is in its life on this node. One that is in none of these is not here. */
export type Residence =
  | { is: 'arriving'; host: Promise<Host> }
  | Here
  /** Requests are turned away, or wait for the end of it where nobody else asked for the workspace. */
  | { is: 'leaving'; host: Host; isForAnother: boolean; ended: Promise<void> }
  /** Another node has it now. Requests that come late are turned away, and find it there. */
  | { is: 'elsewhere'; since: number }

/** What stands on a hosted workspace and must be gone before another node has it. */
export type Guests = {
  /** Whether anybody has a page or a text of it open. */
  isAnyHere(workspaceId: string): boolean
  /** The workspaces in whose texts somebody is busy. */
  busyIn(): ReadonlySet<string>
  /** Makes its texts durable and sends their sockets away; false, and then they stay, when that cannot be done. */
  releaseTexts(workspaceId: string): Promise<boolean>
  /** Sends the sockets of its texts away at once. */
  dropTexts(workspaceId: string): void
  /** Sends its pages away; they come back by themselves. */
  releasePages(workspaceId: string): void
}

export const nobody: Guests = {
  isAnyHere: () => false,
  busyIn: () => new Set(),
  releaseTexts: async () => true,
  dropTexts() {},
  releasePages() {},
}
