import { readFileSync } from 'node:fs'

/** More than this share of the processors' time taken away, and a figure says more about the host than about a server. */
const quietShare = 0.05

/**
 * Does the work again, `times` at most, until the host of this machine leaves it the processors, and answers the result of
 * the quietest try. `withheld` is the share of the time that programs here wanted a processor and the host gave it to
 * somebody else; null where the system does not tell. What `prepare` does before each try
 * is not counted.
 */
export async function quietest({ times, say = () => {}, prepare = async () => {} }, work) {
  let best
  for (let left = times; left > 0; left--) {
    await prepare()
    const before = processorTimes()
    const result = await work()
    const withheld = shareWithheld(before, processorTimes())
    if (!best || withheld < best.withheld) best = { ...result, withheld }
    if (withheld === null || withheld <= quietShare) break
    if (left > 1) say(`the host withheld ${Math.round(withheld * 100)} % of the processors, once more`)
  }
  return best
}

/** Of `steal` and the rest, in ticks of all processors together (man 5 proc). */
function processorTimes() {
  try {
    const [, user, nice, system, , , irq, softirq, steal] = readFileSync('/proc/stat', 'utf8')
      .split('\n', 1)[0]
      .split(/\s+/)
      .map(Number)
    return { had: user + nice + system + irq + softirq, withheld: steal }
  } catch {
    return null
  }
}

function shareWithheld(before, after) {
  if (!before || !after) return null
  const withheld = after.withheld - before.withheld
  return withheld / Math.max(1, withheld + after.had - before.had)
}
