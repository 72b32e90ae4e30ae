import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A new folder for what the servers keep, gone at the end. Its name is short: it holds a socket. */
export function makeFolder(parent = tmpdir()) {
  const path = mkdtempSync(join(parent, 'concord-bench-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
