const heartbeatMs = 10_000

/**
 * Runs one slow step between two lines that say what it is and how long it took, with a sign of life in between.
 * @template T
 * @param {string} what as in "Installing packages"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  const startedAt = Date.now()
  const seconds = () => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`
  console.log(`${what} …`)
  const heartbeat = setInterval(() => console.log(`  still at it, ${seconds()}`), heartbeatMs)
  try {
    const result = await work()
    console.log(`  done in ${seconds()}`)
    return result
  } finally {
    clearInterval(heartbeat)
  }
}

/**
 * Ends the program with a sentence for the person who ran it.
 * @param {string} sentence
 * @returns {never}
 */
export function giveUp(sentence) {
  console.error(`\n${sentence}\n`)
  process.exit(1)
}
