import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { projectFolder } from '../../server/project-folder.ts'
import { testDatabase } from '../database.ts'

test('O28 what the database has answered is gone with the next small collection of garbage', async () => {
  const database = await testDatabase()
  const project = projectFolder()
  // Where the packages are found.
  const outDir = await mkdtemp(join(project, 'node_modules', '.asking-'))
  try {
    await build({
      configFile: join(project, 'vite.server.config.ts'),
      logLevel: 'silent',
      build: { outDir, rolldownOptions: { input: [join(import.meta.dirname, '../programs/asking.ts')] } },
    })
    const args = ['--expose-gc', join(outDir, 'asking.js'), database.url]
    const { stdout } = await promisify(execFile)(process.execPath, args)
    // Each question alone has six thousand letters.
    expect(Number(stdout)).toBeLessThan(2_000)
  } finally {
    await rm(outDir, { recursive: true, force: true })
    await database.drop()
  }
})
