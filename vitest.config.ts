import { defineConfig } from 'vitest/config';

/** Tests of pure code, which leave nothing behind: they share what they import, and so take half the time. */
const PURE = ['domain', 'policies', 'console', 'style', 'notices'].map((folder) => `test/${folder}/**/*.test.{ts,tsx}`);

export default defineConfig({
  test: {
    /** Wall time, on machines that do other things too: a limit against hanging, never a measure. */
    testTimeout: 300_000,
    hookTimeout: 300_000,
    globalSetup: 'test/temporary-folder.ts',
    pool: 'forks',
    maxWorkers: 2,
    /** Lambda's zone: the workers that run the functions have the zone of their process. */
    env: { TZ: 'UTC' },
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      { extends: true, test: { name: 'system', include: ['test/**/*.test.{ts,tsx}'], exclude: PURE } },
    ],
  },
});
