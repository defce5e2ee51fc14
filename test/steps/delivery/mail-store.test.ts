import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { recipientsOf } from '../../../functions/domain/channels/delivery/seal.ts';
import { customersCsv, generateCustomers } from '../../../functions/domain/register/generate.ts';
import { parseCustomers } from '../../../functions/domain/register/parse-customers.ts';
import { minutes, T0 } from '../stage.ts';
import type { MailStage } from './mail-stage.ts';
import { delivering, importing, play, setMailStage } from './mail-stage.ts';

let stage: MailStage;
let claims: typeof import('../../../functions/adapters/store/deliveries-claim.ts');
let audiences: typeof import('../../../functions/adapters/store/deliveries-audience.ts');
let tellBreaker: typeof import('../../../functions/adapters/store/mail-breaker.ts').tellBreaker;
beforeAll(async () => {
  stage = await setMailStage();
  claims = await import('../../../functions/adapters/store/deliveries-claim.ts');
  audiences = await import('../../../functions/adapters/store/deliveries-audience.ts');
  ({ tellBreaker } = await import('../../../functions/adapters/store/mail-breaker.ts'));
});
afterAll(() => stage.stop());
beforeEach(() => {
  stage.aws.faults.length = 0;
});

/** The SDK's own attempts at one call. */
const ATTEMPTS = 3;

describe('a claim', () => {
  const wanted = async (notice: string) => {
    const row = await stage.deliveries.readDelivery(notice, 0);
    if (row === null) throw new Error('there is no first recipient');
    return { row, claimer: '1.me', attempt: 1, at: T0 };
  };

  it('is ours after a lost reply, and somebody else’s when he was first', async () => {
    const { notice } = await delivering(stage, 'I-claims000001', 1);
    stage.aws.faults.push({ operation: 'UpdateItem', how: 'lost', times: ATTEMPTS });
    expect(await claims.claim(await wanted(notice.id))).toBe(true);
    expect(await claims.claim({ ...(await wanted(notice.id)), claimer: '1.other' })).toBe(false);
  });

  it('that stays unanswered is a failure of the store, not somebody else’s: the recipient is not passed over', async () => {
    const { stream, notice, generation } = await delivering(stage, 'I-claims000002', 1);
    stage.aws.faults.push({ operation: 'UpdateItem', how: 'refused', times: ATTEMPTS });
    await expect(claims.claim(await wanted(notice.id))).rejects.toMatchObject({ name: 'StorageUnavailable' });
    stage.mail.accepted.length = 0;
    expect((await play(stage, stream, generation)).at(-1)).toBe('End');
    expect(stage.mail.accepted).toHaveLength(1);
  });
});

describe('an audience put together again', () => {
  it('leaves nobody behind it, also not one without an address', async () => {
    const [first, second, third] = [0, 1, 2].map((position) => ({
      notice: 'I-behind000001-n1',
      position,
      contract: `C${position}`,
      name: '',
      contact: '',
      fallback: '',
      edition: 1,
      settlement: 'none' as const,
    }));
    if (first === undefined || second === undefined || third === undefined) throw new Error('three rows');
    await audiences.putRecipients([
      { ...first, address: 'a@example.com', acceptance: 'pending' },
      { ...second, address: 'b@example.com', acceptance: 'pending' },
      { ...third, address: '', acceptance: 'rejected' },
    ]);
    expect(await audiences.removeSomeBehind(first.notice, 1)).toBe(true);
    const left = await Promise.all([0, 1, 2].map((position) => stage.deliveries.readDelivery(first.notice, position)));
    expect(left.map((row) => row?.contract)).toEqual(['C0', undefined, undefined]);
  });

  it('keeps whoever was claimed, whatever the count says', async () => {
    const notice = 'I-behind000003-n1';
    const rows = recipientsOf(notice, 1, generateCustomers(3));
    await audiences.putRecipients(rows);
    const held = { row: rows[2] as (typeof rows)[number], claimer: '1.a', attempt: 1, at: T0 };
    expect(await claims.claim(held)).toBe(true);
    await claims.recordOutcome(held, { acceptance: 'accepted', mailId: 'm', at: T0 });
    expect(await audiences.removeSomeBehind(notice, 1)).toBe(true);
    const left = await Promise.all([0, 1, 2].map((position) => stage.deliveries.readDelivery(notice, position)));
    expect(left.map((row) => row?.acceptance)).toEqual(['pending', undefined, 'accepted']);
  });

  it('with thousands behind it removes some of them each time, the last first', async () => {
    const notice = 'I-behind000002-n1';
    const rows = generateCustomers(4_100);
    await audiences.putRecipients(recipientsOf(notice, 1, rows));
    for (const left of [2_100, 100]) {
      expect(await audiences.removeSomeBehind(notice, 10)).toBe(false);
      expect((await stage.deliveries.readStanding(notice, 5_000)).counts.audience).toBe(left);
    }
    expect(await audiences.removeSomeBehind(notice, 10)).toBe(true);
    expect((await stage.deliveries.readStanding(notice, 5_000)).counts.audience).toBe(10);
  });
});

