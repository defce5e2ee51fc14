import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkPolicy } from '../../../functions/domain/compile/check-policy.ts';
import { MAX_POLICY_BYTES } from '../../../functions/domain/compile/read-yaml.ts';
import { PolicyError } from '../../../functions/domain/policy/problem.ts';

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

  const rest = () => MAX_POLICY_BYTES - Buffer.byteLength(BASE) - 2_000;
  const deep = (open: string, close: string) => {
    const levels = Math.floor(rest() / (open.length + close.length));
    return `${open.repeat(levels)}${close.repeat(levels)}`;
  };
  const billion = Array.from({ length: 12 }, (_, n) =>
    n === 0
      ? 'zz0: &a0 [x, x, x, x, x, x, x, x, x]'
      : `zz${n}: &a${n} [${Array(9)
          .fill(`*a${n - 1}`)
          .join(', ')}]`,
  ).join('\n');
  const [duties, list] = [/^duties:\n/m, (entry: (index: number) => string) => filled(entry)];
  const duty = (index: number) => `  - { kind: step.z${index}, clause: FC-1, owner: officer, due: PT1H }\n`;

  it.each([
    ['aliases of aliases', () => `${BASE}\n${billion}\n`],
    ['an alias of itself', () => `${BASE}\nzz: &z [*z, *z]\n`],
    ['brackets within brackets', () => `${BASE}\nzz: ${deep('[', ']')}\n`],
    ['maps within maps', () => `${BASE}\nzz: ${deep('{a: ', '}')}\n`],
    ['brackets that are never closed', () => `${BASE}\nzz: ${'['.repeat(rest())}\n`],
    [
      'brackets just deep enough, again and again',
      () => `${BASE}\nzz: [${`${'['.repeat(400)}${']'.repeat(400)},`.repeat(rest() / 801)}]\n`,
    ],
    ['closed brackets, again and again', () => `${BASE}\nzz: ${'[]'.repeat(rest() / 2)}\n`],
    ['brackets that nothing opened', () => `${BASE}\nzz: ${']'.repeat(rest())}\n`],
    ...[
      ',',
      ', ',
      '- ',
      '? ',
      ': ',
      "'' ",
      '"" ',
      '&a ',
      '*a ',
      '!a ',
      '# ',
      '| ',
      '{},',
      ']}',
      'a, ',
      '\n',
      '\n- ',
      '\n\t',
      '\n...\n',
    ].map((piece): [string, () => string] => [
      `${JSON.stringify(piece)} again and again`,
      () => `${BASE}\nzz: [${piece.repeat(Math.floor(rest() / piece.length))}]\n`,
    ]),
    ['brackets that nothing opened, just few enough', () => `${BASE}\nzz: ${']'.repeat(100_000)}\n`],
    ['closed brackets, just few enough', () => `${BASE}\nzz: ${'[]'.repeat(50_000)}\n`],
    [
      'duties, just few enough',
      () => BASE.replace(duties, `duties:\n${Array.from({ length: 1_600 }, (_, n) => duty(n)).join('')}`),
    ],
    ['JSON within JSON', () => deep('{"a":', '}')],
    [
      'lists below lists',
      () => `${BASE}\nzz:\n${Array.from({ length: 1_300 }, (_, n) => `${' '.repeat(n)}-\n`).join('')}`,
    ],
    ['a key of a megabyte', () => `${BASE}\n${'k'.repeat(rest())}: 1\n`],
    ['a value of a megabyte', () => `${BASE}\nzz: '${'v'.repeat(rest())}'\n`],
    ['a quote that is never closed', () => `${BASE}\nzz: "${'\\n'.repeat(rest() / 2)}`],
    [
      'names that end every expression badly',
      () => BASE.replace('policy: flexcrm', `policy: ${'a-'.repeat(rest() / 2)}!`),
    ],
    ['a duration of a megabyte', () => BASE.replace(/PT1H/, `PT${'1'.repeat(rest())}`)],
    ['a pattern of a megabyte', () => `${BASE}\nsignals2: { match: ["${'*a'.repeat(rest() / 2)}"] }\n`],
    [
      'keys of every object',
      () => `${BASE}\n__proto__: { polluted: yes }\nconstructor: { prototype: { polluted: yes } }\n`,
    ],
    ['keys of every object deep inside', () => BASE.replace(/^team:\n/m, 'team:\n  __proto__: { polluted: yes }\n')],
    ['duties without end', () => BASE.replace(duties, `duties:\n${list(duty)}`)],
    [
      'clauses without end',
      () => BASE.replace(/^clauses:\n/m, `clauses:\n${list((n) => `  Z-${n}: { ja: あ, en: a }\n`)}`),
    ],
    ['tags and merge keys', () => `${BASE}\nzz: !!binary "${'A'.repeat(1_000)}"\n<<: { policy: other }\n`],
    ['line ends of every kind', () => `${BASE}\nzz: ${'\r\u2028\u0085\t'.repeat(10_000)}\n`],
    ['nothing but marks', () => '%YAML 1.2\n---\n'.repeat(20_000)],
    ['bytes that are no text', () => `${BASE}\nzz: ${'\u0000\ufffd\ud800'.repeat(10_000)}\n`],
  ])(
    'given %s, when it is checked, then it is refused in five seconds of processor time, in few short lines',
    (_, make) => {
      const text = make();
      const before = process.cpuUsage();
      const { message } = problemsOf(text);
      const { user, system } = process.cpuUsage(before);
      expect(user + system).toBeLessThan(FIVE_SECONDS_US);
      expect(message.split('\n').length).toBeLessThanOrEqual(51);
      expect(message.length).toBeLessThan(60_000);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    },
  );

  it('given a file of comments alone, it says nothing of keys and values that are not there', () => {
    expect(problemsOf('#\n'.repeat(500_000)).message).toMatch(
      /^\S+ the file holds more than 120000 keys, values, comments, line ends and blanks; [^;\n]+$/,
    );
  });

  it('given too many keys, it says that they are too many', () => {
    const keys = Array.from({ length: 10_001 }, (_, index) => `z${index}: 1\n`).join('');
    expect(problemsOf(keys).message).toMatch(/the file holds more than 20000 keys and values/);
  });

  const FACTS = 13;
  const named = (letter: string) =>
    Array.from(
      { length: FACTS },
      (_, n) => `  ${letter}${n}: { steps: [none, possible], ask: { ja: 質問, en: Is it so? } }\n`,
    );
  /** Pairs of facts, each time another half beside the same one: no two conditions have an answer in common. */
  const tangled = (turn: number) => {
    const pairs = Array.from(
      { length: FACTS },
      (_, n) => `{ all: [{ x${n}: possible }, { y${(n + turn) % FACTS}: possible }] }`,
    );
    return `{ any: [${pairs.join(', ')}] }`;
  };
  const tangle = (list: RegExp, heading: string, entry: (turn: number) => string) => {
    const entries = Array.from({ length: 72 }, (_, turn) => entry(turn)).join('');
    const facts = `facts:\n${[...named('x'), ...named('y')].join('')}`;
    return BASE.replace(list, `${heading}\n${entries}`).replace(/^rules:\n/m, `${facts}\nrules:\n`);
  };

  it.each([
    [
      'duties',
      () =>
        tangle(
          duties,
          'duties:',
          (turn) =>
            `  - { kind: step.z${turn}, clause: FC-1, owner: officer, title: { ja: 作業${turn}, en: Work ${turn} }, when: { facts: ${tangled(turn)} }, clock: { kind: elapsed, from: opening, within: PT1H } }\n`,
        ),
    ],
    [
      'rules',
      () =>
        tangle(
          /^rules:\n/m,
          'rules:',
          (turn) => `  - { clause: FC-1a, level: major, reason: { ja: あ, en: a }, when: ${tangled(turn)} }\n`,
        ),
    ],
  ])(
    'given %s that are each just answerable, and many, then the file is refused within five seconds of processor time',
    (_, make) => {
      const text = make();
      const before = process.cpuUsage();
      const { message } = problemsOf(text);
      const { user, system } = process.cpuUsage(before);
      expect(message).toContain('the rules depend on too many facts at once');
      expect(user + system).toBeLessThan(5 * 1_000_000);
    },
  );

  it('given faults of the form beside a name that nobody has, then it says that names are looked at later; of names alone, nothing', () => {
    const role = BASE.replace(/owner: officer/, 'owner: oficer');
    expect(problemsOf(`${role}\nzz: 1\n`).in('en')).toMatch(/zz[\s\S]*\nWhether names and values fit together/);
    expect(problemsOf(role).in('en')).toMatch(/oficer/);
    expect(problemsOf(role).in('en')).not.toMatch(/Whether names and values/);
  });

  it('given more faults than are read at once, it says how many more there are', () => {
    const keys = Array.from({ length: 60 }, (_, index) => `zz${index}: 1`).join('\n');
    expect(problemsOf(`${BASE}\n${keys}\n`).message).toMatch(/\n… and 10 more$/);
  });

  it.each([
    ['quotes', (n: number) => `"z[{${n}": 1\n`],
    ['single quotes', (n: number) => `'z[{${n}': 1\n`],
    ['plain keys', (n: number) => `z[{${n}: 1\n`],
    ['values', (n: number) => `z${n}: a[{\n`],
    ['comments', (n: number) => `z${n}: 1 # [{\n`],
  ])('given thousands of brackets in %s, then each unknown key is told, and nothing of nesting', (_, line) => {
    const keys = Array.from({ length: 3_000 }, (_each, index) => line(index)).join('');
    const { message } = problemsOf(`${BASE}\n${keys}`);
    expect(message).not.toMatch(/nested/);
    expect(message).toMatch(/\n… and 29\d\d more$/);
  });

  it.each([
    ['a text in quotes', `zz: "${'['.repeat(900_000)}"`],
    ['a text of many lines', `zz: |\n${'  [[[[{{{{\n'.repeat(80_000)}`],
    ['a comment', `zz: 1 # ${'['.repeat(900_000)}`],
    ['keys in quotes', Array.from({ length: 60_000 }, (_, n) => `"[${n}": 1`).join('\n')],
  ])('given a megabyte of brackets in %s, then it is answered in five seconds of processor time', (_, more) => {
    const text = `${BASE}\n${more}\n`;
    const before = process.cpuUsage();
    expect(problemsOf(text).message).not.toMatch(/nested/);
    const { user, system } = process.cpuUsage(before);
    expect(user + system).toBeLessThan(FIVE_SECONDS_US);
  });

  it('given control characters in a key, it shows them and sends none', () => {
    const { message } = problemsOf(`${BASE}\n"\\e[2Jkey": 1\n`);
    expect(message).toContain('\\u001b[2Jkey');
    expect(message).not.toMatch(/[^\P{Cc}\n]/u);
  });
});
