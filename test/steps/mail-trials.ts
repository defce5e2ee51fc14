import { expect } from 'vitest';
import { recordedOf, senderLine } from '../../functions/domain/delivery/proof.ts';
import type { Delivery } from '../../functions/domain/delivery/recipient.ts';
import { incidentStream, noticeOwner } from '../../functions/domain/incident/ids.ts';
import type { MailStage } from './mail-stage.ts';
import { asked, T0, task } from './stage.ts';

/** The pause of the account has just run out. */
export async function dueNow({ lease }: MailStage): Promise<void> {
  const until = new Date().toISOString();
  await lease.changeLease('test', ({ pause }) => (pause === null ? null : { pause: { ...pause, until } }));
}

/** Whoever waits for another try after a refusal may be tried now, as if its sender had written and recorded it so. */
export async function triesDue(
  { aws, deliveries, incidents }: MailStage,
  notice: string,
  count: number,
): Promise<void> {
  const { deliveryKey } = await import('../../functions/adapters/deliveries-rows.ts');
  const { readSeal } = await import('../../functions/adapters/deliveries-audience.ts');
  const { signLine } = await import('../../functions/adapters/signing.ts');
  const due: Delivery[] = [];
  for await (const rows of deliveries.deliveriesOf(notice, count)) {
    for (const row of rows.filter(({ notBefore }) => notBefore !== undefined)) {
      const wanted = { ...row, notBefore: new Date(0).toISOString() };
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
export async function mended({ lease }: MailStage): Promise<void> {
  await lease.changeLease('test', () => ({ pause: null, troubles: 0, freeFromMs: 0 }));
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
