import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { LedgerItem } from '../../../functions/domain/base/ledger/item.ts';
import { deliveryTag } from '../../../functions/domain/channels/delivery/positions.ts';
import { type Mentions, mentionsOf } from '../../../infra/cli/verify/mentions.ts';
import type { Verified } from '../../../infra/cli/verify/verify-stream.ts';
import type { Fate } from '../delivery/mail-service.ts';
import {
  delivering,
  importing,
  type MailStage,
  play,
  readyToSend,
  sealed,
  setMailStage,
  told,
} from '../delivery/mail-stage.ts';
import { alarm } from '../intake/signals.ts';
import { asked, minutes, reported, T0 } from '../stage.ts';
import { MUTATIONS } from './classes.ts';
import type { Draw } from './mutation.ts';
import { Tables } from './store.ts';

/** `npm run mutations` asks for 10,000; a seed that was printed plays the same ones again. */
const COUNT = Number(process.env.HIKESHI_MUTATIONS ?? 400);
const SEED = Number(process.env.HIKESHI_SEED ?? Math.floor(Math.random() * 2 ** 31));
const PATIENCE_MS = 60_000 + COUNT * 1_000;
vi.setConfig({ testTimeout: PATIENCE_MS, hookTimeout: 120_000 });

let stage: MailStage;
let tables: Tables;
let verifyStream: typeof import('../../../infra/cli/verify/verify-stream.ts').verifyStream;
let verifyStored: typeof import('../../../infra/cli/verify/verify-stored.ts').verifyStored;
let readStored: typeof import('../../../infra/cli/verify/stored.ts').readStored;
/** What the streams say is stored beside them, before anything was changed. */
let ledger: ReadonlyMap<string, Mentions>;
let verifyPolicies: typeof import('../../../infra/cli/verify/verify-policies.ts').verifyPolicies;

/**
 * A register with imports; a notice that was delivered, of which one mail came back, two were delivered, one was taken after all and
 * one is unknown; one that is going out, with somebody who was refused; one that waits; one that is approved and one that is not; a closed incident; an alarm's source.
 */
beforeAll(async () => {
  stage = await setMailStage();
  ({ verifyStream } = await import('../../../infra/cli/verify/verify-stream.ts'));
  ({ verifyPolicies } = await import('../../../infra/cli/verify/verify-policies.ts'));
  ({ verifyStored } = await import('../../../infra/cli/verify/verify-stored.ts'));
  ({ readStored } = await import('../../../infra/cli/verify/stored.ts'));
  await importing(stage, 3);
  const delivered = await delivering(stage, 'I-delivered001', 6);
  stage.mail.fate = (to) => (/c000[45]@/.test(to) ? 'lost' : 'accept');
  await play(stage, delivered.stream, delivered.generation);
  const [first, second, third, fourth] = [0, 1, 2, 3].map((position) => deliveryTag(delivered.notice.id, position));
  await told(stage, heard('Bounce', first), heard('Delivery', second));
  await told(stage, heard('Delivery', third), heard('Delivery', fourth));
  const underway = await delivering(stage, 'I-underway0001', 5);
  stage.mail.fate = (to) => (to.startsWith('c0002@') ? ODD : 'accept');
  await play(stage, underway.stream, underway.generation);
  stage.mail.fate = () => 'accept';
  await delivering(stage, 'I-waiting00001', 4);
  await readyToSend(stage, 'I-notbegun0001', 4);
  await sealed(stage, 'I-notbegun0002', 4);
  const closed = await reported(stage, 'I-closed000001', {});
  const reason = await stage.contents.putContent(closed, 'why', 'a test');
  await stage.incidents.carryOut(closed, asked({ do: 'waive', duty: 'triage', reason }, minutes(1), 'officer'));
  await stage.incidents.carryOut(closed, asked({ do: 'close', reason: null }, minutes(2), 'officer'));
  const { takeEvent } = await import('../../../functions/application/intake/take-event.ts');
  await takeEvent(alarm('m-1', 'harmless', T0));
  await takeEvent(alarm('m-2', 'harmless', minutes(1), 'OK'));
  const { sweepHeads } = await import('../../../functions/application/sweep/sweep-heads.ts');
  const { writeCursor } = await import('../../../functions/application/sweep/sweep-cursor.ts');
  await sweepHeads(undefined, minutes(5));
  const { sweepListed } = await import('../../../functions/application/sweep/sweep-listed.ts');
  await sweepListed(undefined, minutes(5));
  await writeCursor(null, minutes(5));
  tables = await Tables.read(stage.aws);
  ledger = mentions();
});
afterAll(() => stage.stop());

