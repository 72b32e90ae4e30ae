import { lchownSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from '../cannot-start.ts'

type Owner = { uid?: number; gid?: number }

/**
 * Makes the folder and everything in it the owner's; with nothing set, this process's user. Only root can do that for
 * a folder of somebody else: others are refused with CannotStart.
 */
export function giveFolder(folder: string, owner: Owner): void {
  const { uid = process.getuid?.(), gid = process.getgid?.() } = owner
  if (uid === undefined || gid === undefined) return
  const now = statSync(folder).uid
  if (now === uid) return
  if (process.getuid?.() !== 0) {
    throw new CannotStart(
      `The folder ${folder} belongs to another user (number ${now}). Run Concord as that user, or give it its own ` +
        'folder with DATA_DIR.',
    )
  }
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    lchownSync(join(folder, name), uid, gid)
  }
  // Last: a change that was interrupted is then done again at the next start.
  lchownSync(folder, uid, gid)
}
