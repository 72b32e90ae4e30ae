/** Waits for a fact; fails with its name when it does not come true. */
export async function until(fact: () => unknown, name: string, timeoutMs = 8_000): Promise<void> {
  const deadline = Date.now() + timeoutMs
  while (!(await fact())) {
    if (Date.now() > deadline) throw new Error(`waited in vain for: ${name}`)
    await new Promise((resolve) => setTimeout(resolve, 4))
  }
}

/** Only to show that something does not happen. */
export const aWhile = () => new Promise((resolve) => setTimeout(resolve, 150))