const ODD: Fate = { status: 400, type: 'BadRequestException', message: 'Not today.' };

const heard = (eventType: string, tag: string | undefined) => ({
  time: '2026-04-24T12:00:00Z',
  detail: {
    eventType,
    mail: { messageId: `m-${tag}`, tags: { delivery: [tag] } },
    ...(eventType === 'Bounce' && { bounce: { bounceType: 'Permanent', bounceSubType: 'General' } }),
  },
});

/** Mulberry32: the same seed, the same draws. */
function draws(seed: number): Draw {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * n);
  };
}

function mentions(): ReadonlyMap<string, Mentions> {
  const items = tables.rows.ledger as unknown as readonly LedgerItem[];
  const streams = [...new Set(items.map(({ stream }) => stream))];
  return new Map(streams.map((one) => [one, mentionsOf(items.filter(({ stream }) => stream === one))]));
}

async function look(what: string): Promise<readonly Verified[]> {
  if (what.startsWith('policy/')) return await verifyPolicies();
  return /^(views|contents|deliveries)\//.test(what)
    ? await verifyStored(await readStored(), ledger)
    : [await verifyStream(what, 1)];
}

/** What verifying says of one stream or policy, or of what no stream speaks of. */
async function said(what: string): Promise<'intact' | 'note' | 'broken'> {
  const found = (await look(what)).find(({ stream }) => stream === what);
  if (found?.verdict.intact === false) return 'broken';
  return (found?.notes.length ?? 0) > 0 ? 'note' : 'intact';
}

const WANTED = { verify: 'broken', note: 'note', anchor: 'intact' } as const;

describe('what was tampered with', () => {
  it('is intact before anything is changed', async () => {
    for (const stream of new Set(tables.rows.ledger.map((item) => String(item.stream)))) {
      expect([stream, await said(stream)]).toEqual([stream, 'intact']);
    }
    expect(await verifyStored(await readStored(), ledger)).toEqual([]);
  });

  it(`is found in each of ${COUNT} mutations, or stands in the list of what only an anchor outside finds`, async () => {
    const draw = draws(SEED);
    const tally = new Map(MUTATIONS.map(({ name }) => [name, { total: 0, right: 0 }]));
    const missed: string[] = [];
    for (let n = 0; n < COUNT; n += 1) {
      const { name, found, mutate } = MUTATIONS[n % MUTATIONS.length] ?? (MUTATIONS[0] as (typeof MUTATIONS)[number]);
      const what = await mutate(tables, draw);
      const outcome = what === null ? null : await said(what);
      await tables.undo();
      const counted = tally.get(name);
      if (counted === undefined || outcome === null) continue;
      counted.total += 1;
      if (outcome === WANTED[found]) counted.right += 1;
      else missed.push(`${n}: ${name} in ${what}: ${outcome}`);
    }
    const lines = MUTATIONS.map(({ name, found }) => {
      const { total = 0, right = 0 } = tally.get(name) ?? {};
      return `${String(found === 'anchor' ? total - right : right).padStart(6)} of ${String(total).padStart(5)} found  ${name}`;
    });
    process.stdout.write(`seed ${SEED}\n${lines.join('\n')}\n`);
    expect(missed, `HIKESHI_SEED=${SEED}`).toEqual([]);
  });

  it('is told in the operations guide by the same classes', () => {
    const guide = readFileSync('docs/operations.md', 'utf8');
    const told = [...guide.matchAll(/^\| ([^|]+) \| `verify`(?:: (.+))? \|$/gm)].map(([, name]) => name);
    const untold = [...guide.matchAll(/^\| ([^|]+) \| only an anchor outside \|$/gm)].map(([, name]) => name);
    expect(told).toEqual(MUTATIONS.filter(({ found }) => found !== 'anchor').map(({ name }) => name));
    // The README says the same three in one sentence.
    expect(readFileSync('README.md', 'utf8').replaceAll(/\s+/g, ' ')).toContain(
      'It cannot find an end, or a whole stream, that was rewritten or removed *together with* its row:',
    );
    expect(untold).toEqual(MUTATIONS.filter(({ found }) => found === 'anchor').map(({ name }) => name));
  });
});
