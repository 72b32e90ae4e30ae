import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { CannotStart } from '../cannot-start.ts'
import { commandAs, type Account } from './account.ts'
import { giveFolder } from './ownership.ts'

/**
 * The major version whose files are in the folder, or undefined when there is no database yet. Refuses with
 * CannotStart when this user may not look.
 */
export function clusterMajor(clusterDir: string): number | undefined {
  try {
    return Number(readFileSync(join(clusterDir, 'PG_VERSION'), 'utf8'))
  } catch (err) {
    if (err instanceof Error && 'code' in err && err.code === 'ENOENT') return undefined
    throw new CannotStart(
      `The database in ${clusterDir} cannot be read. Run Concord as the user that it belongs to, or give this one ` +
        'its own folder with DATA_DIR.',
      { cause: err },
    )
  }
}

/**
 * Makes a new database cluster. It is made beside its place and moved there when complete, so that a start that was
 * interrupted leaves no half of one.
 */
export async function makeCluster(clusterDir: string, initdb: string, account: Account): Promise<void> {
  removeUnfinished(clusterDir)
  const unfinished = mkdtempSync(`${clusterDir}.new-`)
  giveFolder(unfinished, account)
  // ICU with the root locale: with plain C, lower('Ä') stays 'Ä' and a search for 'äpfel' misses 'Äpfel'.
  const locale = ['-E', 'UTF8', '--locale-provider=icu', '--icu-locale=und', '--locale=C']
  const command = commandAs(account, initdb, [
    '-D',
    unfinished,
    '-U',
    'app',
    '-A',
    'trust',
    '--no-instructions',
    ...locale,
  ])
  try {
    await promisify(execFile)(command.file, command.args, command.options)
  } catch (err) {
    rmSync(unfinished, { recursive: true, force: true })
    const said = err instanceof Error && 'stderr' in err ? String(err.stderr).trim() : ''
    throw new CannotStart(`The database could not be made in ${clusterDir}: ${said || String(err)}`, {
      cause: err,
    })
  }
  renameSync(unfinished, clusterDir)
}

function removeUnfinished(clusterDir: string): void {
  const folder = dirname(clusterDir)
  const leftovers = readdirSync(folder).filter((name) => name.startsWith(`${basename(clusterDir)}.new-`))
  for (const name of leftovers) rmSync(join(folder, name), { recursive: true, force: true })
}
