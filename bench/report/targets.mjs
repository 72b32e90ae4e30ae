/** A commit that follows the last at once finds everything warm; at the pace and beside the load of 20×8 it does not. */
const commitOf = { idle: '(idle)', 'beside-20x8': '(beside that load)' }

/**
 * What Concord must reach, each as two figures of the same run. `find(measure, shape, server)` answers a summary, or
 * undefined where it was not measured; a target that lacks a figure is left open.
 */
const targets = [
  ...['p50', 'p99'].flatMap((share) =>
    Object.entries(commitOf).map(([shape, words]) => ({
      says: `${share} at 20×8 at most one commit ${words} above Hocuspocus with SQLite`,
      ours: (find) => find('latency', '20x8', 'concord')?.[share],
      bound: (find) =>
        sum(find('latency', '20x8', 'hocuspocus-sqlite')?.[share], find('floor', shape, 'concord')?.[share]),
    })),
  ),
  {
    says: 'p99 at 20×8 below @y/websocket-server with LevelDB',
    ours: (find) => find('latency', '20x8', 'concord')?.p99,
    bound: (find) => find('latency', '20x8', 'y-websocket-leveldb')?.p99,
  },
  ...['1x50', '20x8'].flatMap((shape) =>
    [1.5, 2].map((times) => ({
      says: `updates/s at ${shape.replace('x', '×')} at least ${times}× the best peer that keeps its documents${times === 2 ? ' (the aim)' : ''}`,
      isAtLeast: true,
      ours: (find) => find('throughput', shape, 'concord')?.carried,
      bound: (find) =>
        scaled(
          times,
          of(Math.max, keeping, (id) => find('throughput', shape, id)?.carried),
        ),
    })),
  ),
  {
    says: 'warm join no slower than the fastest peer',
    ours: (find) => find('join', 'big', 'concord')?.warm,
    bound: (find) => of(Math.min, peers, (id) => find('join', 'big', id)?.warm),
  },
  {
    says: 'cold join no slower than the fastest peer that keeps its documents',
    ours: (find) => find('join', 'big', 'concord')?.cold,
    bound: (find) => of(Math.min, keeping, (id) => find('join', 'big', id)?.cold),
  },
  ...['100', '1000'].map((shape) => ({
    says: `memory per idle room at ${shape} no more than the smallest peer (KiB)`,
    ours: (find) => find('memory', shape, 'concord')?.perRoom,
    bound: (find) => of(Math.min, peers, (id) => find('memory', shape, id)?.perRoom),
  })),
  {
    says: 'no word lost that a writer was told is saved',
    ours: (find) => find('kills', 'kill -9', 'concord')?.toldLost,
    bound: (find) => (find('kills', 'kill -9', 'concord') ? 0 : undefined),
  },
  {
    says: 'no word lost that a second page saw',
    ours: (find) => find('kills', 'kill -9', 'concord')?.seenLost,
    bound: (find) => (find('kills', 'kill -9', 'concord') ? 0 : undefined),
  },
]

const keeping = ['hocuspocus-sqlite', 'y-websocket-leveldb']
const peers = [...keeping, 'hocuspocus-memory', 'y-websocket-memory']

/** Each target with our figure, its bound, their ratio and whether it is met; null where a figure is missing. */
export function judgeTargets(results) {
  const find = (measureId, shapeId, serverId) =>
    results
      .find(({ measure, shape }) => measure.id === measureId && shape.id === shapeId)
      ?.rows.find(({ server }) => server.id === serverId)?.summary ?? undefined
  return targets.map(({ says, ours, bound, isAtLeast }) => {
    const figure = ours(find)
    const limit = bound(find)
    if (figure === undefined || limit === undefined) return { says, figure, limit, ratio: null, isMet: null }
    const isMet = isAtLeast ? figure >= limit : figure <= limit
    return { says, figure, limit, ratio: limit === 0 ? null : figure / limit, isMet }
  })
}

function sum(one, other) {
  return one === undefined || other === undefined ? undefined : one + other
}

/** Undefined unless every one of them was measured. */
function of(choose, ids, figureOf) {
  const figures = ids.map(figureOf)
  return figures.includes(undefined) || figures.includes(null) ? undefined : choose(...figures)
}

function scaled(times, figure) {
  return figure === undefined ? undefined : times * figure
}
