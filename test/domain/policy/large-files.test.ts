import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkPolicy } from '../../../functions/domain/policy/check-policy.ts';
import { PolicyError } from '../../../functions/domain/policy/problem.ts';
import { MAX_POLICY_BYTES } from '../../../functions/domain/policy/read-yaml.ts';

const BASE = readFileSync('workflows/policies/flexcrm.yaml', 'utf8');
const OPTIONS = { customers: null, ratePerSecond: 14, share: 0.8, year: 2026 };
const FIVE_SECONDS_US = 5_000_000;

/** So many lines as the limit allows. */
function filled(line: (index: number) => string): string {
  const room = MAX_POLICY_BYTES - Buffer.byteLength(BASE) - 200;
  return Array.from({ length: Math.floor(room / Buffer.byteLength(line(1e6))) }, (_, index) => line(index)).join('');
}

function problemsOf(text: string): PolicyError {
  try {
    checkPolicy(text, 'f.yaml', OPTIONS);
  } catch (error) {
    if (error instanceof PolicyError) return error;
    throw error;
  }
  throw new Error('it was taken');
}

const inRule = (list: string) =>
  BASE.replace(
    /^rules:\n/m,
    `rules:\n  - clause: FC-1a\n    level: major\n    reason: { ja: あ, en: a }\n    when: { any: [${list}] }\n`,
  );

describe('a policy file as large as may be', () => {
  it.each([
    ['unknown keys', () => `${BASE}\n${filled((index) => `zz${index}: 1\n`)}`],
    ['one key again and again', () => `${BASE}\n${filled(() => 'zz: 1\n')}`],
    ['a condition of many parts', () => inRule(filled(() => '{ data.leak: confirmed },'))],
    ['many faults in one list', () => BASE.replace(/^rules:\n/m, `rules:\n${filled(() => '  - {}\n')}`)],
  ])('given %s, when it is checked, then it is answered in five seconds of processor time', (_, make) => {
    const text = make();
    const before = process.cpuUsage();
    expect(problemsOf(text).problems.length).toBeGreaterThan(0);
    const { user, system } = process.cpuUsage(before);
    expect(user + system).toBeLessThan(FIVE_SECONDS_US);
  });

  it('given more faults than are read at once, it says how many more there are', () => {
    const keys = Array.from({ length: 60 }, (_, index) => `zz${index}: 1`).join('\n');
    expect(problemsOf(`${BASE}\n${keys}\n`).message).toMatch(/\n… and 10 more$/);
  });

  it('given control characters in a key, it shows them and sends none', () => {
    const { message } = problemsOf(`${BASE}\n"\\e[2Jkey": 1\n`);
    expect(message).toContain('\\u001b[2Jkey');
    expect(message).not.toMatch(/[^\P{Cc}\n]/u);
  });
});
