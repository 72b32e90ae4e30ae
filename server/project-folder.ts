import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder that holds `migrations/` and `dist/`, whether this runs from the source or from the bundle in it. */
export function projectFolder(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'migrations'))) {
    if (folder === dirname(folder)) throw new Error('The folder migrations is missing beside the program.')
    folder = dirname(folder)
  }
  return folder
}
