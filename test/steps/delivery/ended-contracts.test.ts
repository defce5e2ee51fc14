import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateCustomers } from '../../../functions/domain/register/generate.ts';
import { customersText } from '../../../functions/domain/register/write-customers.ts';
import { asked, minutes, reported, stateOf, T0, task } from '../stage.ts';
import { approved, deliveryGeneration, importing, type MailStage, noticeOf, play, setMailStage } from './mail-stage.ts';

let stage: MailStage;
beforeAll(async () => {
  stage = await setMailStage();
});
afterAll(() => stage.stop());

const NAMED = ['C-0001', 'C-0002'];

/** An incident whose scope names two contracts of three. */
async function named(id: string): Promise<string> {
  const stream = await reported(stage, id);
  const request = { do: 'request-execution', machine: 'incident', subject: null, after: 0 } as const;
  await stage.incidents.carryOut(stream, asked(request, T0));
  const scope = { do: 'scope', audience: { contracts: NAMED }, calls: null } as const;
  await stage.incidents.carryOut(stream, asked(scope, minutes(1), 'officer'));
  return stream;
}

/** The audience of its first notice. */
async function sealed(stream: string) {
  await stage.draft.handler(task(stream, 1, minutes(2), { next: { stage: 'first' } }));
  const { id } = await noticeOf(stage, stream);
  await stage.seal.handler(task(stream, 1, minutes(3), { next: { notice: id } }));
  return (await noticeOf(stage, stream)).audience;
}

it('given a scope names a contract that has ended, then the audience is sealed without it, and the ledger names it', async () => {
  const customers = generateCustomers(3).map((one, index) => (index === 0 ? { ...one, end: '2026-04-01' } : one));
  await importing(stage, 3, customersText(customers));
  expect(await sealed(await named('I-endedcontr01'))).toMatchObject({ count: 1, ended: ['C-0001'] });
});

it('given the row of a named contract is gone from a later list, then the ledger names it as well', async () => {
  await importing(stage, 3, customersText(generateCustomers(3)));
  const stream = await named('I-endedcontr02');
  await importing(stage, 2, customersText(generateCustomers(3).filter(({ contract }) => contract !== 'C-0002')));
  expect(await sealed(stream)).toMatchObject({ count: 1, ended: ['C-0002'] });
});

it('given a customer who can only be phoned, then nothing is mailed to them, their number is listed, and the first notice waits for the call', async () => {
  const customers = generateCustomers(3).map((one, index) =>
    index === 1 ? { ...one, contacts: [], phone: '03-0000-0002' } : one,
  );
  await importing(stage, 3, customersText(customers));
  const stream = await reported(stage, 'I-phoneonly001');
  const request = { do: 'request-execution', machine: 'incident', subject: null, after: 0 } as const;
  await stage.incidents.carryOut(stream, asked(request, T0));
  await stage.draft.handler(task(stream, 1, T0, { next: { stage: 'first' } }));
  const { id } = await noticeOf(stage, stream);
  await stage.seal.handler(task(stream, 1, T0, { next: { notice: id } }));
  await approved(stage, stream);
  await stage.start.handler(task(stream, 1, T0, { next: { notice: id } }));
  await play(stage, stream, await deliveryGeneration(stage, stream));
  expect(stage.mail.accepted).toHaveLength(2);
  expect(await stage.shown.listUnreached(await noticeOf(stage, stream))).toEqual([
    {
      ...{ contract: 'C-0002', name: 'サンプル0002株式会社', contact: '', address: '', fallback: '' },
      ...{ phone: '03-0000-0002', outcome: 'rejected', why: 'no address' },
    },
  ]);
  const { duties } = await stateOf(stage, stream);
  expect(duties.filter(({ kind }) => kind === 'call' || kind === 'notice.first').map(({ status }) => status)).toEqual([
    'open',
    'open',
  ]);
});
