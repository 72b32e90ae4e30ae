import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

/** Whether a process with this number runs now, whoever owns it. A zombie counts as running. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (err) {
    return err instanceof Error && 'code' in err && err.code === 'EPERM'
  }
}

/** The command line of a process; empty for a zombie and when it has ended. */
export function commandLine(pid: number): string {
  if (process.platform !== 'linux') return ps(pid, 'command')
  return readOr('', `/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim()
}

/** The name of the program that a process runs; empty for a zombie and when it has ended. */
export function programName(pid: number): string {
  if (process.platform !== 'linux') return basename(ps(pid, 'comm'))
  return basename(readOr('', `/proc/${pid}/cmdline`).split('\0')[0] ?? '')
}

/**
 * Tells a process from a later one with the same number: when it was started, and in which run of the machine. Empty
 * when it has ended.
 */
export function startedAt(pid: number): string {
  if (process.platform !== 'linux') return ps(pid, 'lstart')
  // The second field is a name in parentheses that may hold spaces; field 22 (proc(5)) is the 20th after it.
  const fields = readOr('', `/proc/${pid}/stat`)
    .replace(/^.*\) /s, '')
    .split(' ')
  const ticks = fields[19]
  return ticks ? `${readOr('', '/proc/sys/kernel/random/boot_id').trim()} ${ticks}` : ''
}

function readOr(fallback: string, path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return fallback
  }
}

function ps(pid: number, column: string): string {
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}
