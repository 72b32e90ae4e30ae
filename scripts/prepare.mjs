import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { alone } from './lock.mjs'
import { giveUp, step } from './progress.mjs'
import { capture, run } from './run.mjs'

export const project = dirname(dirname(fileURLToPath(import.meta.url)))

const built = join(project, 'dist/.built')
const sources = [
  'client',
  'server',
  'shared',
  'vite.config.ts',
  'vite.server.config.ts',
  'package-lock.json',
  'tsconfig.json',
]

/** Ends with a sentence where Node.js is too old, and reads `.env`; what is set already stays as it is. */
export function readyNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    giveUp(
      `Concord needs Node.js 20.19 or later; this is ${process.versions.node}. Get a newer one at https://nodejs.org.`,
    )
  }
  process.chdir(project)
  if (existsSync('.env')) process.loadEnvFile('.env')
}

/** Installs the packages unless node_modules holds what package-lock.json asks for. */
export async function readyPackages() {
  if (areInstalled()) return
  await alone(join(project, '.cache/install.lock'), async () => {
    if (areInstalled()) return
    await step('Installing packages (the first time takes about a minute)', install)
  })
}

/** Builds the page and the server unless dist was built from just these sources. */
export async function readyBuild() {
  if (isBuilt()) return
  await alone(join(project, '.cache/build.lock'), async () => {
    if (isBuilt()) return
    await step('Building the page and the server', build)
  })
}

async function install() {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  // npm says where it is when it runs this; by itself it is a shell script that Windows starts in another way.
  const npm = process.env.npm_execpath
  const code = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, ...args])
    : await run('npm', args, { shell: process.platform === 'win32' })
  if (code !== 0) giveUp('The packages could not be installed. What npm says about it is above.')
}

/** npm writes down what it has installed once it is through, in the form of the lock file itself. */
function areInstalled() {
  const installed = readPackages('node_modules/.package-lock.json')
  const wanted = readPackages('package-lock.json')
  if (!wanted) giveUp('package-lock.json is missing or broken. Get a fresh copy of the project.')
  if (!installed) return false
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true
    const there = installed[path]
    // Packages for other platforms are optional and rightly missing.
    return there ? there.version === version : optional === true
  })
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }> | undefined}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(project, file), 'utf8')).packages
  } catch {
    return undefined
  }
}

async function build() {
  const print = fingerprint()
  rmSync(built, { force: true })
  const vite = join(project, 'node_modules/vite/bin/vite.js')
  const env = { ...process.env, NODE_ENV: 'production' }
  const results = await Promise.all([
    capture(process.execPath, [vite, 'build'], { env }),
    capture(process.execPath, [vite, 'build', '--config', 'vite.server.config.ts'], { env }),
  ])
  const failed = results.filter(({ code }) => code !== 0)
  if (failed.length > 0) {
    giveUp(`${failed.map(({ said }) => said).join('\n')}\nThe build failed; the reason is above.`)
  }
  mkdirSync(dirname(built), { recursive: true })
  writeFileSync(built, print)
}

function isBuilt() {
  try {
    return readFileSync(built, 'utf8') === fingerprint()
  } catch {
    return false
  }
}

/** By content, as a fresh checkout changes every date. */
function fingerprint() {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] ?? '')
  for (const file of sources.flatMap((source) => filesUnder(join(project, source)))) {
    hash.update(`\0${relative(project, file)}\0`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path)
    .toSorted()
    .flatMap((name) => filesUnder(join(path, name)))
}
