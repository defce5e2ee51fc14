import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { home, start } from '../infra/local/up/up-process.ts';
import { allBlocks, commandsOf, inlineCode } from './blocks.ts';
import { shellOn } from './shell.ts';

const run = promisify(execFile);
// Below the ports that the system hands out by itself, apart from those of other tests, and none that fetch refuses (such as 5060, 6000, 6667).
const PORT = 7_000 + (process.pid % 900);
const START = { timeout: 180_000, interval: 200 };
const DIGEST = expect.stringMatching(/^sha256:[0-9a-f]{64}$/);
const SOON = { timeout: 60_000, interval: 50 };

/** A command of the README at the ports of this test, for a shell. */
function here(command: string): string {
  return [0, 1, 2].reduce((text, at) => text.replaceAll(`127.0.0.1:${8_700 + at}`, `127.0.0.1:${PORT + at}`), command);
}

function readme(beginning: string, part = ''): string {
  const blocks = allBlocks().filter(({ document }) => document === 'README.md');
  const all = [...blocks.flatMap(commandsOf), ...inlineCode('README.md')];
  return here(all.find((command) => command.startsWith(beginning) && command.includes(part)) ?? '');
}

async function bash(script: string, cwd: string): Promise<string> {
  const { stdout } = await run('bash', ['-euc', script], { cwd });
  return stdout;
}

async function json<T>(url: string): Promise<T> {
  const answer = await fetch(here(url), { headers: { 'x-hikeshi-person': 'officer@example.jp' } });
  return (await answer.json()) as T;
}

interface Row {
  readonly notices: readonly { readonly status: string; readonly sent: number; readonly unknown: number }[];
}
const incidents = () => json<Row[]>('http://127.0.0.1:8700/api/incidents');
const mailed = async () => {
  const mails = await json<{ kind: string; to: string }[]>('http://127.0.0.1:8702/api/mails');
  return mails.filter(({ kind }) => kind === 'notice').map(({ to }) => to);
};

it('the README is followed from the first start to the next one: approve, kill, start again, own customers, an alarm, and anew', async () => {
  const folder = await home();
  const first = start(folder, ['--port', String(PORT)]);
  await expect.poll(first.said, START).toContain('Ctrl-C stops it');
  const [approve = ''] = /curl .*\/approve .*/.exec(first.said()) ?? [];
  const answer = JSON.parse(await bash(approve, folder));
  expect(answer).toMatchObject({ status: 'open', notices: [{ stage: 'first', status: 'approved', audience: 20 }] });
  expect(Object.keys(answer).at(-1)).toBe('approved');
  expect(answer.approved).toEqual({ notice: `${answer.id}-n1`, text: DIGEST, audience: DIGEST });
  await expect.poll(async () => (await mailed()).length, SOON).toBeGreaterThan(0);
  first.child.kill('SIGKILL');
  await first.ended;

  const again = start(folder, ['--port', String(PORT)]);
  await expect.poll(again.said, START).toContain('Ctrl-C stops it');
  const outcome = async () => (await incidents())[0]?.notices[0];
  await expect.poll(outcome, SOON).toMatchObject({ status: 'delivered' });
  const [{ sent = 0, unknown = 0 } = {}] = (await incidents())[0]?.notices ?? [];
  const recipients = await mailed();
  expect([sent + unknown, new Set(recipients).size]).toEqual([20, recipients.length]);

  const own = mkdtempSync(join(tmpdir(), 'hikeshi-own-'));
  writeFileSync(join(own, 'customers.csv'), 'contract,name,email1\nA-1,株式会社みほん,own@example.com\n');
  const imported = JSON.parse(await bash(readme('curl -H', 'customers.csv'), own));
  expect(imported).toMatchObject({ customers: 1, before: 20, leftOut: [{ incident: answer.id, count: 20 }] });

  const shell = await shellOn(here('http://127.0.0.1:8701'));
  await shell.run(readme('export AWS_'));
  expect(await shell.run(readme('aws', 'list-state-machines'))).toContain('"name": "hikeshi-incident"');
  expect(JSON.parse(await shell.run(readme('aws', 'put-events')))).toMatchObject({ FailedEntryCount: 0 });
  await expect.poll(async () => (await incidents()).length, SOON).toBe(2);
  await shell.stop();
  again.child.kill('SIGINT');
  expect(await again.ended).toBe(0);

  const anew = start(folder, ['--port', String(PORT), '--reset', '--empty']);
  await expect.poll(anew.said, START).toContain('Ctrl-C stops it');
  expect([await incidents(), await mailed()]).toEqual([[], []]);
  anew.child.kill('SIGINT');
  expect(await anew.ended).toBe(0);
});
