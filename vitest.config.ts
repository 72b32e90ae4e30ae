import { defineConfig } from 'vitest/config'

const database = { globalSetup: ['tests/global-setup.ts'] }

export default defineConfig({
  test: {
    pool: 'forks',
    projects: [
      { test: { name: 'rules', include: ['tests/rules/**/*.test.ts'], setupFiles: ['tests/setup.ts'] } },
      {
        test: {
          name: 'server',
          include: ['tests/server/**/*.test.ts'],
          setupFiles: ['tests/setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
          pool: 'forks',
          ...database,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          pool: 'forks',
          ...database,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          setupFiles: ['tests/setup.ts'],
          globalSetup: ['tests/faults/global-setup.mjs'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          pool: 'forks',
        },
      },
    ],
  },
})
