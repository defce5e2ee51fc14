import { describe, expect, it } from 'vitest';
import type { InjectedFault } from '../../../../infra/local/endpoint/faults.ts';
import { asAdmin, onTable, runCalls, thing, tinyVirtual } from './endpoint-tiny.ts';

const put = (seq: number, more = {}) => onTable('PutItem', { Item: thing(seq), ...more });
const once = { ConditionExpression: 'attribute_not_exists(seq)' };

async function itemsIn(system: Parameters<typeof asAdmin>[0]): Promise<number> {
  return Number((await asAdmin(system, 'dynamodb', 'Scan', { TableName: 'tiny-things' })).Count);
}

describe('faults', () => {
  it('lists every mutating call, by whom and on what', async () => {
    const tiny = await tinyVirtual();

    await runCalls(tiny, 'e', [put(1), onTable('GetItem', { Key: thing(1) })]);

    expect(tiny.system.effects()).toEqual([
      {
        n: 1,
        at: '2026-04-24T08:50:00.000Z',
        service: 'dynamodb',
        operation: 'PutItem',
        table: 'tiny-things',
        function: 'tiny-caller',
      },
    ]);
    await tiny.system.stop();
  });

  it('fails a write that is not done, loses a reply of one that is, and breaks a condition', async () => {
    const tiny = await tinyVirtual();

    tiny.system.faults.add({ kind: 'store.fail' });
    const [failed, after] = await runCalls(tiny, 'a', [put(1), put(2)]);
    tiny.system.faults.add({ kind: 'store.reply-lost', target: 'tiny-things' });
    const [lost] = await runCalls(tiny, 'b', [put(3)]);
    tiny.system.faults.add({ kind: 'store.race' });
    const [plain, raced, retried] = await runCalls(tiny, 'c', [put(4), put(5, once), put(5, once)]);

    expect(failed).toMatchObject({ status: 500, body: expect.stringContaining('InternalServerError') });
    expect(after?.status).toBe(200);
    expect(lost?.status).toBe(0);
    expect(plain?.status).toBe(200);
    expect(raced?.body).toContain('ConditionalCheckFailedException');
    expect(retried?.status).toBe(200);
    expect(await itemsIn(tiny.system)).toBe(4);
    await tiny.system.stop();
  });

  it.each([
    ['before', 1],
    ['after', 2],
  ] as const)('kills the calling function %s a side effect', async (when, stored) => {
    const tiny = await tinyVirtual();
    tiny.system.faults.add({ kind: 'crash', target: 'dynamodb.PutItem', when, skip: 1 });

    const run = runCalls(tiny, 'a', [put(1), put(2), put(3)]);

    await expect(run).rejects.toThrow();
    const [execution] = await tiny.system.executions();
    expect(execution?.status).toBe('FAILED');
    expect(await itemsIn(tiny.system)).toBe(stored);
    await tiny.system.stop();
  });

  it('cuts the power: executions are ABORTED and the sweep runs at once [difference: aborted]', async () => {
    const tiny = await tinyVirtual();
    tiny.system.faults.add({ kind: 'crash', scope: 'system' });

    await runCalls(tiny, 'a', [put(1), put(2)]).catch(() => undefined);

    expect((await tiny.system.executions()).map(({ status }) => status)).toEqual(['ABORTED']);
    expect(await itemsIn(tiny.system)).toBe(1);
    const again = await runCalls(tiny, 'b', [put(2)]);
    expect(again[0]?.status).toBe(200);
    await tiny.system.stop();
  });

  it('refuses a fault it cannot make, by name', async () => {
    const tiny = await tinyVirtual();
    const add = () => tiny.system.faults.add({ kind: 'backup.missed' } as unknown as InjectedFault);
    expect(add).toThrow(/backup\.missed is not served here; one of mail\.reply-lost/);
    await tiny.system.stop();
  });
});
