import type { Plugin } from 'vite'

/** As postgres 3.4.9 assigns them to each query, and one of them to a cursor (src/query.js). */
const assigned = /this\.(resolve|reject) = (x => \(this\.active = false, \1\(x\)\))/g
const assignedCount = 3

/**
 * Lets the driver's queries be collected while they are young. V8 takes a function that is written where it is assigned
 * to a property for a method that stays, and allocates it among what is old; what it reaches outlives every collection
 * of the young. With a name of its own first, a function is as young as any other. See docs/decisions/0013.
 */
export function youngQueries(): Plugin {
  let foundCount = 0
  return {
    name: 'concord-young-queries',
    transform: {
      filter: { id: /\/postgres\/src\/query\.js$/ },
      handler(code) {
        foundCount = [...code.matchAll(assigned)].length
        return { code: code.replace(assigned, 'const young_$1 = $2\n    this.$1 = young_$1'), map: null }
      },
    },
    buildEnd(err) {
      if (!err && foundCount !== assignedCount)
        this.error('postgres has changed: see whether docs/decisions/0013 still holds')
    },
  }
}
