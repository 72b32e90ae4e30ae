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
  let timer: NodeJS.Timeout | undefined
  // Not a sleep that is aborted: that makes an error, with its stack, for each commit that was in time.
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new NoAnswer()), timeoutMs).unref()
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
