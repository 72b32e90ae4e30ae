import { cp, rename, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CannotStart } from '../cannot-start.ts'
import { chooseAccount, type Account } from './account.ts'
import type { Programs } from './programs.ts'

/**
 * The programs with an account that can run them. Where the project lies in a folder that only root may enter, and
 * no user namespace can be had, the programs are copied into the data folder once.
 */
export async function reachablePrograms(
  programs: Programs,
  { dataDir, clusterDir, runDir }: { dataDir: string; clusterDir: string; runDir: string },
): Promise<{ programs: Programs; account: Account }> {
  const account = chooseAccount({ clusterDir, runDir, postgres: programs.postgres })
  if (account) return { programs, account }
  if (programs.isPackage) {
    const copied = await copyPrograms(programs, join(dataDir, `postgres-programs-${programs.major}`))
    const other = chooseAccount({ clusterDir, runDir, postgres: copied.postgres })
    if (other) return { programs: copied, account: other }
  }
  throw new CannotStart(
    'PostgreSQL does not run as root, and no other user of this machine can use the data folder. Start Concord as ' +
      'an ordinary user, or set DATA_DIR to a folder that others may enter (such as /var/lib/concord), or set ' +
      'DATABASE_URL to a PostgreSQL server.',
  )
}

async function copyPrograms(programs: Programs, folder: string): Promise<Programs> {
  if (!existsSync(folder)) {
    const unfinished = `${folder}.new`
    await rm(unfinished, { recursive: true, force: true })
    await cp(dirname(programs.binDir), unfinished, { recursive: true, verbatimSymlinks: true })
    await rename(unfinished, folder)
  }
  const binDir = join(folder, 'bin')
  return { ...programs, binDir, initdb: join(binDir, 'initdb'), postgres: join(binDir, 'postgres') }
}
