import { defineConfig } from 'vitest/config';

/** The tests that mutants of the pure code are run against. */
export default defineConfig({
  test: {
    include: (process.env.MUTANT_TESTS ?? 'test/domain,test/policies')
      .split(',')
      .map((folder) => `${folder}/**/*.test.ts`),
    testTimeout: 300_000,
    env: { TZ: 'UTC' },
    isolate: false,
  },
});