/** Straight to the table, as a sender elsewhere whose requests meet no fault. */
async function otherWrites(): Promise<void> {
  await stage.aws.call('UpdateItem', {
    TableName: 'hikeshi-leases',
    Key: { lease: { S: 'mail' } },
    UpdateExpression: 'SET fence = fence + :one, writes = list_append(:write, writes)',
    ExpressionAttributeValues: { ':one': { N: '1' }, ':write': { L: [{ S: '3 other' }] } },
  });
}

describe('the lease of the send rate', () => {
  it('counts a change once when its reply was lost and another sender wrote since', async () => {
    await stage.lease.changeLease('first', () => ({ troubles: 0 }));
    const before = stage.aws.seen.length;
    stage.aws.faults.push({ operation: 'UpdateItem', how: 'lost', times: ATTEMPTS - 1 });
    const counted = tellBreaker({ type: 'failed', detail: 'no answer' }, T0);
    await vi.waitFor(() => expect(stage.aws.seen.slice(before)).toContain('UpdateItem'), { interval: 1 });
    await otherWrites();
    expect((await counted).breaker).toEqual({ state: 'closed', failures: 1 });
    const { troubles, writes } = await stage.lease.readLease();
    const [other, own, first] = writes.map((write) => write.split(' ')[1]);
    expect({ troubles, other, first }).toEqual({ troubles: 1, other: 'other', first: 'first' });
    expect(own).toMatch(/^[0-9a-z]{12}$/);
    await tellBreaker({ type: 'accepted' }, T0);
  });

  it('gives no slot after the end of whoever asks, and takes nothing then', async () => {
    const at = minutes(10);
    const [atMs, seconds] = [Date.parse(at), 1_000];
    const ask = (freeFromMs: number, endMs: number) =>
      stage.lease
        .changeLease('test', () => ({ freeFromMs }))
        .then(() => stage.lease.takeSlice({ holder: 'me', at, intervalMs: 100, count: 100, endMs }));
    expect(await ask(atMs + 2 * seconds, atMs + 3 * seconds)).toMatchObject({ fromMs: atMs + 2 * seconds, count: 10 });
    expect(await ask(atMs + 2 * seconds, atMs + 2 * seconds)).toBeNull();
    expect((await stage.lease.readLease()).freeFromMs).toBe(atMs + 2 * seconds);
    expect(await ask(0, atMs + 60 * seconds)).toMatchObject({ fromMs: atMs, count: 100 });
    await stage.lease.changeLease('test', () => ({ freeFromMs: 0 }));
  });

  it('holds everybody back after a failed slice, and forgets failures but no pause that another sender caused', async () => {
    await tellBreaker({ type: 'failed', detail: 'no answer' }, T0);
    expect((await stage.lease.readLease()).freeFromMs).toBe(Date.parse(T0) + 1_000);
    await tellBreaker({ type: 'refused', kind: 'account', detail: 'denied' }, T0);
    expect((await tellBreaker({ type: 'healthy' }, T0)).isChanged).toBe(false);
    expect(await stage.lease.readLease()).toMatchObject({ troubles: 1, pause: { detail: 'denied' } });
    await tellBreaker({ type: 'accepted' }, T0);
    expect(await stage.lease.readLease()).toMatchObject({ troubles: 0, pause: null });
    await stage.lease.changeLease('test', () => ({ freeFromMs: 0 }));
  });

  it('grants a probe to one of many senders that ask at once, and prolongs only a pause that is due', async () => {
    await tellBreaker({ type: 'refused', kind: 'quota', detail: '' }, T0);
    expect((await tellBreaker({ type: 'lasting' }, T0)).isChanged).toBe(false);
    const probes = await Promise.all([1, 2, 3].map(() => tellBreaker({ type: 'probe' }, minutes(15))));
    expect(probes.filter(({ isChanged }) => isChanged)).toHaveLength(1);
    const { breaker } = await tellBreaker({ type: 'lasting' }, minutes(24 * 60));
    expect(breaker).toMatchObject({ state: 'half-open', pause: { since: T0, tries: 1 } });
    expect((await stage.lease.readLease()).pause).toEqual('pause' in breaker && breaker.pause);
    await tellBreaker({ type: 'accepted' }, T0);
  });
});

describe('a customers’ column of any name', () => {
  it('is kept with its values, also one called constructor', async () => {
    const [header = '', row = ''] = customersCsv(1).split('\n');
    await importing(stage, 1, `${header},constructor\n${row},built\n`);
    const { customers } = await stage.register.currentCustomers();
    expect(customers.map(({ attributes }) => Object.entries(attributes))).toEqual([
      [
        ['grave', 'false'],
        ['constructor', 'built'],
      ],
    ]);
  });

  it('is refused where it would be lost without a word', () => {
    const [header = '', row = ''] = customersCsv(1).split('\n');
    expect(() => parseCustomers(`${header},__proto__\n${row},x\n`)).toThrow(/__proto__.*another/);
  });
});
