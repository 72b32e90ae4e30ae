import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { alone } from './lock.mjs'
import { project } from './prepare.mjs'
import { giveUp, step } from './progress.mjs'
import { capture } from './run.mjs'

/**
 * Finds the browser for the tests: CHROMIUM_PATH, else one on PATH, else the one that npm brought.
 * @returns {Promise<string | undefined>} its path, or undefined where there is none
 */
export async function findChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given && !existsSync(given)) giveUp(`CHROMIUM_PATH names ${given}, which does not exist.`)
  return given || ((await onPath(['chromium', 'chromium-browser', 'google-chrome'])) ?? (await packaged()))
}

/**
 * The first that runs: Ubuntu's chromium-browser may be no more than a hint to install one.
 * @param {string[]} names
 */
async function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  for (const path of names.flatMap((name) => folders.map((folder) => join(folder, name)))) {
    if (existsSync(path) && (await runs(path))) return path
  }
  return undefined
}

/** @param {string} path */
async function runs(path) {
  return (await capture(path, ['--version'])).code === 0
}

async function packaged() {
  const manifest = join(project, 'node_modules/@sparticuz/chromium/package.json')
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(manifest)) return undefined
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'))
  const folder = join(project, `.cache/chromium-${version}`)
  if (!existsSync(folder)) {
    await alone(join(project, '.cache/chromium.lock'), async () => {
      if (!existsSync(folder)) await step('Unpacking the test browser', () => unpack(folder))
    })
  }
  return writeLauncher(folder)
}

/**
 * The package unpacks into the temporary folder and trusts whatever it finds there, so it is given one of its own,
 * which gets its real name when it is complete. The variable makes it unpack its libraries as well.
 * @param {string} folder
 */
async function unpack(folder) {
  const unfinished = `${folder}.new`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  const program = "import('@sparticuz/chromium').then((chromium) => chromium.default.executablePath())"
  const { code, said } = await capture(process.execPath, ['-e', program], {
    env: { ...process.env, TMPDIR: unfinished, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  })
  if (code !== 0)
    giveUp(`${said}\nThe test browser could not be unpacked. Set CHROMIUM_PATH to a Chromium instead.`)
  renameSync(unfinished, folder)
}

/**
 * A script beside the browser that brings what this machine lacks: shared libraries, or any font at all (without one
 * text has no height and nothing can be clicked).
 * @param {string} folder
 */
async function writeLauncher(folder) {
  const binary = join(folder, 'chromium')
  const lines = [
    '#!/bin/sh',
    ...((await runs(binary))
      ? []
      : [`export LD_LIBRARY_PATH="${join(folder, 'al2023/lib')}:$LD_LIBRARY_PATH"`]),
    ...(hasFonts() ? [] : [`export FONTCONFIG_FILE="${writeFontConfig(folder)}"`]),
    `exec "${binary}" "$@"`,
  ]
  const launcher = join(folder, 'launch')
  writeFileSync(`${launcher}.${process.pid}`, `${lines.join('\n')}\n`, { mode: 0o755 })
  renameSync(`${launcher}.${process.pid}`, launcher)
  return launcher
}

/**
 * The package's own configuration names folders that are not here.
 * @param {string} folder
 */
function writeFontConfig(folder) {
  const file = join(folder, 'fonts.conf')
  const dirs = `<dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir>`
  writeFileSync(file, `<?xml version="1.0"?>\n<fontconfig>${dirs}</fontconfig>\n`)
  return file
}

function hasFonts() {
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts']
  return existsSync('/etc/fonts/fonts.conf') && folders.some(holdsFont)
}

/** @param {string} folder */
function holdsFont(folder) {
  return (
    existsSync(folder) &&
    readdirSync(folder, { recursive: true }).some((name) => /\.(ttf|otf|ttc)$/i.test(String(name)))
  )
}
