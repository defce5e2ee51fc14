import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sealItem } from '../../functions/domain/base/ledger/chain.ts';
import { announcement, fitsRow } from '../../functions/domain/base/ledger/heads.ts';
import type { LedgerItem } from '../../functions/domain/base/ledger/item.ts';
import { instant } from '../../functions/domain/base/time/instant.ts';
import { type Aws, startAws } from './aws.ts';
import { createTables, ENVIRONMENT } from './tables.ts';

let aws: Aws;
let heads: typeof import('../../functions/adapters/store/heads.ts');
let views: typeof import('../../functions/adapters/store/views.ts');
let ledger: typeof import('../../functions/adapters/store/ledger.ts');

beforeAll(async () => {
  Object.assign(process.env, ENVIRONMENT);
  aws = await startAws();
  await createTables(aws);
  heads = await import('../../functions/adapters/store/heads.ts');
  views = await import('../../functions/adapters/store/views.ts');
  ledger = await import('../../functions/adapters/store/ledger.ts');
});
afterAll(() => aws.stop());

let stream = '';
let streams = 0;
beforeEach(() => {
  streams += 1;
  stream = `register/${streams}`;
  aws.faults.length = 0;
});

const sealed = (previous: LedgerItem | null, command: string) =>
  sealItem(previous, {
    ...{ stream, command, actor: { kind: 'system', name: 'test' } as const, at: instant('2026-04-24T08:50:00.000Z') },
    events: [{ type: 'tested' }],
  });
const announced = async () => (await heads.readRow('register', stream))?.announced.toSorted() ?? [];
const show = (items: readonly LedgerItem[]) =>
  heads.showHead(
    {
      ...{ kind: 'register', stream, version: items.length, head: items.at(-1)?.hash ?? null },
      ...{ open: false, nextAt: null, row: {} },
    },
    items,
  );
const give = (item: LedgerItem) => heads.appendAnnounced('register', item);
/** The process ends at this write of the row, counted from the next one on. */
const crashAtRowWrite = (nth: number) =>
  aws.faults.push(
    { operation: 'UpdateItem', how: 'passed', times: nth - 1 },
    { operation: 'UpdateItem', how: 'refused', times: 3 },
  );

describe('a row without the hash of its last item', () => {
  const blank = async () => {
    const item = sealed(null, 'first');
    await give(item);
    await show([item]);
    await aws.call('UpdateItem', {
      ...{ TableName: ENVIRONMENT.VIEWS_TABLE, Key: { kind: { S: 'register' }, stream: { S: stream } } },
      ...{ UpdateExpression: 'REMOVE #head', ExpressionAttributeNames: { '#head': 'head' } },
    });
    return item;
  };

  it('is of the first release until the sweep has marked that all have theirs; after that nothing is written over it', async () => {
    const item = await blank();
    const next = sealed(item, 'second');
    await give(next);
    const row = await heads.readRow('register', stream);
    expect(row && (await heads.fitOf(row, [item, next]))).toBe('without-head');
    await views.putView({ kind: 'sweep', stream: heads.HEADS, version: 1, open: false, nextAt: null, row: {} });
    expect(row && (await heads.fitOf(row, [item, next]))).toBe('headless');
    expect(await show([item, next])).toBe('contradicted');
    await expect(heads.mustFollow('register', stream, [item, next])).rejects.toMatchObject({
      name: 'LedgerContradicted',
    });
    expect(await heads.readRow('register', stream)).toMatchObject({ version: 1, head: null });
    await aws.call('DeleteItem', {
      ...{ TableName: ENVIRONMENT.VIEWS_TABLE, Key: { kind: { S: 'sweep' }, stream: { S: heads.HEADS } } },
    });
    expect(await show([item, next])).toBe('shown');
  });
});

