import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { fromMs } from '../../../functions/domain/base/time/instant.ts';
import { deliveryTag } from '../../../functions/domain/channels/delivery/positions.ts';
import { positionsIn } from '../../../functions/domain/channels/delivery/ranges.ts';
import { task } from '../stage.ts';
import { type Row, Tables } from '../tampering/store.ts';
import { delivering, type MailStage, noticeOf, play, setMailStage, told } from './mail-stage.ts';
import { mended } from './mail-trials.ts';

const COUNT = 10;
const MINUTE_MS = 60_000;
/** What `docs/operations.md`, section 12, says the window is. */
const WINDOW_MS = 15_000;

let stage: MailStage;
let verifyStream: typeof import('../../../infra/cli/verify/verify-stream.ts').verifyStream;
beforeAll(async () => {
  stage = await setMailStage();
  ({ verifyStream } = await import('../../../infra/cli/verify/verify-stream.ts'));
  await mended(stage);
});
afterAll(() => stage.stop());
afterEach(() => {
  vi.restoreAllMocks();
});

/** A slice that goes on for longer than the window, and whose function stops before it has recorded the rest. */
async function stopped(id: string) {
  const sending = await delivering(stage, id, COUNT);
  // Two a second: no more than four are on their way at once, however slow the machine is.
  stage.mail.account.rate = 2;
  const real = Date.now.bind(Date);
  let aheadMs = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => real() + aheadMs);
  stage.mail.fate = (_, n) => {
    if (n === 4) aheadMs = WINDOW_MS;
    return 'accept';
  };
  stage.aws.faults.push(
    { operation: 'PutItem', how: 'passed', times: 1, about: 'delivery.progressed' },
    { operation: 'PutItem', how: 'refused', times: 99, about: 'delivery.progressed' },
  );
  const at = fromMs(Date.now());
  const input = task(sending.stream, sending.generation, at, { next: { cursor: 0, rounds: 1 } });
  const slice = stage.send.handler(input, { getRemainingTimeInMillis: () => 10 * MINUTE_MS });
  await expect(slice).rejects.toMatchObject({ name: 'StorageUnavailable' });
  stage.aws.faults.length = 0;
  const recorded = (await noticeOf(stage, sending.stream)).proof?.recorded ?? [];
  return { ...sending, recorded: recorded.flatMap(({ accepted }) => positionsIn(accepted)) };
}

/** As if nobody had ever been sent to. */
function reset(tables: Tables, notice: string, position: number) {
  const isMeant = (row: Row) => String(row.notice).startsWith(`${notice}#`) && row.position === position;
  const row = tables.rows.deliveries.find((one) => isMeant(one) && !String(one.notice).endsWith('#seal')) ?? {};
  const { signature: _s, mailId: _m, outcomeAt: _o, claimedAt: _a, claimedBy: _b, attempt: _c, ...rest } = row;
  return tables.put('deliveries', { ...rest, acceptance: 'pending', settlement: 'none' });
}

const address = (position: number) => `c${String(position + 1).padStart(4, '0')}@example.com`;
const isIntact = async (stream: string) => (await verifyStream(stream, 1)).verdict.intact;

it('given a function that stopped, when somebody sets back whom it mailed, then only those of its last quarter of a minute pass for unsent, and not if SES told of them', async () => {
  const { stream, notice, generation, recorded } = await stopped('I-window000001');
  const others = Array.from({ length: COUNT }, (_, position) => position).filter((one) => !recorded.includes(one));
  expect([recorded.length > 0, others.length >= 2, stage.mail.accepted.length]).toEqual([true, true, COUNT]);
  expect(await isIntact(stream)).toBe(true);
  const tables = await Tables.read(stage.aws);

  // Mailed longer ago than the window: found.
  await reset(tables, notice.id, recorded[0] ?? -1);
  expect(await isIntact(stream)).toBe(false);
  await tables.undo();

  // Mailed within it: this is the one thing that nobody can tell from a mail that never left.
  const [silent = -1, heard = -1] = others.slice(-2);
  await reset(tables, notice.id, silent);
  expect(await isIntact(stream)).toBe(true);

  // Unless SES told what became of it.
  const mail = { messageId: 'sent', tags: { delivery: [deliveryTag(notice.id, heard)] } };
  await told(stage, { time: '2026-04-24T12:00:00Z', detail: { eventType: 'Delivery', mail } });
  await reset(tables, notice.id, heard);
  expect(await isIntact(stream)).toBe(false);

  expect((await play(stage, stream, generation)).at(-1)).toBe('End');
  const mails = Array.from({ length: COUNT }, (_, position) => stage.mail.mailsTo(address(position)));
  expect(mails).toEqual(mails.map((_, position) => (position === silent ? 2 : 1)));
});
