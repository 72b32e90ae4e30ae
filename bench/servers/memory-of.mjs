import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/**
 * Resident memory of a process in KiB, without the pages of program files: these come and go, and every process that runs
 * the same program shares them. With them where there is no /proc.
 */
export function memoryOf(pid) {
  const anonymous = /^RssAnon:\s+(\d+)/m.exec(readOr(`/proc/${pid}/status`))?.[1]
  if (anonymous) return Number(anonymous)
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }))
}

/**
 * Memory in KiB of the processes that descend from a server, which is its database; shared pages are divided among
 * those that share them. Zero where there is no /proc.
 */
export function postgresMemoryOf(pid) {
  let sum = 0
  for (const child of descendants(pid)) {
    const text = readOr(`/proc/${child}/smaps_rollup`)
    sum += Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0)
  }
  return sum
}

function descendants(pid) {
  const parents = new Map()
  for (const name of readOrNone('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const parent = /^PPid:\s+(\d+)/m.exec(readOr(`/proc/${name}/status`))?.[1]
    if (parent) parents.set(Number(name), Number(parent))
  }
  const found = new Set()
  for (const start of parents.keys()) {
    const path = []
    for (let each = start; each; each = parents.get(each)) {
      if (each === pid) for (const one of path) found.add(one)
      path.push(each)
    }
  }
  return found
}

function readOr(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function readOrNone(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
