import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../../functions/domain/compile/compile.ts';
import { PolicyError } from '../../../functions/domain/policy/problem.ts';
import { policyNames } from '../../../infra/settings/policy-file.ts';
import { shippedText } from '../../policies/shipped.ts';
import { ROOT } from '../../style/source-files.ts';

const SEED = 20_261_126;
const RUNS = 250;
/** Parts of a file among which the place of a change is drawn. */
const PLACES = 100_003;
const names = policyNames(ROOT);

/** Words that stand where others should: of another kind, another place, or none at all. */
const STRANGERS = ['x', '0', '-1', '[]', '{}', 'true', '2026-02-30', 'P1Y', 'null', '""', '99:99-98:98', '~', '- a'];

type Mutation = (lines: string[], at: number, stranger: string) => void;

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'a line removed': (lines, at) => void lines.splice(at, 1),
  'a line twice': (lines, at) => void lines.splice(at, 0, lines[at] ?? ''),
  'a line moved in': (lines, at) => void lines.splice(at, 1, `  ${lines[at]}`),
  'two lines exchanged': (lines, at) => void lines.splice(at, 2, lines[at + 1] ?? '', lines[at] ?? ''),
  'another value': (lines, at, stranger) =>
    void lines.splice(at, 1, (lines[at] ?? '').replace(/:.*$/, `: ${stranger}`)),
  'a misspelt key': (lines, at) => void lines.splice(at, 1, (lines[at] ?? '').replace(/(\w)(\w)(?=\w*:)/, '$2$1')),
  'the end cut off': (lines, at) => void lines.splice(at),
};

const mutation = fc.record({
  name: fc.constantFrom(...names),
  what: fc.constantFrom(...Object.keys(MUTATIONS)),
  place: fc.nat({ max: PLACES - 1 }),
  stranger: fc.constantFrom(...STRANGERS),
});

describe('a policy with one thing changed at random', () => {
  it(`compiles, or every problem has its line and a remedy; nothing else is ever thrown (seed ${SEED})`, () => {
    let refused = 0;
    fc.assert(
      fc.property(mutation, ({ name, what, place, stranger }) => {
        const lines = shippedText(name).split('\n');
        MUTATIONS[what]?.(lines, Math.floor((place * lines.length) / PLACES), stranger);
        const problems = problemsOf(lines.join('\n'));
        refused += problems.length > 0 ? 1 : 0;
        for (const { line, column, message } of problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines.length + 1);
          expect(column).toBeGreaterThanOrEqual(1);
          for (const words of [message.ja, message.en]) {
            expect(words.length).toBeGreaterThan(10);
            expect(words).not.toMatch(/\bundefined\b|\[object|Cannot read|\n/);
          }
        }
      }),
      { seed: SEED, numRuns: RUNS },
    );
    // Far more than the fifty that a reader would try.
    expect(refused).toBeGreaterThan(100);
  });
});

function problemsOf(text: string) {
  try {
    compilePolicy(text, 'mutated.yaml');
    return [];
  } catch (error) {
    if (error instanceof PolicyError) return error.problems;
    throw error;
  }
}
