import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './chromium.mjs'
import { readyBuild, readyNode, readyPackages } from './prepare.mjs'
import { run } from './run.mjs'

readyNode()
await readyPackages()
const chromium = await findChromium()
console.log(
  chromium
    ? `Test browser: ${chromium}`
    : 'No Chromium for the browser tests: they will fail. Install Chromium, or set CHROMIUM_PATH.',
)
await readyBuild()

const folder = mkdtempSync(join(tmpdir(), 'concord-results-'))
const results = join(folder, 'results.json')
const vitest = [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${results}`,
]
const code = await run(process.execPath, [...vitest, ...process.argv.slice(2)], {
  env: { ...process.env, ...(chromium && { CHROMIUM_PATH: chromium }) },
})
const { passed, failed, skipped } = count()
rmSync(folder, { recursive: true, force: true })
if (skipped > 0) console.log(`${skipped} skipped`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? code || 1 : code)

/** A file that could not be loaded and a run that failed outside any test count as one failure each. */
function count() {
  try {
    const report = JSON.parse(readFileSync(results, 'utf8'))
    const broken = report.testResults.filter(
      (/** @type {{ status: string, assertionResults: { status: string }[] }} */ file) =>
        file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
    ).length
    const failed = report.numFailedTests + broken
    return {
      passed: report.numPassedTests,
      failed: failed === 0 && code !== 0 ? 1 : failed,
      skipped: report.numPendingTests + report.numTodoTests,
    }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}
