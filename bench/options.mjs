import { parseArgs } from 'node:util'

const usage = `npm run bench -- [options]
  --only latency,join          measures: floor, memory, latency, throughput, join, kills
  --servers concord,hocuspocus-sqlite
  --rooms 20x8,1x50            shapes of a measure: 1x8, 20x8, 100x5, 1x50; 100, 1000 (memory)
  --quick                      one short round: for tuning, not for quoting
  --rounds 3                   rounds; the servers take turns in each
  --kills 50
  --seed 1                     which typing; the same for every server
  --out none                   where the results go; bench/RESULTS.md unless told otherwise
  --concord /path              another checkout of Concord to measure
  --data /path                 where the servers keep their files; the disk matters
`

/** How long and how often everything is done. `quick` is for tuning; its figures are noisy. */
const full = {
  rounds: 3,
  tries: 8,
  lettersPerSecond: 3,
  warmMs: 1_000,
  latencyMs: 5_000,
  firstPerSecond: 1_000,
  roughMs: 1_000,
  fineMs: 2_000,
  halvings: 4,
  throughputRounds: 2,
  warmJoins: 7,
  coldJoins: 2,
  commitMs: 2_500,
  kills: 50,
}
const quick = {
  ...full,
  rounds: 1,
  tries: 1,
  latencyMs: 3_000,
  throughputRounds: 1,
  fineMs: 1_200,
  halvings: 3,
  warmJoins: 5,
  coldJoins: 1,
  commitMs: 1_000,
  kills: 5,
}

/** Reads the command line; ends with the usage when it makes no sense. */
export function readOptions(args) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        only: { type: 'string' },
        servers: { type: 'string' },
        rooms: { type: 'string' },
        quick: { type: 'boolean', default: false },
        rounds: { type: 'string' },
        kills: { type: 'string' },
        seed: { type: 'string', default: '1' },
        out: { type: 'string' },
        concord: { type: 'string' },
        data: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) throw new Error('')
    const setting = { ...(values.quick ? quick : full), seed: whole(values.seed, 'seed') }
    if (values.rounds) setting.rounds = setting.throughputRounds = whole(values.rounds, 'rounds')
    if (values.kills) setting.kills = whole(values.kills, 'kills')
    return {
      ...values,
      setting,
      isListed: (list, id) => !values[list] || values[list].split(',').includes(id),
    }
  } catch (err) {
    console.error(`${err.message}\n\n${usage}`)
    process.exit(1)
  }
}

function whole(text, name) {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} takes a whole number from 1 on.`)
  return value
}
