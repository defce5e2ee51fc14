import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CARRIED_OUT, CHANNELS_SERVED, GUARANTEED, type Proof } from '../../functions/domain/policy/served.ts';
import { GUARANTEES } from '../../functions/domain/policy/shape/service.ts';
import { ROOT } from './source-files.ts';

const PARTS = Object.entries({ ...CARRIED_OUT, ...CHANNELS_SERVED });
const CLAIMS: readonly (readonly [string, Proof])[] = [
  ...PARTS.flatMap(([claim, proof]) => (proof === null ? [] : [[claim, proof] as const])),
  ...Object.entries(GUARANTEED).flatMap(([claim, { shownBy }]) => shownBy.map((proof) => [claim, proof] as const)),
];

/** The titles of the tests of a file, with whether each runs. */
function testsIn(file: string): { readonly title: string; readonly isRun: boolean }[] {
  const source = readFileSync(join(ROOT, file), 'utf8');
  return [...source.matchAll(/^\s*it(\.skip|\.todo)?(?:\.each\([\s\S]*?\))?\(\s*['`"](.*?)['`"],/gm)].map(
    ([, skipped, title = '']) => ({ title, isRun: skipped === undefined }),
  );
}

describe('what the product claims to carry out', () => {
  it.each(CLAIMS)('%s is shown by a test that exists and runs', (_, { test, title }) => {
    expect(test).toMatch(/^test\/.+\.test\.tsx?$/);
    expect(testsIn(test).filter((each) => each.isRun && each.title.includes(title)).length).toBeGreaterThan(0);
    expect(title.length).toBeGreaterThan('[GK-1]'.length - 1);
  });

  it('covers every guarantee of the policy language', () => {
    expect(Object.keys(GUARANTEED).toSorted()).toEqual([...GUARANTEES].toSorted());
  });

  it('runs in CI: every test file is of one of the projects that npm test runs', () => {
    expect(readFileSync(join(ROOT, '.ci/run'), 'utf8')).toMatch(/^step "npm test";\s+npm test$/m);
  });
});
