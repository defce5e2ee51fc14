import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clauseTable } from '../../functions/domain/policy/clause-table.ts';
import { CARRIED_OUT, CHANNELS_SERVED, GUARANTEED, type ServedProof } from '../../functions/domain/policy/served.ts';
import { GUARANTEES } from '../../functions/domain/policy/shape/service.ts';
import { playGolden } from '../policies/golden-rows.ts';
import { SHIPPED, shipped } from '../policies/shipped.ts';
import { ROOT, sourceFiles } from './source-files.ts';

const PARTS = Object.entries({ ...CARRIED_OUT, ...CHANNELS_SERVED });
const CLAIMS: readonly (readonly [string, ServedProof])[] = [
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

/** Clauses that their company's own system shows at work, with its alarms, people, mails and clocks. */
const PLAYED: Readonly<Record<string, readonly string[]>> = {
  flexcrm: ['FC-1', 'FC-2', 'FC-4', 'FC-5', 'FC-6', 'FC-8', 'FC-11', 'FC-13'],
  synergy: ['SY-1', 'SY-2', 'SY-3', 'SY-5', 'SY-6', 'SY-7', 'SY-15', 'SY-16', 'SY-20', 'SY-22', 'SY-23'],
  flam: ['FL-3', 'FL-5'],
  'limited-company': ['GK-1', 'GK-3', 'GK-4', 'GK-6', 'GK-8', 'GK-9', 'GK-11'],
  coxproject: ['CX-1', 'CX-2', 'CX-3', 'CX-4', 'CX-5', 'CX-6', 'CX-14', 'CX-15'],
};

/** Clauses without parts of which a policy's table says that the product does all or some. */
function claimedBy(company: string): readonly string[] {
  const rows = clauseTable(shipped(company)).filter(({ standing }) => standing !== 'declared' && standing !== 'none');
  return rows.map(({ clause }) => clause).filter((clause) => /^[A-Z]+-\d+$/.test(clause));
}

/** What a policy states in words is no behaviour: those rows of the golden tables show no clause. */
const STATED = 'Stated';
const SHOWN: readonly string[] = [
  ...sourceFiles('test')
    .filter(({ path }) => /\.test\.tsx?$/.test(path))
    .flatMap(({ path }) => testsIn(path).filter(({ isRun }) => isRun))
    .map(({ title }) => title),
  ...SHIPPED.flatMap((name) => playGolden(shipped(name), name))
    .filter(({ table }) => table !== STATED)
    .map(({ clause }) => `[${clause}]`),
];

describe('the clauses', () => {
  it.each(Object.entries(PLAYED))('of %s are played in its own system, in the default run', (company, clauses) => {
    const file = `test/rehearsals/clauses/${company}.test.ts`;
    const titles = testsIn(file).filter(({ isRun }) => isRun);
    expect(clauses.filter((clause) => !titles.some(({ title }) => title.includes(`[${clause}]`)))).toEqual([]);
    expect(readFileSync(join(ROOT, file), 'utf8')).not.toMatch(/HIKESHI_LONG|process\.env|\.(skip|run)If\(/);
  });

  it.each(SHIPPED)(
    'of %s that its table calls carried out, in full or in part, each have a test under their number',
    (company) => {
      const claimed = claimedBy(company);
      expect(claimed.length).toBeGreaterThan(0);
      expect(claimed.filter((clause) => !SHOWN.some((title) => title.includes(`[${clause}]`)))).toEqual([]);
      expect(PLAYED[company]?.filter((clause) => !claimed.includes(clause))).toEqual([]);
    },
  );
});

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
