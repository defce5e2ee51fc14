import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { recipientsOf } from '../../functions/domain/channels/delivery/seal.ts';
import { customersCsv, generateCustomers } from '../../functions/domain/register/generate.ts';
import { parseCustomers } from '../../functions/domain/register/parse-customers.ts';
import type { MailStage } from './mail-stage.ts';
import { delivering, importing, play, setMailStage } from './mail-stage.ts';
import { minutes, T0 } from './stage.ts';

let stage: MailStage;
let claims: typeof import('../../functions/adapters/store/deliveries-claim.ts');
let audiences: typeof import('../../functions/adapters/store/deliveries-audience.ts');
let pauses: typeof import('../../functions/adapters/store/mail-pause.ts');
beforeAll(async () => {
  stage = await setMailStage();
  claims = await import('../../functions/adapters/store/deliveries-claim.ts');
  audiences = await import('../../functions/adapters/store/deliveries-audience.ts');
  pauses = await import('../../functions/adapters/store/mail-pause.ts');
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
    const counted = pauses.noteTrouble('me', T0);
    await vi.waitFor(() => expect(stage.aws.seen.slice(before)).toContain('UpdateItem'), { interval: 1 });
    await otherWrites();
    expect(await counted).toBe(1);
    const { troubles, writes } = await stage.lease.readLease();
    expect({ troubles, writers: writes.slice(0, 3).map((write) => write.split(' ')[1]) }).toEqual({
      troubles: 1,
      writers: ['other', 'me', 'first'],
    });
    await pauses.clearTrouble('me');
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

  it('forgets troubles, and no pause that somebody else set meanwhile', async () => {
    await pauses.noteTrouble('me', T0);
    await pauses.pauseAccount('other', 'account', 'denied', T0);
    await pauses.forgetTroubles('me');
    expect(await stage.lease.readLease()).toMatchObject({ troubles: 1, pause: { detail: 'denied' } });
    await stage.lease.changeLease('test', () => ({ pause: null }));
    await pauses.forgetTroubles('me');
    expect((await stage.lease.readLease()).troubles).toBe(0);
    await stage.lease.changeLease('test', () => ({ freeFromMs: 0 }));
  });

  it('knows of no pause to prolong when there is none, and answers the one that stands', async () => {
    expect(await pauses.prolongPause('me', T0)).toBeNull();
    const paused = await pauses.pauseAccount('me', 'quota', '', T0);
    expect(await pauses.prolongPause('me', T0)).toEqual(paused);
    const prolonged = await pauses.prolongPause('me', minutes(24 * 60));
    expect(prolonged).toMatchObject({ since: T0, tries: 1 });
    expect((await stage.lease.readLease()).pause).toEqual(prolonged);
    await pauses.clearTrouble('me');
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
