import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { projectFolder } from '../../server/project-folder.ts'
import asTheServer from '../../vite.server.config.ts'
import { testDatabase } from '../database.ts'

test('O28 what the database has answered is gone with the next small collection of garbage', async () => {
  const database = await testDatabase()
  const project = projectFolder()
  // Where the packages are found.
  const outDir = await mkdtemp(join(project, 'node_modules', '.asking-'))
  try {
    const program = join(import.meta.dirname, '../programs/asking.ts')
    await build({
      ...asTheServer,
      configFile: false,
      root: project,
      logLevel: 'silent',
      build: { ...asTheServer.build, outDir, rolldownOptions: { input: program } },
    })
    const args = ['--expose-gc', join(outDir, 'asking.js'), database.url]
    const { stdout } = await promisify(execFile)(process.execPath, args)
    // Each question alone has six thousand letters.
    expect(Number.parseInt(stdout, 10)).toBeLessThan(2_000)
    // Much less than nothing would be a large collection meanwhile.
    expect(Number.parseInt(stdout, 10)).toBeGreaterThan(-500)
  } finally {
    await rm(outDir, { recursive: true, force: true })
    await database.drop()
  }
})
