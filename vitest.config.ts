import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Half of the tests wait for a browser: one worker a core keeps both busy.
    maxWorkers: '100%',
  },
})
