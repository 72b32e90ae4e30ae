import { readFileSync } from 'node:fs'

export type User = { name: string; uid: number; gid: number }

/** initdb wants an account that has a name, so only the users of the passwd file will do. */
function users(): User[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
}

/** The user with this name, or undefined. */
export function userNamed(name: string): User | undefined {
  return users().find((user) => user.name === name)
}

/** The user with this number, or undefined. */
export function userNumbered(uid: number): User | undefined {
  return users().find((user) => user.uid === uid)
}
