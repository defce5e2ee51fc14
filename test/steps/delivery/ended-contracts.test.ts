import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateCustomers } from '../../../functions/domain/register/generate.ts';
import { customersText } from '../../../functions/domain/register/write-customers.ts';
import { asked, minutes, reported, T0, task } from '../stage.ts';
import { importing, type MailStage, noticeOf, setMailStage } from './mail-stage.ts';

let stage: MailStage;
beforeAll(async () => {
  stage = await setMailStage();
});
afterAll(() => stage.stop());

it('given a scope names a contract that has ended, then the audience is sealed without it, and the ledger names it', async () => {
  const customers = generateCustomers(3).map((one, index) => (index === 0 ? { ...one, end: '2026-04-01' } : one));
  await importing(stage, 3, customersText(customers));
  const stream = await reported(stage, 'I-endedcontr01');
  const request = { do: 'request-execution', machine: 'incident', subject: null, after: 0 } as const;
  await stage.incidents.carryOut(stream, asked(request, T0));
  const scope = { do: 'scope', audience: { contracts: ['C-0001', 'C-0002'] }, calls: null } as const;
  await stage.incidents.carryOut(stream, asked(scope, minutes(1), 'officer'));
  await stage.draft.handler(task(stream, 1, minutes(2), { next: { stage: 'first' } }));
  const { id } = await noticeOf(stage, stream);
  await stage.seal.handler(task(stream, 1, minutes(3), { next: { notice: id } }));
  expect((await noticeOf(stage, stream)).audience).toMatchObject({ count: 1, ended: ['C-0001'] });
});
