import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { run as policy } from '../../../infra/cli/policy/policy.ts';
import { run as rehearse } from '../../../infra/cli/rehearse/rehearse.ts';
import { print, printDocument, printJson, warn } from '../../../infra/terminal/terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-terminal-'));
afterAll(() => rmSync(folder, { recursive: true }));

const heard = { out: '', err: '' };
beforeEach(() => {
  Object.assign(heard, { out: '', err: '' });
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    heard.out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    heard.err += String(text);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

/** Clears the screen, sets the window's title, turns the direction of the text, moves to the line's start. */
const HOSTILE = '\u001b[2J\u001b]0;owned\u0007\u202etxt.exe\u2066\r\u009b31m\u0085\u2028';
const STEERS = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069\u2028\u2029]/u;

/** A shipped policy whose every sentence ends as `more` says. */
function policyWith(name: string, more: (text: string, path: string) => string): string {
  const walk = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((each, index) => walk(each, `${path}.${index}`));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each, `${path}.${key}`)]));
    }
    return typeof value === 'string' && /\.(ja|en|source)$/.test(path) ? more(value, path) : value;
  };
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, JSON.stringify(walk(parse(readFileSync('workflows/policies/flexcrm.yaml', 'utf8')), '')));
  return file;
}

function steersNothing(): void {
  expect(heard.out + heard.err).not.toMatch(STEERS);
}

describe('what is written to the terminal', () => {
  it('shows what would steer it, and keeps line ends and tabs', () => {
    print(`a\tb${HOSTILE}\nc\n`);
    expect(heard.out).toBe(
      'a\tb\\u001b[2J\\u001b]0;owned\\u0007\\u202etxt.exe\\u2066\\u000d\\u009b31m\\u0085\\u2028\nc\n',
    );
    warn(HOSTILE);
    steersNothing();
  });

  it('cuts a line of a megabyte, and says how much there was; a document stays whole', () => {
    print(`${'x'.repeat(1_000_000)}\nnext\n`);
    expect(heard.out).toMatch(/^x{4000}… \(996000 more characters\)\nnext\n$/);
    heard.out = '';
    printDocument(`${'x'.repeat(1_000_000)}${HOSTILE}\n`);
    expect(heard.out.length).toBeGreaterThan(1_000_000);
    steersNothing();
  });

  it('reads back as the same JSON', () => {
    const value = { [HOSTILE]: [HOSTILE, '\u{e0041}', '👩‍🚒'] };
    printJson(value);
    steersNothing();
    expect(JSON.parse(heard.out)).toEqual(value);
  });
});

describe('a policy whose texts steer a terminal', () => {
  const file = policyWith('hostile', (text) => `${text}${HOSTILE}`);

  it.each([
    ['check', [file]],
    ['check', [file, '--json']],
    ['explain', [file, '--facts', 'data.leak=possible']],
    ['explain', [file, '--facts', 'data.leak=possible', '--json']],
    ['publish', [file, '--draft']],
    ['publish', [file, '--draft', '--format', 'html', '--lang', 'en']],
    ['publish', [file, '--draft', '--format', 'text']],
    ['publish', [file]],
    ['diff', ['synergy', file]],
    ['diff', ['synergy', file, '--lang', 'en', '--json']],
    ['check', [join(folder, `${HOSTILE}.yaml`)]],
    ['check', [file, HOSTILE]],
  ])('steers none by policy %s', async (verb, words) => {
    const code = await policy([verb, ...words]);
    // The texts are allowed in the file; what is refused are a file that is not there, and a word too many.
    expect(code === 2).toBe(words.some((word) => word.includes(HOSTILE)));
    expect((heard.out + heard.err).length).toBeGreaterThan(100);
    steersNothing();
  });

  it('fills none with a text of a megabyte', async () => {
    const long = policyWith('long', (text, path) => (path === '.title.en' ? 'x'.repeat(900_000) : text));
    for (const verb of [
      ['check', long],
      ['explain', long, '--facts', 'data.leak=possible'],
      ['diff', 'synergy', long],
    ]) {
      await policy(verb);
    }
    const longest = Math.max(...heard.out.split('\n').map((line) => line.length));
    expect(longest).toBeLessThan(4_100);
  });

  it('steers none by a rehearsal, nor does its scenario', async () => {
    const scenario = join(folder, 'scenario.yaml');
    writeFileSync(
      scenario,
      JSON.stringify({
        start: '2026-04-24T17:50:00+09:00',
        policy: file,
        until: 'PT1H',
        steps: [
          { at: 'PT0S', do: 'report', with: { title: 'Mails went astray', facts: { 'data.leak': 'possible' } } },
          { at: 'PT1S', do: 'report', with: { title: `a${HOSTILE}` }, expect: 'refused' },
        ],
      }),
    );
    expect([await rehearse([scenario, '--lang', 'en']), heard.err]).toEqual([0, '']);
    expect(heard.out).toContain('\\u001b[2J');
    steersNothing();
  });
});
