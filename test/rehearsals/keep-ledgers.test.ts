import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../functions/domain/base/time/units.ts';
import { stands } from '../domain/kept/stands.ts';
import { shipped } from '../policies/shipped.ts';
import { alarm, mustWork, type Stage, stage } from './stage.ts';
import { closeOff, workThrough } from './work-through.ts';

const FILE = process.env.HIKESHI_KEEP;
const START = '2026-04-24T10:00:00+09:00';

/**
 * Writes what this release records, for later releases to read (test/domain/kept): two incidents of one event that are joined, an
 * outage that comes back, a drill, customers who are imported anew, and everything that they owe until they are closed.
 * `HIKESHI_KEEP=test/domain/kept/NAME npx vitest run test/rehearsals/keep-ledgers.test.ts`
 */
it.runIf(FILE !== undefined)('keeps the ledgers of this release', async () => {
  const played = await stage({ start: START, customers: 6 });
  try {
    await course(played);
    const { system } = played;
    const { pointAt } = await import('../../infra/cli/verify/running.ts');
    pointAt({ endpoint: system.endpointUrl, stack: 'hikeshi', region: 'ap-northeast-1' });
    const { allPolicies, allStreams } = await import('../../functions/adapters/store/ledger-scan.ts');
    const { readStream } = await import('../../functions/adapters/store/ledger.ts');
    const streams = await Promise.all(
      (await allStreams()).map(async (stream) => ({ stream, items: await readStream(stream) })),
    );
    write('jsonl', [{ policies: await allPolicies() }, ...streams]);
    write(
      'stands.jsonl',
      streams.map((one) => [one.stream, stands(one)]),
    );
    expect(streams.length).toBeGreaterThan(5);
  } finally {
    await played.stop();
  }
});

function write(kind: string, lines: readonly unknown[]): void {
  writeFileSync(`${FILE}.${kind}`, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

async function course(played: Stage): Promise<void> {
  const { system, ask, to } = played;
  const fires = (name: string, state: 'ALARM' | 'OK', minutes: number) => {
    const at = new Date(Date.parse(START) + minutes * MINUTE_MS).toISOString().replace('.000Z', 'Z');
    return system.putEvents([alarm(name, state, at, `${name}-${minutes}`)].map((event) => event as never));
  };
  await fires('crm-api-outage', 'ALARM', 0);
  await to(MINUTE_MS);
  await fires('crm-web-slow', 'ALARM', 1);
  await to(5 * MINUTE_MS);
  const ids = (await played.incidents()).map(({ id }) => id);
  const [second = '', first = ''] = ids;
  const say = async (as: string, id: string, verb: string, body: object) =>
    mustWork(await ask(as, `/api/incidents/${id}/${verb}`, body));
  await say('responder@example.jp', first, 'acknowledge', {});
  await say('officer@example.jp', first, 'assess', {
    facts: {
      'service.impact': 'major',
      'service.felt': 'confirmed',
      'data.leak': 'possible',
      'data.personal': 'confirmed',
    },
    occurredAt: START,
  });
  await say('officer@example.jp', second, 'assess', { facts: { 'service.felt': 'confirmed' } });
  await say('officer@example.jp', second, 'join', { into: first, reason: 'One event.' });
  await to(20 * MINUTE_MS);
  await say('approver@example.jp', first, 'approve', { what: 'first' });
  await to(40 * MINUTE_MS);
  await fires('crm-api-outage', 'OK', 40);
  await fires('crm-web-slow', 'OK', 41);
  await to(60 * MINUTE_MS);
  await fires('crm-api-outage', 'ALARM', 60);
  await to(61 * MINUTE_MS);
  mustWork(
    await ask('officer@example.jp', '/api/incidents', {
      title: 'A drill',
      drill: true,
      facts: { 'data.leak': 'confirmed' },
    }),
  );
  await fires('crm-api-outage', 'OK', 70);
  await to(2 * HOUR_MS);
  await say('officer@example.jp', first, 'assess', {
    facts: {
      'data.leak': 'confirmed',
      'data.persons': 1200,
      'data.role': 'controller',
      'cause.kind': 'misconfiguration',
      'cause.ours': 'yes',
      'cause.wrongful': 'none',
      'fix.permanent': 'yes',
      investigation: 'done',
    },
  });
  const policy = shipped('flexcrm');
  await workThrough(played, policy, first, 3);
  await closeOff(played, policy, first);
}
