import { execFileSync } from 'node:child_process'
import { cpus, release, totalmem, type } from 'node:os'
import { figure, table } from './markdown.mjs'
import { judgeTargets } from './targets.mjs'

/** The whole page of results, for the terminal and for RESULTS.md. */
export function resultsPage({ results, skipped, options, servers, startedAt, loadBefore }) {
  return [
    '# Bench results',
    ...warnings(options, loadBefore),
    facts({ results, options, startedAt, loadBefore }),
    '## What must be reached',
    targetsTable(results),
    ...skipped,
    ...results.flatMap(section),
    '## The servers',
    serversTable(servers, options),
    '',
  ].join('\n\n')
}

function warnings({ quick }, loadBefore) {
  const doubts = [
    ...(quick ? ['It was a quick run: one short round, for tuning and not for quoting.'] : []),
    ...(loadBefore > 0.5
      ? [`The machine was not quiet: its load was ${loadBefore.toFixed(1)} at the start.`]
      : []),
  ]
  return doubts.length > 0 ? [`**${doubts.join(' ')}**`] : []
}

function facts({ results, options, startedAt, loadBefore }) {
  const postgres = results.find(({ measure }) => measure.id === 'floor')?.rows[0]?.summary?.version
  const { setting } = options
  return [
    `- Date: ${startedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC, took ${minutesSince(startedAt)} min.`,
    `- Machine: ${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}, load ${loadBefore.toFixed(1)} before.`,
    `- Node.js ${process.versions.node}${postgres ? `, PostgreSQL ${postgres}` : ''}, Concord ${commitOf(options.concordDir)}.`,
    `- Servers, clients and database share this machine, over loopback. The servers take turns: ${setting.rounds} round(s), ${setting.throughputRounds} for updates per second; every figure is the median of its rounds.`,
    `- A turn of keystrokes or commits, or one joining, in which the host withheld more than 5 % of the processors’ time that was wanted here (“steal”) is done again, ${setting.tries} times at most, and the quietest counts: the same for every server.`,
    `- Ratios are to Concord in the same run. Typing is seeded with ${setting.seed}, the same for all.`,
  ].join('\n')
}

function targetsTable(results) {
  return table(
    ['target', 'Concord', 'bound', 'ratio', 'met'],
    judgeTargets(results).map(({ says, figure: ours, limit, ratio, isMet }) => [
      says,
      figure(ours),
      figure(limit),
      figure(ratio),
      isMet === null ? 'not measured' : isMet ? 'yes' : '**no**',
    ]),
  )
}

function section({ measure, shape, rows }) {
  const title = `## ${measure.title}${measure.shapes.length > 1 ? `, ${shape.id.replace(/(\d)x(\d)/, '$1×$2')}` : ''}`
  const ours = rows.find(({ server }) => server.id === 'concord')?.summary
  const heads = measure.columns.flatMap(({ title, isRatio }) => (isRatio ? [title, '×'] : [title]))
  const cells = (summary) =>
    measure.columns.flatMap(({ key, isRatio }) => {
      const value = summary?.[key]
      const ratio = ours && summary ? value / ours[key] : null
      return isRatio ? [figure(value), value === null ? '–' : figure(ratio)] : [figure(value)]
    })
  const body = rows.map(({ server, summary }) => [
    server.title,
    ...(summary ? cells(summary) : heads.map(() => 'failed')),
  ])
  const isFirst = shape === measure.shapes[0]
  return [title, ...(isFirst ? [measure.note] : []), table(['', ...heads], body)]
}

function serversTable(servers, { concordDir }) {
  return table(
    ['', 'version', 'settings', 'what it calls saved'],
    servers.map((server) => [
      server.title,
      server.version({ concordDir }),
      server.setting,
      server.saved ?? 'nothing: its clients are not told',
    ]),
  )
}

const minutesSince = (startedAt) => Math.max(1, Math.round((Date.now() - startedAt.getTime()) / 60_000))

function commitOf(folder) {
  try {
    const git = (...args) => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' }).trim()
    const isChanged = git('status', '--porcelain', '--', 'server', 'shared', 'migrations') !== ''
    return `at ${git('rev-parse', '--short', 'HEAD')}${isChanged ? ' with changes that are not committed' : ''}`
  } catch {
    return 'of no known commit'
  }
}
