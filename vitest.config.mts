import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      // On two cores only one worker would be the default, though much of the time is spent waiting for programs. A thread
      // starts sooner than a process, and there are hundreds of files.
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], maxWorkers: '100%', pool: 'threads' } },
      { test: { name: 'protocol', include: ['test/protocol/**/*.test.ts'], testTimeout: 120_000 } },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          maxWorkers: '100%',
        },
      },
      {
        test: {
          name: 'vscode',
          include: ['test/e2e/**/*.test.ts', 'test/vscode/**/*.test.ts'],
          globalSetup: 'test/e2e/kit/globalSetup.ts',
          testTimeout: 300_000,
          hookTimeout: 240_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})