describe('an announcement', () => {
  it('of an item that lost its place is taken back, so that nobody can put that item there later', async () => {
    const [won, lost] = [sealed(null, 'won'), sealed(null, 'lost')];
    expect(await Promise.all([give(won), give(lost)].reverse())).toEqual(expect.arrayContaining(['appended', 'taken']));
    const items = await ledger.readStream(stream);
    expect(await announced()).toEqual(items.map(announcement));
    const row = await heads.readRow('register', stream);
    const loser = items[0]?.hash === won.hash ? lost : won;
    expect(row && fitsRow(row, items)).toBe('behind');
    expect(row && fitsRow(row, [loser])).toBe('unannounced');
    expect(await show(items)).toBe('shown');
    expect(await announced()).toEqual([]);
  });

  it('is kept when the reply was lost and the item was written, also when it is given again', async () => {
    const item = sealed(null, 'one');
    aws.faults.push({ operation: 'PutItem', how: 'lost', times: 1 });
    expect(await give(item)).toBe('appended');
    expect(await give(item)).toBe('appended');
    expect(await announced()).toEqual([announcement(item)]);
    expect(await show([item])).toBe('shown');
  });

  it('that a crash left before the item was written is forgotten once the place is taken and shown', async () => {
    const crashed = sealed(null, 'crashed');
    aws.faults.push({ operation: 'PutItem', how: 'refused', times: 3 });
    await expect(give(crashed)).rejects.toMatchObject({ name: 'StorageUnavailable' });
    aws.faults.length = 0;
    const first = sealed(null, 'first');
    await give(first);
    expect(await announced()).toEqual([announcement(crashed), announcement(first)].toSorted());
    await show([first]);
    const second = sealed(first, 'second');
    await give(second);
    expect(await announced()).toEqual([announcement(second)]);
    expect(await show([first, second])).toBe('shown');
  });

  it('that a crash kept from being taken back is forgotten by the next command', async () => {
    const [won, lost] = [sealed(null, 'won'), sealed(null, 'lost')];
    await give(won);
    crashAtRowWrite(2);
    await expect(give(lost)).rejects.toMatchObject({ name: 'StorageUnavailable' });
    aws.faults.length = 0;
    expect(await announced()).toContain(announcement(lost));
    expect(await give(lost)).toBe('taken');
    expect(await announced()).toEqual([announcement(won)]);
    await show([won]);
    crashAtRowWrite(2);
    await expect(give(lost)).rejects.toMatchObject({ name: 'StorageUnavailable' });
    aws.faults.length = 0;
    const second = sealed(won, 'second');
    // The crash while forgetting: the item is not written, and comes when it is given again.
    crashAtRowWrite(2);
    await expect(give(second)).rejects.toMatchObject({ name: 'StorageUnavailable' });
    aws.faults.length = 0;
    expect(await ledger.readStream(stream)).toEqual([won]);
    expect(await give(second)).toBe('appended');
    expect(await announced()).toEqual([announcement(second)]);
    expect(await show([won, second])).toBe('shown');
  });

  it('is one of a hundred at most, however often processes end between announcing and writing', async () => {
    const first = sealed(null, 'first');
    await give(first);
    await show([first]);
    const left = Array.from({ length: 130 }, (_, n) => announcement(sealed(first, `crashed-${n}`)));
    await aws.call('UpdateItem', {
      ...{ TableName: 'hikeshi-views', Key: { kind: { S: 'register' }, stream: { S: stream } } },
      UpdateExpression: 'ADD announced :left',
      ExpressionAttributeValues: { ':left': { SS: left } },
    });
    aws.faults.push({ operation: 'PutItem', how: 'refused', times: 3 });
    await expect(give(sealed(first, 'crashed'))).rejects.toMatchObject({ name: 'StorageUnavailable' });
    aws.faults.length = 0;
    expect(await announced()).toHaveLength(100);
    const second = sealed(first, 'second');
    await give(second);
    expect(await show([first, second])).toBe('shown');
    await give(sealed(second, 'third'));
    expect(await announced()).toHaveLength(1);
  });
});
