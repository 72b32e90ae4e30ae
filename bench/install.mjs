import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { giveUp, step } from '../scripts/progress.mjs'
import { run } from '../scripts/run.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const folders = [here, join(here, 'servers/y-websocket')]

/** Installs what the bench needs and what its peers need, each as its lock file says. */
export async function readyBenchPackages() {
  for (const folder of folders.filter((folder) => !isInstalled(folder))) {
    await step(
      `Installing the packages of ${folder} (SQLite may be compiled, which takes a minute)`,
      async () => {
        const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
        const code = await run('npm', args, { cwd: folder, shell: process.platform === 'win32' })
        if (code !== 0) giveUp('The packages of the bench could not be installed; npm says why above.')
      },
    )
  }
}

/** Builds another checkout of Concord by its own script. */
export async function readyOther(concordDir) {
  const { href } = pathToFileURL(join(concordDir, 'scripts/prepare.mjs'))
  const before = process.cwd()
  process.chdir(concordDir)
  await (await import(href)).readyBuild()
  process.chdir(before)
}

function isInstalled(folder) {
  const done = join(folder, 'node_modules/.package-lock.json')
  return existsSync(done) && statSync(done).mtimeMs >= statSync(join(folder, 'package-lock.json')).mtimeMs
}
