// Measures Concord beside other Yjs servers: npm run bench -- --help
import { resolve } from 'node:path'
import { project, readyBuild, readyNode, readyPackages } from '../scripts/prepare.mjs'
import { readyBenchPackages, readyOther } from './install.mjs'
import { readOptions } from './options.mjs'

// Whoever reads along may stop reading; the run goes on to its end.
process.stdout.on('error', () => {})

const options = readOptions(process.argv.slice(2))
const concordDir = resolve(options.concord ?? project)
readyNode()
await readyPackages()
if (concordDir === project) await readyBuild()
else await readyOther(concordDir)
await readyBenchPackages()
// What needs the packages of the bench comes only now.
const { runBench } = await import('./bench.mjs')
await runBench({ ...options, concordDir })
