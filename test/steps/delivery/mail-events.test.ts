import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scan } from '../../adapters/tables.ts';
import type { Accepted } from './mail-service.ts';
import { delivering, type MailStage, play, setMailStage, told } from './mail-stage.ts';

let stage: MailStage;
beforeAll(async () => {
  stage = await setMailStage();
});
afterAll(() => stage.stop());

/** What SES tells about a mail. */
const event = (mail: Accepted | undefined, eventType: string) => ({
  time: '2026-04-24T09:00:00Z',
  detail: { eventType, mail: { messageId: mail?.id, tags: { delivery: [mail?.tags.delivery ?? ''] } } },
});
const record = (messageId: string, what: unknown) => ({ messageId, body: JSON.stringify(what) });

/** A delivery to three, of whom the second is unknown: the reply was lost. Mails arrive in any order. */
async function oneUnknown(id: string) {
  const [toFirst, toSecond] = ['c0001@example.com', 'c0002@example.com'];
  stage.mail.accepted.length = 0;
  stage.mail.fate = (to) => (to === toSecond ? 'lost' : 'accept');
  const { stream, notice, generation } = await delivering(stage, id, 3);
  await play(stage, stream, generation);
  const accepted = (address: string) => stage.mail.accepted.find(({ to }) => to === address);
  const [first, second] = [accepted(toFirst), accepted(toSecond)];
  const row = (position: number) => stage.deliveries.readDelivery(notice.id, position);
  const counts = async () => (await stage.deliveries.readStanding(notice.id, 3)).counts;
  const pending = () => stage.deliveries.readPending(notice.id, { from: 0, to: 3 });
  return { first, second, row, counts, pending };
}

describe('an event of the mail service', () => {
  it('turns an unknown into an accepted one, once', async () => {
    const { second, row, counts, pending } = await oneUnknown('I-tells0000001');
    expect(await row(1)).toMatchObject({ acceptance: 'unknown' });
    expect(await counts()).toMatchObject({ sent: 2, unknown: 1 });
    await told(stage, event(second, 'Delivery'));
    const after = await row(1);
    expect(after).toMatchObject({ acceptance: 'accepted', settlement: 'delivered', mailId: second?.id });
    await told(stage, event(second, 'Delivery'), event(second, 'Send'));
    expect(await row(1), 'repeated and late news changes nothing').toEqual(after);
    expect(await pending()).toEqual([]);
    expect(await counts()).toMatchObject({ sent: 3, rejected: 0, unknown: 0 });
    expect(new Set(stage.mail.accepted.map(({ to }) => to)).size, 'nobody is mailed twice').toBe(3);
    expect(stage.mail.accepted).toHaveLength(3);
  });

  it('that makes no sense is kept with its reason and does not come again', async () => {
    await told(stage, { detail: { eventType: 'Bounce' } }, null);
    const answer = await stage.events.handler({ Records: [{ messageId: 'm', body: 'no JSON' }] });
    expect(answer).toEqual({ batchItemFailures: [] });
    const kept = await scan(stage.aws, 'SIGNALS_TABLE');
    expect(kept.filter(({ source }) => source?.S === 'mail-event')).toHaveLength(3);
  });

  it('comes again by itself when its row cannot be stored, and the others of its batch do not', async () => {
    const { first, second, row } = await oneUnknown('I-tells0000002');
    stage.aws.faults.push({ operation: 'GetItem', how: 'refused', times: 3, about: '"position":{"N":"1"}' });
    const Records = [record('m-1', event(first, 'Delivery')), record('m-2', event(second, 'Send'))];
    expect(await stage.events.handler({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-2' }] });
    expect(await row(0)).toMatchObject({ settlement: 'delivered' });
    expect(await row(1)).toMatchObject({ acceptance: 'unknown' });

    await told(stage, event(second, 'Send'));
    expect(await row(1)).toMatchObject({ acceptance: 'accepted' });
  });

  it('fails the function when nothing of a batch could be stored', async () => {
    const { second } = await oneUnknown('I-tells0000003');
    stage.aws.faults.push({ operation: 'GetItem', how: 'refused', times: 3 });
    const batch = { Records: [record('m-1', event(second, 'Send'))] };
    await expect(stage.events.handler(batch)).rejects.toMatchObject({ name: 'StorageUnavailable' });
  });

  it('is refused when it does not come in a batch: it would look taken otherwise', async () => {
    await expect(stage.events.handler(event(undefined, 'Delivery'))).rejects.toThrow(/Records/);
  });
});
