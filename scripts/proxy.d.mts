import type { ChildProcess } from 'node:child_process'

export declare const howToGetHaproxy: string
export declare function findHaproxy(): Promise<string | undefined>
export declare function startProxy(given: {
  haproxy: string
  bind: string
  nodes: string[]
}): Promise<ChildProcess>
