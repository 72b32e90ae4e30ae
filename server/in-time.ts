import { setTimeout as sleep } from 'node:timers/promises'

class NoAnswer extends Error {
  readonly code = 'NO_ANSWER'

  constructor() {
    super('the database did not answer in time')
  }
}

/** Also of a connection that is taken and then not greeted, which the driver itself gives up. */
export const hasNoAnswer = (err: unknown): boolean =>
  err instanceof NoAnswer || (err instanceof Error && 'code' in err && err.code === 'CONNECT_TIMEOUT')

/**
 * What the database answers, or an error after so long. A line that swallows what is sent would otherwise hold whoever
 * waits for as long as TCP tries, a quarter of an hour. The query may still succeed later.
 */
export async function inTime<Result>(timeoutMs: number, answer: PromiseLike<Result>): Promise<Result> {
  const timer = new AbortController()
  const late = sleep(timeoutMs, undefined, { signal: timer.signal, ref: false }).then(() => {
    throw new NoAnswer()
  })
  // Whichever comes second is of no interest any more.
  late.catch(() => {})
  try {
    return await Promise.race([answer, late])
  } finally {
    timer.abort()
    answer.then(undefined, () => {})
  }
}
