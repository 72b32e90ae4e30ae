import { readFile, symlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'

const Links = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * Makes the symbolic links of a package's shared libraries. An npm package cannot carry links, and its install script
 * that would make them is not run here. Where the package may not be written to, they must be there already.
 */
export async function makeSymlinks(packageDir: string): Promise<void> {
  const text = await readFile(join(packageDir, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of Links.parse(JSON.parse(text))) {
    // Both are in the same folder, and a relative link survives a move of the whole tree.
    const from = dirname(source) === dirname(target) ? basename(source) : join(packageDir, source)
    await symlink(from, join(packageDir, target)).catch(ignoreExpected)
  }
}

function ignoreExpected(err: NodeJS.ErrnoException): void {
  if (!['EEXIST', 'EACCES', 'EPERM', 'EROFS'].includes(err.code ?? '')) throw err
}
