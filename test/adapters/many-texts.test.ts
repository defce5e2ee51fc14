import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContentRef } from '../../functions/domain/base/ledger/content.ts';
import { type Aws, startAws } from './aws.ts';
import { createTables, ENVIRONMENT } from './tables.ts';

let aws: Aws;
let contents: typeof import('../../functions/adapters/store/contents.ts');

beforeAll(async () => {
  Object.assign(process.env, ENVIRONMENT);
  aws = await startAws();
  await createTables(aws);
  contents = await import('../../functions/adapters/store/contents.ts');
});

afterAll(() => aws.stop());

async function put(owner: string, bodies: readonly string[]): Promise<ContentRef[]> {
  const refs: ContentRef[] = [];
  for (const [n, body] of bodies.entries()) refs.push(await contents.putContent(owner, `text-${n}`, body));
  return refs;
}

function batches(): number {
  return aws.seen.filter((operation) => operation === 'BatchGetItem').length;
}

describe('many texts read at once', () => {
  it('given 101 texts, then two calls bring them all', async () => {
    const refs = await put(
      'many',
      Array.from({ length: 101 }, (_, n) => `text ${n}`),
    );
    const before = batches();
    const found = await contents.findContents('many', refs);
    expect(batches() - before).toBe(2);
    expect(refs.map(({ content }) => found.get(content))).toEqual(refs.map((_, n) => `text ${n}`));
  });

  it('given more than one answer holds, of 16 MB, then what was left over is asked for again', async () => {
    const long = 'x'.repeat(290_000);
    const refs = await put(
      'large',
      Array.from({ length: 60 }, (_, n) => `${n} ${long}`),
    );
    const before = batches();
    const found = await contents.findContents('large', refs);
    expect(batches() - before).toBeGreaterThan(1);
    expect(refs.every(({ content }, n) => found.get(content) === `${n} ${long}`)).toBe(true);
  });

  it('given a text of several parts, one that was changed and one that is gone, then each is told apart', async () => {
    const parts = 'あ'.repeat(250_000);
    const refs = await put('mixed', [parts, 'as recorded', 'erased']);
    const Key = (id: string) => ({ owner: { S: 'mixed' }, id: { S: id } });
    await aws.call('UpdateItem', {
      ...{ TableName: 'hikeshi-contents', Key: Key('text-1'), UpdateExpression: 'SET body = :body' },
      ExpressionAttributeValues: { ':body': { S: 'forged' } },
    });
    await aws.call('DeleteItem', { TableName: 'hikeshi-contents', Key: Key('text-2') });
    const found = await contents.findContents('mixed', refs);
    expect(found.get('text-0')).toBe(parts);
    expect(found.get('text-1')).toMatchObject({ name: 'ContentChanged', mismatch: { id: 'text-1' } });
    expect(found.has('text-2')).toBe(false);
  });

  it('given a further part that was changed or is gone, then its text is not handed out', async () => {
    const [ref] = await put('part', ['い'.repeat(250_000)]);
    const { Items } = await aws.call('Query', {
      ...{ TableName: 'hikeshi-contents', KeyConditionExpression: '#owner = :owner' },
      ...{ ProjectionExpression: '#owner, id', ExpressionAttributeNames: { '#owner': 'owner' } },
      ExpressionAttributeValues: { ':owner': { S: 'part' } },
    });
    const further = (Items as { owner: { S: string }; id: { S: string } }[]).find(({ id }) => id.S !== 'text-0');
    await aws.call('DeleteItem', {
      ...{ TableName: 'hikeshi-contents', Key: { owner: further?.owner, id: further?.id } },
    });
    const found = await contents.findContents('part', ref === undefined ? [] : [ref]);
    expect(found.get('text-0')).toMatchObject({ name: 'ContentChanged' });
  });
});
