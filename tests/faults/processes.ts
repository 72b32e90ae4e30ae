import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** The processes that this one started and that are not gone. */
export function childrenOf(parent: number): number[] {
  return everyProcess().flatMap(({ pid, ppid, state }) => (ppid === parent && state !== 'Z' ? [pid] : []))
}

/** A zombie, which only waits to be counted, is not alive. */
export function isAlive(pid: number): boolean {
  return everyProcess().some((one) => one.pid === pid && one.state !== 'Z')
}

export function isStopped(pid: number): boolean {
  return everyProcess().some((one) => one.pid === pid && one.state === 'T')
}

/** A process that ended meanwhile needs no signal. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (err) {
    if (!(err instanceof Error && 'code' in err && err.code === 'ESRCH')) throw err
  }
}

function everyProcess(): { pid: number; ppid: number; state: string }[] {
  const lines = existsSync('/proc/self/stat') ? linesOfProc() : linesOfPs()
  return lines.flatMap((line) => {
    const [, pid, ppid, state] = /^\s*(\d+)\s+(\d+)\s+([A-Z])/.exec(line) ?? []
    return state === undefined ? [] : [{ pid: Number(pid), ppid: Number(ppid), state }]
  })
}

function linesOfProc(): string[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return []
    try {
      // proc_pid_stat(5): after the name in brackets come the state and the parent.
      const [, state, ppid] = /^.*\) (\S) (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
      return [`${pid} ${ppid} ${state}`]
    } catch {
      return []
    }
  })
}

function linesOfPs(): string[] {
  return spawnSync('ps', ['-A', '-o', 'pid=,ppid=,state='], { encoding: 'utf8' }).stdout.split('\n')
}
