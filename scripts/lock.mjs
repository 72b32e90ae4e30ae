import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const lookEveryMs = 200

/**
 * Does the work while no other program does it: two terminals may start at the same moment. What a killed program
 * left behind is taken over.
 * @template T
 * @param {string} lock the file that stands for the work
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(lock, work) {
  mkdirSync(dirname(lock), { recursive: true })
  let isWaiting = false
  while (!tryTake(lock)) {
    const holder = holderOf(lock)
    if (holder !== undefined && !isRunning(holder)) rmSync(lock, { force: true })
    if (!isWaiting) console.log('Another Concord command is at the same work; waiting for it …')
    isWaiting = true
    await sleep(lookEveryMs)
  }
  const release = () => rmSync(lock, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.removeListener('exit', release)
    release()
  }
}

/** @param {string} lock */
function tryTake(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (err) {
    if (err instanceof Error && 'code' in err && err.code === 'EEXIST') return false
    throw err
  }
}

/**
 * Undefined in the moment between making the file and writing the number.
 * @param {string} lock
 */
function holderOf(lock) {
  try {
    return Number(readFileSync(lock, 'utf8')) || undefined
  } catch {
    return undefined
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return pid !== process.pid
  } catch (err) {
    return err instanceof Error && 'code' in err && err.code === 'EPERM'
  }
}
