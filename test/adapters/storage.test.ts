import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealItem } from '../../functions/domain/base/ledger/chain.ts';
import type { LedgerItem } from '../../functions/domain/base/ledger/item.ts';
import { instant } from '../../functions/domain/base/time/instant.ts';
import { type Aws, startAws } from './aws.ts';
import { createTables, ENVIRONMENT, scan } from './tables.ts';

let aws: Aws;
let ledger: typeof import('../../functions/adapters/store/ledger.ts');
let contents: typeof import('../../functions/adapters/store/contents.ts');
let views: typeof import('../../functions/adapters/store/views.ts');
let waits: typeof import('../../functions/adapters/store/waits.ts');
let signals: typeof import('../../functions/adapters/store/signals.ts');

beforeAll(async () => {
  Object.assign(process.env, ENVIRONMENT);
  aws = await startAws();
  await createTables(aws);
  ledger = await import('../../functions/adapters/store/ledger.ts');
  contents = await import('../../functions/adapters/store/contents.ts');
  views = await import('../../functions/adapters/store/views.ts');
  waits = await import('../../functions/adapters/store/waits.ts');
  signals = await import('../../functions/adapters/store/signals.ts');
});

afterAll(() => aws.stop());

const AT = instant('2026-04-24T08:50:00.000Z');

function item(previous: LedgerItem | null, stream: string, command: string, note = 'x'): LedgerItem {
  const events = [{ type: 'noted', note, none: null, list: [1, 2.5, 'あ'], nested: { empty: '' } }];
  return sealItem(previous, { stream, command, actor: { kind: 'system', name: 'test' }, at: AT, events });
}

