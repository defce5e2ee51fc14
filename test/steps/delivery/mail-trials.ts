import { expect } from 'vitest';
import { incidentStream, noticeOwner } from '../../../functions/domain/base/ledger/streams.ts';
import { fromMs } from '../../../functions/domain/base/time/instant.ts';
import { recordedOf, senderLine } from '../../../functions/domain/channels/delivery/proof.ts';
import type { Delivery } from '../../../functions/domain/channels/delivery/recipient.ts';
import { asked, T0, task } from '../stage.ts';
import type { MailStage } from './mail-stage.ts';

const LOOK_MS = 200;

type Lease = Awaited<ReturnType<MailStage['lease']['readLease']>>;
let changes = 0;

/** Changes the lease as a sender does: under a name of its own, so that no other's write at the same moment is taken for it. */
export async function changed({ lease }: MailStage, rule: (lease: Lease) => Partial<Lease> | null): Promise<void> {
  changes += 1;
  await lease.changeLease(`test-${changes}`, rule);
}

/** The pause of the account has just run out. */
export async function dueNow(stage: MailStage): Promise<void> {
  const until = fromMs(Date.now());
  await changed(stage, ({ pause }) => (pause === null ? null : { pause: { ...pause, until } }));
}

/** Nobody waits in a test until a slice that failed is long enough ago. Answers how to wait again: once that has come back, nothing is changed any more. */
export function impatient(stage: MailStage): () => Promise<void> {
  const over = new AbortController();
  const work = (async () => {
    while (!over.signal.aborted) {
      await changed(stage, ({ freeFromMs }) => (freeFromMs === 0 ? null : { freeFromMs: 0 }));
      await new Promise((done) => setTimeout(done, LOOK_MS));
    }
  })();
  return () => {
    over.abort();
    return work;
  };
}

/** Whoever waits for another try after a refusal may be tried now, as if its sender had written and recorded it so. */
export async function triesDue(
  { aws, deliveries, incidents }: MailStage,
  notice: string,
  count: number,
): Promise<void> {
  const { deliveryKey } = await import('../../../functions/adapters/store/deliveries-rows.ts');
  const { readSeal } = await import('../../../functions/adapters/store/deliveries-audience.ts');
  const { signLine } = await import('../../../functions/adapters/signing.ts');
  const due: Delivery[] = [];
  for await (const rows of deliveries.deliveriesOf(notice, count)) {
    for (const row of rows.filter(({ notBefore }) => notBefore !== undefined)) {
      const wanted = { ...row, notBefore: fromMs(0) };
      due.push({ ...wanted, signature: signLine(senderLine(wanted)) });
    }
  }
  for (const { position, notBefore = '', signature = '' } of due) {
    await aws.call('UpdateItem', {
      TableName: 'hikeshi-deliveries',
      Key: deliveryKey(notice, position),
      UpdateExpression: 'SET notBefore = :now, signature = :signature',
      ExpressionAttributeValues: { ':now': { S: notBefore }, ':signature': { S: signature } },
    });
  }
  const secret = (await readSeal(notice))?.secret ?? '';
  const command = { do: 'record-outcomes', notice, recorded: recordedOf(secret, due) } as const;
  await incidents.carryOut(incidentStream(noticeOwner(notice)), asked(command, T0));
}

/** The account is as it was at the start. */
export async function mended(stage: MailStage): Promise<void> {
  await changed(stage, () => ({ pause: null, troubles: 0, freeFromMs: 0 }));
}

/** One trial of the paused account. */
export async function trying(stage: MailStage, stream: string, generation: number): Promise<void> {
  await dueNow(stage);
  await stage.send.handler(task(stream, generation, T0, { next: { cursor: 0, rounds: 0, trial: true } }));
}

/** Nobody twice; everybody accepted, rejected or named unknown. */
export async function settledIn(stage: MailStage, notice: string, count: number) {
  const { counts } = await stage.deliveries.readStanding(notice, count);
  const addresses = stage.mail.accepted.map(({ to }) => to);
  expect(new Set(addresses).size, 'nobody is mailed twice').toBe(addresses.length);
  expect(counts.sent + counts.rejected + counts.unknown).toBe(count);
  return counts;
}
