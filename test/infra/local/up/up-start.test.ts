import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../../../infra/terminal/root.ts';
import { home, start } from './up-process.ts';

// Below the ports that the system hands out by itself.
const PORT = 18_700 + (process.pid % 14_000);
const SLOW_MS = 400_000;
/** Less, so that a start that hangs fails with what it said. */
const START_MS = 180_000;

/** What the README says that a first start prints. */
function documented(): string {
  const [block = ''] =
    /^ {4}Synthesizing[\s\S]*?the state stays\.$/m.exec(readFileSync(join(ROOT, 'README.md'), 'utf8')) ?? [];
  return block.replaceAll(/^ {4}/gm, '');
}

/**
 * The lines of a first start with times, dates, ids and ports masked. What goes on at once may be told in another order. A
 * template that is kept already is not synthesized.
 */
function transcript(said: string, port: number): string[][] {
  const lines = said
    .replace(/^Synthesizing.*\n/, '')
    .replaceAll(/\d{4}-\d\d-\d\dT\S+/g, 'TIME')
    .replaceAll(/\b[A-Z][a-z]{2} \d{1,2} [A-Z][a-z]{2} \d{4}(, \d\d:\d\d JST)?/g, 'DATE')
    .replaceAll(/\bI-[0-9a-z]{12}\b/g, 'ID')
    .replaceAll(
      new RegExp(`:(${[0, 1, 2].map((next) => port + next).join('|')})\\b`, 'g'),
      (_, at) => `:PORT+${at - port}`,
    )
    .split('\n');
  const from = lines.findIndex((line) => line.startsWith('  incident ID'));
  const to = lines.findIndex((line) => line.startsWith('The first notice is drafted'));
  const end = lines.findIndex((line) => line.startsWith('Ctrl-C')) + 1;
  return [lines.slice(0, from), lines.slice(from, to).toSorted(), lines.slice(to, end)];
}

describe('npm start', () => {
  it('shows a first start up to the approval, refuses a second one, stops, and goes on', {
    timeout: SLOW_MS,
  }, async () => {
    const folder = await home();
    const first = start(folder, ['--port', String(PORT)]);
    await expect.poll(first.said, { timeout: START_MS, interval: 200 }).toContain('Ctrl-C stops it');

    const said = first.said();
    expect(transcript(said, PORT)).toEqual(transcript(documented(), 8700));
    expect(said).toContain(
      `console http://127.0.0.1:${PORT}\nendpoint http://127.0.0.1:${PORT + 1}\nmailbox http://127.0.0.1:${PORT + 2}\n`,
    );
    expect(said).toMatch(/First notice to customers \(FC-6\), target: by .* JST, security officer/);
    expect(said).toMatch(/\(the law\), due: by the end of /);
    expect(said).toContain('paged responder@example.jp');
    expect(said.match(/curl /g)?.length).toBe(1);
    expect(JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8'))).toMatchObject({
      stack: 'hikeshi',
      pid: first.child.pid,
    });

    const second = start(folder, ['--port', String(PORT + 10)]);
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(`already running at http://127.0.0.1:${PORT}`);

    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(first.said()).toContain('stopped. The next start goes on from here');

    const again = start(folder, ['--port', String(PORT)]);
    await expect.poll(again.said, { timeout: START_MS, interval: 200 }).toContain('Ctrl-C stops it');
    expect(again.said()).toMatch(/open: I-.*\n(?: {2}.*\n)* {2}First notice to customers /);
    expect(again.said()).not.toContain('First start');
    again.child.kill('SIGTERM');
    expect(await again.ended).toBe(0);
  });

  it('under a policy by which the alarm alone decides nothing, says whom it waits for and where to go on', {
    timeout: SLOW_MS,
  }, async () => {
    const first = start(await home('coxproject'), ['--policy', 'coxproject', '--port', String(PORT + 20)]);
    await expect.poll(first.said, { timeout: START_MS, interval: 200 }).toContain('Ctrl-C stops it');
    expect(first.said()).toContain('The level is undecided: the incident waits for people to say what is known.');
    expect(first.said()).toContain(`go on from there at http://127.0.0.1:${PORT + 20}/incidents/I-`);
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
  });
});
