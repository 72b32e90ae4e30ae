import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { project } from './prepare.mjs'
import { capture } from './run.mjs'

/** What to tell a person whose machine has none. */
export const howToGetHaproxy =
  'Several nodes need a proxy in front of them, and there is no HAProxy 2.6 or later here. Install it ' +
  '(Debian, Ubuntu: apt install haproxy; macOS: brew install haproxy), or run one node with npm start.'

/**
 * Finds HAProxy on PATH or where Debian puts it, which is not on everybody's PATH.
 * @returns {Promise<string | undefined>}
 */
export async function findHaproxy() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  for (const path of folders.map((folder) => join(folder, 'haproxy'))) {
    if (existsSync(path) && (await capture(path, ['-v'])).code === 0) return path
  }
  return undefined
}

/**
 * Runs `proxy/haproxy.cfg` with other nodes than the file names, until it is killed or this process ends.
 * @param {{ haproxy: string, bind: string, nodes: string[] }} given addresses such as 127.0.0.1:3001
 * @returns {Promise<import('node:child_process').ChildProcess>}
 */
export async function startProxy({ haproxy, bind, nodes }) {
  const folder = mkdtempSync(join(tmpdir(), 'concord-proxy-'))
  const file = join(folder, 'haproxy.cfg')
  writeFileSync(file, configFor(nodes))
  const env = { ...process.env, PROXY_BIND: bind }
  const command = [...(await endsWithUs()), haproxy, '-db', '-f', file]
  // Detached, so that Ctrl-C in a terminal does not reach it: it goes last but one.
  const child = spawn(command[0] ?? haproxy, command.slice(1), {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  child.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return child
}

/** @param {string[]} nodes */
function configFor(nodes) {
  const config = readFileSync(join(project, 'proxy/haproxy.cfg'), 'utf8')
  const servers = nodes.map((address, place) => `  server node-${place + 1} ${address}\n`)
  return config.replaceAll(/^ {2}server .*\n/gm, '') + servers.join('')
}

/** On Linux the kernel can end a program with the one that started it, even when that one is killed. */
async function endsWithUs() {
  const prefix = ['setpriv', '--pdeathsig', 'TERM']
  return (await capture('setpriv', [...prefix.slice(1), 'true'])).code === 0 ? prefix : []
}
