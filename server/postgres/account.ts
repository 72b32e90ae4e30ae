import { spawnSync, type SpawnOptions } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { giveFolder } from './ownership.ts'
import { userNamed, userNumbered, type User } from './users.ts'

/** As whom PostgreSQL runs. It refuses to run as root, and it refuses files that are not its own. */
export type Account = {
  name: string
  /** Words before the program: they change who it is, and have it stopped when this process is killed. */
  prefix: string[]
  /** For child_process.spawn, and the owner of the files. Unset: as this process. */
  uid?: number
  gid?: number
}

type Needs = {
  /** Where the database is, or will be. */
  clusterDir: string
  /** A folder that will be the account's own and that it must be able to write. */
  runDir: string
  /** The program that it must be able to start. */
  postgres: string
}

/**
 * The first account that can do what is needed. Not root: this one. Root: the user whose database it is already; a
 * user namespace in which root has an ordinary number (the files stay root's); the owner of the program, `postgres`
 * or `nobody`, who are given the files. Undefined when nobody can.
 */
export function chooseAccount(needs: Needs): Account | undefined {
  return candidates(needs).find((account) => {
    giveFolder(needs.runDir, account)
    return canRun(account, needs)
  })
}

/** What to hand to child_process.spawn so that the program runs as the account. */
export function commandAs(account: Account, program: string, args: string[]) {
  const [file = program, ...rest] = [...account.prefix, program, ...args]
  const options = { cwd: '/', env: cleanEnv(), uid: account.uid, gid: account.gid } satisfies SpawnOptions
  return { file, args: rest, options }
}

function candidates({ clusterDir, postgres }: Needs): Account[] {
  // setpriv asks Linux to send SIGINT, PostgreSQL's fast shutdown, when the parent dies, however it dies.
  const followParent = ['setpriv', '--pdeathsig', 'INT']
  const prefix = canRunCommand([...followParent, 'true']) ? followParent : []
  if (process.getuid?.() !== 0) return [{ name: 'this user', prefix }]
  const asUsers = (users: (User | undefined)[]) =>
    users.flatMap((user) => (user && user.uid !== 0 ? [{ ...user, prefix }] : []))
  return [
    ...asUsers([ownerOf(clusterDir)]),
    { name: 'root in a user namespace', prefix: ['unshare', '--map-user=1', '--map-group=1', ...prefix] },
    ...asUsers([ownerOf(dirname(postgres)), userNamed('postgres'), userNamed('nobody')]),
  ]
}

function canRun(account: Account, { runDir, postgres }: Needs): boolean {
  const script = 'test -w "$0" && exec "$1" --version'
  const { file, args, options } = commandAs(account, 'sh', ['-c', script, runDir, postgres])
  return spawnSync(file, args, { ...options, stdio: 'ignore' }).status === 0
}

function ownerOf(path: string): User | undefined {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats && userNumbered(stats.uid)
}

function canRunCommand([file = '', ...args]: string[]): boolean {
  return spawnSync(file, args, { stdio: 'ignore' }).status === 0
}

/** Without PGDATA, PGPORT and their like, which would override what the command line leaves out. */
function cleanEnv(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C' }
}