describe('the ledger', () => {
  it('gives back what was appended, in order and unchanged', async () => {
    const first = item(null, 's/order', 'a');
    const second = item(first, 's/order', 'b');
    expect(await ledger.append(first)).toBe('appended');
    expect(await ledger.append(second)).toBe('appended');
    expect(await ledger.readStream('s/order')).toEqual([first, second]);
    expect(await ledger.headOf('s/order')).toBe(2);
    expect(await ledger.headOf('s/unwritten')).toBe(0);
  });

  it('lets one of two writers win the same place', async () => {
    const outcomes = await Promise.all(['a', 'b', 'c'].map((id) => ledger.append(item(null, 's/race', id))));
    expect(outcomes.toSorted()).toEqual(['appended', 'taken', 'taken']);
  });

  it('knows its own item again after a lost reply', async () => {
    aws.faults.push({ operation: 'PutItem', how: 'lost', times: 1 });
    expect(await ledger.append(item(null, 's/lost', 'a'))).toBe('appended');
    aws.faults.push({ operation: 'PutItem', how: 'lost', times: 3 });
    expect(await ledger.append(item(null, 's/lost-thrice', 'a'))).toBe('appended');
    expect(await ledger.readStream('s/lost-thrice')).toHaveLength(1);
  });

  it('says so when it stays open whether the item was written', async () => {
    aws.faults.push({ operation: 'PutItem', how: 'refused', times: 3 });
    await expect(ledger.append(item(null, 's/down', 'a'))).rejects.toMatchObject({ name: 'StorageUnavailable' });
    expect(await ledger.append(item(null, 's/down', 'a'))).toBe('appended');
  });

  it('reads a stream of several pages whole', async () => {
    let previous: LedgerItem | null = null;
    for (let n = 0; n < 12; n += 1) {
      previous = item(previous, 's/long', `c${n}`, 'n'.repeat(200_000));
      await ledger.append(previous);
    }
    const items = await ledger.readStream('s/long');
    expect(items.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect((await ledger.readAfter('s/long', 10)).map(({ seq }) => seq)).toEqual([11, 12]);
  });
});

describe('a request that is wrong in itself', () => {
  it('is told as it is, at once: the store has no part in it', async () => {
    const broken = { ...item(null, 's/broken', 'a'), seq: Number.NaN };
    const before = aws.seen.length;
    await expect(ledger.append(broken)).rejects.toThrow(/NaN/);
    await expect(ledger.append(broken)).rejects.not.toMatchObject({ name: 'StorageUnavailable' });
    expect(aws.seen.slice(before)).toEqual([]);
  });
});

describe('contents', () => {
  it('come back as they were put away, also when they fill several items', async () => {
    const body = '訂正😀'.repeat(200_000);
    const ref = await contents.putContent('incident/I-1', 'text', body);
    expect(await contents.getContent('incident/I-1', ref)).toBe(body);
    const sizes = (await scan(aws, 'CONTENTS_TABLE')).map((row) => Buffer.byteLength(String(row.body?.S)));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(300_000);
  });

  it('keep their reference when put away again, and refuse another text under the same id', async () => {
    const ref = await contents.putContent('o', 'a', 'one');
    expect(await contents.putContent('o', 'a', 'one')).toEqual(ref);
    await expect(contents.putContent('o', 'a', 'two')).rejects.toMatchObject({ name: 'ContentConflict', id: 'a' });
    expect(await contents.getContent('o', ref)).toBe('one');
  });

  it('have digests that tell nothing: the same text gives another under another id', async () => {
    const [a, b] = [await contents.putContent('o', 'x', 'same'), await contents.putContent('o', 'y', 'same')];
    expect(a?.digest).not.toBe(b?.digest);
  });

  it('say that they are gone', async () => {
    const never = { content: 'never', digest: 'sha256:0' };
    await expect(contents.getContent('o', never)).rejects.toMatchObject({ name: 'NotStored' });
    expect(await contents.findContent('o', never)).toBeNull();
  });

  it.each(['body', 'secret', 'sum', 'parts'])('are not handed out when their %s was changed', async (name) => {
    const ref = await contents.putContent('o', `changed-${name}`, 'approved');
    const value = name === 'parts' ? { N: '2' } : { S: 'forged' };
    await aws.call('UpdateItem', {
      TableName: 'hikeshi-contents',
      Key: { owner: { S: 'o' }, id: { S: ref.content } },
      UpdateExpression: 'SET #name = :value',
      ExpressionAttributeNames: { '#name': name },
      ExpressionAttributeValues: { ':value': value },
    });
    const changed = { name: 'ContentChanged', mismatch: { kind: 'content', owner: 'o', id: ref.content } };
    await expect(contents.getContent('o', ref)).rejects.toMatchObject(changed);
    await expect(contents.findContent('o', ref)).rejects.toMatchObject(changed);
  });

  it('of several items are not handed out when a further part was changed or is gone', async () => {
    const ref = await contents.putContent('o', 'long', 'あ'.repeat(250_000));
    const part = (await scan(aws, 'CONTENTS_TABLE')).find(({ id }) => String(id?.S).startsWith('long#'));
    const Key = { owner: { S: 'o' }, id: part?.id };
    await aws.call('PutItem', { TableName: 'hikeshi-contents', Item: { ...Key, body: { S: 'forged' } } });
    await expect(contents.getContent('o', ref)).rejects.toMatchObject({ name: 'ContentChanged' });
    await aws.call('DeleteItem', { TableName: 'hikeshi-contents', Key });
    await expect(contents.getContent('o', ref)).rejects.toMatchObject({ name: 'ContentChanged' });
  });
});

describe('views', () => {
  const view = (stream: string, version: number, open = true) =>
    ({ kind: 'incident', stream, version, open, nextAt: null, row: { n: version } }) as const;

  it('are ordered by version: an older row never covers a newer one', async () => {
    expect(await views.putView(view('v/1', 2))).toBe(true);
    // The same version again may say something new, such as that it is open.
    expect(await views.putView(view('v/1', 2, false))).toBe(true);
    expect(await views.putView(view('v/1', 2))).toBe(true);
    expect(await views.putView(view('v/1', 1))).toBe(false);
    const { rows } = await views.listViews('incident');
    expect(rows.find(({ stream }) => stream === 'v/1')).toEqual({
      ...view('v/1', 2),
      head: null,
      announced: [],
    });
  });

  it('list the open streams page by page, and closed ones no more', async () => {
    for (const n of [2, 3, 4, 5]) await views.putView(view(`v/${n}`, 1));
    await views.putView(view('v/3', 2, false));
    const seen: string[] = [];
    let page = await views.listOpenStreams(2, null);
    seen.push(...page.rows.map(({ stream }) => stream));
    while (page.next !== null) {
      page = await views.listOpenStreams(2, page.rows.at(-1) ?? null);
      seen.push(...page.rows.map(({ stream }) => stream));
    }
    expect(seen).toEqual(['v/1', 'v/2', 'v/4', 'v/5']);
  });
});

describe('waits', () => {
  it('are forgotten by token only, so that a newer wait of the same execution stays', async () => {
    const old = { stream: 'w', generation: 1, token: 'old', head: 3 };
    await waits.putWait(old, AT);
    await waits.putWait({ ...old, token: 'new' }, AT);
    await waits.deleteWait(old);
    expect((await waits.readWaits('w')).map(({ token }) => token)).toEqual(['new']);
  });

  it('are read whole, also when they fill several pages', async () => {
    const token = 't'.repeat(200_000);
    for (let generation = 1; generation <= 7; generation += 1) {
      await waits.putWait({ stream: 'w/many', generation, token, head: 1 }, AT);
    }
    expect((await waits.readWaits('w/many')).map(({ generation }) => generation)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});

describe('kept signals', () => {
  const kept = { source: 'alarm-1', signal: 'e-1', event: '{"a":1}', receivedAt: AT, reason: null } as const;

  it('are kept once; a second delivery learns how the first one ended', async () => {
    expect(await signals.keepSignal({ ...kept, outcome: 'received' })).toMatchObject({ outcome: 'received' });
    await signals.settleSignal('alarm-1', 'e-1', 'recorded');
    const later = { ...kept, outcome: 'received', receivedAt: instant('2026-04-25T00:00:00.000Z') } as const;
    expect(await signals.keepSignal(later)).toEqual({ outcome: 'recorded', receivedAt: AT });
  });

  it('that are gone do not come back half when they are settled', async () => {
    await signals.settleSignal('alarm-1', 'gone', 'recorded');
    await expect(signals.getSignal('alarm-1', 'gone')).rejects.toMatchObject({ name: 'NotStored' });
  });

  it('hold events larger than one item', async () => {
    const event = JSON.stringify({ text: 'あ'.repeat(300_000) });
    await signals.keepSignal({ ...kept, signal: 'e-2', event, outcome: 'unreadable', reason: 'too strange' });
    expect(await signals.getSignal('alarm-1', 'e-2')).toMatchObject({ event, reason: 'too strange' });
  });
});
