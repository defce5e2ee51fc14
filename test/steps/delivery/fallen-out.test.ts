import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instant, plusMs } from '../../../functions/domain/base/time/instant.ts';
import { DAY_MS } from '../../../functions/domain/base/time/units.ts';
import { customersCsv, generateCustomers } from '../../../functions/domain/register/generate.ts';
import { customersText } from '../../../functions/domain/register/write-customers.ts';
import { asked, minutes, reported, T0, task } from '../stage.ts';
import { type MailStage, noticeOf, setMailStage } from './mail-stage.ts';

let stage: MailStage;
beforeAll(async () => {
  stage = await setMailStage();
});
afterAll(() => stage.stop());

const SCOPED = 'I-fallenout002';

async function imported(count: number, minute: number): Promise<void> {
  await importedText(customersCsv(count), minute);
}

async function importedText(csv: string, minute: number): Promise<void> {
  const actor = { kind: 'person', id: 'officer' } as const;
  const asks = { id: `import-${minute}-${csv.length}`, actor, at: minutes(minute), confirm: true };
  await stage.imports.importCustomers({ ...asks, csv });
}

/** A first notice that waits for its approval. */
async function waiting(id: string): Promise<string> {
  const stream = await reported(stage, id);
  const request = { do: 'request-execution', machine: 'incident', subject: null, after: 0 } as const;
  await stage.incidents.carryOut(stream, asked(request, T0));
  await stage.draft.handler(task(stream, 1, minutes(2), { next: { stage: 'first' } }));
  await seal(stream, minutes(3));
  return stream;
}

async function seal(stream: string, at: string): Promise<void> {
  const { id } = await noticeOf(stage, stream);
  await stage.incidents.carryOut(stream, asked({ do: 'recheck-audience' }, at as never));
  await stage.seal.handler(task(stream, 1, at as never, { next: { notice: id } }));
}

/** What its approver is warned of by the console as it is wired, of the audience, with the number of recipients. */
async function told(stream: string): Promise<readonly [number | undefined, ...string[]]> {
  const { consolePorts } = await import('../../../functions/console/wiring.ts');
  const { state, policy } = await stage.incidents.loadIncident(stream);
  if (state.status === 'none') throw new Error('not opened');
  const notice = await noticeOf(stage, stream);
  const forecast = await consolePorts().forecast(policy, state, notice, notice.draftedAt);
  const isOfAudience = (text: string) => /not in the audience/.test(text);
  return [notice.audience?.count, ...forecast.map(({ en }) => en).filter(isOfAudience)];
}

describe('the approver of a first notice whose register shrank while it waited', () => {
  it('is told which customers fell out of the audience, until a register has them again', async () => {
    await imported(40, -2);
    await imported(7, -1);
    const stream = await waiting('I-fallenout001');
    expect(await told(stream)).toEqual([7]);
    await imported(5, 4);
    await seal(stream, minutes(5));
    expect((await noticeOf(stage, stream)).audience?.fallenOut).toEqual({ contracts: ['C-0006', 'C-0007'], count: 2 });
    expect(await told(stream)).toEqual([5, expect.stringContaining('2 customers who would have been told')]);
    expect((await told(stream))[1]).toContain('(C-0006, C-0007) are not in the audience');
    await imported(8, 6);
    await seal(stream, minutes(7));
    expect(await told(stream)).toEqual([8]);
    expect((await noticeOf(stage, stream)).audience?.fallenOut).toBeUndefined();
  });

  it('is told of no more than 20 by name, and of none outside the scope', async () => {
    await imported(40, 10);
    const stream = await reported(stage, SCOPED);
    const request = { do: 'request-execution', machine: 'incident', subject: null, after: 0 } as const;
    await stage.incidents.carryOut(stream, asked(request, T0));
    await stage.draft.handler(task(stream, 1, minutes(12), { next: { stage: 'first' } }));
    await imported(10, 14);
    await seal(stream, minutes(15));
    const [, warning = ''] = await told(stream);
    expect(warning).toContain('30 customers');
    expect(warning).toContain('C-0030 and 10 more');
    const scope = { do: 'scope', audience: { contracts: ['C-0002', 'C-0003'] }, calls: null } as const;
    await stage.incidents.carryOut(stream, asked(scope, minutes(16), 'officer'));
    await seal(stream, minutes(17));
    expect(await told(stream)).toEqual([2]);
  });

  it('is told of one whose contract ended in between, by a new list or by itself, and of none whose had ended before', async () => {
    const ends = ['2026-04-23', '2026-04-25', null, null];
    const list = (over: string | null) =>
      customersText(
        generateCustomers(4).map((one, index) => ({ ...one, end: index === 2 ? over : (ends[index] ?? null) })),
      );
    await importedText(list(null), 20);
    const stream = await reported(stage, 'I-fallenout003', { 'data.leak': 'possible' }, minutes(21));
    const request = { do: 'request-execution', machine: 'incident', subject: null, after: 0 } as const;
    await stage.incidents.carryOut(stream, asked(request, minutes(21)));
    await importedText(list('2026-04-20'), 22);
    await stage.draft.handler(task(stream, 1, plusMs(T0, 2 * DAY_MS), { next: { stage: 'first' } }));
    await seal(stream, plusMs(T0, 2 * DAY_MS));
    const [count, warning] = await told(stream);
    expect([count, (await noticeOf(stage, stream)).audience?.fallenOut?.contracts]).toEqual([1, ['C-0002', 'C-0003']]);
    expect(warning).toContain('(C-0002, C-0003)');
  });

  it('is told of one whose contract ends by itself under the same list; where the scope names it, it is to be called as ended', async () => {
    const list = generateCustomers(4).map((one, index) => ({ ...one, end: index === 1 ? '2026-04-25' : null }));
    await importedText(customersText(list), 30);
    const stream = await reported(stage, 'I-fallenout004', { 'data.leak': 'possible' }, minutes(31));
    const at = plusMs(T0, 2 * DAY_MS);
    const request = { do: 'request-execution', machine: 'incident', subject: null, after: 0 } as const;
    await stage.incidents.carryOut(stream, asked(request, minutes(31)));
    await stage.draft.handler(task(stream, 1, at, { next: { stage: 'first' } }));
    await seal(stream, at);
    const audience = async () => (await noticeOf(stage, stream)).audience;
    expect(await audience()).toMatchObject({ count: 3, fallenOut: { contracts: ['C-0002'], count: 1 } });
    const scope = { do: 'scope', audience: { contracts: ['C-0002', 'C-0003'] }, calls: null } as const;
    await stage.incidents.carryOut(stream, asked(scope, plusMs(at, 60_000), 'officer'));
    await seal(stream, plusMs(at, 120_000));
    expect(await audience()).toMatchObject({ count: 1, ended: ['C-0002'] });
    expect((await audience())?.fallenOut).toBeUndefined();
  });

  it('is told of one who left before this incident was opened, and after one that was joined into it was', async () => {
    const { carryOutWhole } = await import('../../../functions/application/command/joining.ts');
    await imported(5, 50);
    const from = await reported(stage, 'I-fallenout005', { 'data.leak': 'possible' }, minutes(51));
    await imported(4, 52);
    const stream = await reported(stage, 'I-fallenout006', { 'data.leak': 'possible' }, minutes(53));
    const reason = await stage.contents.putContent(from, 'reason', 'One event.');
    const reasonInto = await stage.contents.putContent(stream, 'reason', 'One event.');
    const into = { incident: 'I-fallenout006', status: 'open', drill: false } as const;
    const join = await carryOutWhole(from, asked({ do: 'join', into, reason, reasonInto }, minutes(54), 'officer'));
    expect(join.state.status).toBe('joined');
    const request = { do: 'request-execution', machine: 'incident', subject: null, after: 0 } as const;
    await stage.incidents.carryOut(stream, asked(request, minutes(55)));
    await stage.draft.handler(task(stream, 1, minutes(56), { next: { stage: 'first' } }));
    await seal(stream, minutes(57));
    expect((await noticeOf(stage, stream)).audience?.fallenOut).toEqual({ contracts: ['C-0005'], count: 1 });
  });

  it('is told of one whose contract ended between the beginning of the leak and the opening, also where that is stated once it is sealed', async () => {
    const ends = ['2026-04-09', '2026-04-20', null, null];
    const list = generateCustomers(4).map((one, index) => ({ ...one, plan: 'archive', end: ends[index] ?? null }));
    await importedText(customersText(list), 60);
    const stream = await reported(stage, 'I-fallenout007', { 'data.leak': 'possible' }, minutes(61));
    const request = { do: 'request-execution', machine: 'incident', subject: null, after: 0 } as const;
    await stage.incidents.carryOut(stream, asked(request, minutes(61)));
    const scope = { do: 'scope', audience: { where: { plan: 'archive' } }, calls: null } as const;
    await stage.incidents.carryOut(stream, asked(scope, minutes(61), 'officer'));
    await stage.draft.handler(task(stream, 1, minutes(62), { next: { stage: 'first' } }));
    const { id } = await noticeOf(stage, stream);
    await stage.seal.handler(task(stream, 1, minutes(63), { next: { notice: id } }));
    expect(await told(stream)).toEqual([2]);
    const reason = await stage.contents.putContent(stream, 'reason', 'The access log shows it.');
    const times = { occurredAt: instant('2026-04-10T10:00:00+09:00') };
    const stating = { do: 'assess', facts: {}, times, overrule: null, reason } as const;
    const { refusal } = await stage.incidents.carryOut(stream, asked(stating, minutes(64), 'officer'));
    expect(refusal).toBeNull();
    expect((await noticeOf(stage, stream)).outdated).toBe(true);
    await stage.seal.handler(task(stream, 1, minutes(65), { next: { notice: id } }));
    const [count, warning] = await told(stream);
    expect([count, (await noticeOf(stage, stream)).audience?.fallenOut?.contracts]).toEqual([2, ['C-0002']]);
    expect(warning).toContain('(C-0002)');
  });

  it('is given one whose contract had ended between, where the beginning is stated once the notice has gone out', async () => {
    const ends = ['2026-04-20', null, null, null];
    const list = generateCustomers(4).map((one, index) => ({ ...one, plan: 'lake', end: ends[index] ?? null }));
    await importedText(customersText(list), 70);
    const facts = {
      'data.leak': 'confirmed',
      'data.personal': 'confirmed',
      'data.persons': 1200,
      'data.role': 'processor',
    };
    const stream = await reported(stage, 'I-fallenout008', facts, minutes(71));
    const request = { do: 'request-execution', machine: 'incident', subject: null, after: 0 } as const;
    await stage.incidents.carryOut(stream, asked(request, minutes(71)));
    const scope = { do: 'scope', audience: { where: { plan: 'lake' } }, calls: null } as const;
    await stage.incidents.carryOut(stream, asked(scope, minutes(71), 'officer'));
    await stage.draft.handler(task(stream, 1, minutes(72), { next: { stage: 'first' } }));
    const { id } = await noticeOf(stage, stream);
    await stage.seal.handler(task(stream, 1, minutes(73), { next: { notice: id } }));
    const { text, audience } = await noticeOf(stage, stream);
    const approve = { do: 'approve', notice: id, text: text.digest, audience: audience?.digest ?? '' } as const;
    await stage.incidents.carryOut(stream, asked(approve, minutes(74), 'approver'));
    await stage.incidents.carryOut(stream, asked({ do: 'start-delivery', notice: id }, minutes(90)));
    const counts = { audience: 3, sent: 3, rejected: 0, suppressed: 0, unknown: 0, pending: 0 };
    const finish = { do: 'finish-delivery', notice: id, counts, finishedAt: minutes(91) } as const;
    await stage.incidents.carryOut(stream, asked(finish, minutes(91)));
    // A customer who came since is told by later notices, and had not left.
    await importedText(
      customersText([
        ...list,
        ...generateCustomers(5)
          .slice(4)
          .map((one) => ({ ...one, plan: 'lake' })),
      ]),
      92,
    );
    const reason = await stage.contents.putContent(stream, 'reason', 'The access log shows it.');
    const times = { occurredAt: instant('2026-04-10T10:00:00+09:00') };
    await stage.incidents.carryOut(
      stream,
      asked({ do: 'assess', facts: {}, times, overrule: null, reason }, minutes(93), 'officer'),
    );
    await stage.seal.handler(task(stream, 1, minutes(94), { next: { notice: id } }));
    const { state } = await stage.incidents.loadIncident(stream);
    if (state.status === 'none') throw new Error('not opened');
    const [notice] = state.notices;
    expect(notice).toMatchObject({
      outdated: false,
      audience: { count: 3, fallenOut: { contracts: ['C-0001'], count: 1 } },
    });
    // Given again, it changes nothing.
    await stage.seal.handler(task(stream, 1, minutes(95), { next: { notice: id } }));
    expect((await stage.incidents.loadIncident(stream)).state.seq).toBe(state.seq);
  });

  it('given a later list has them no more, then whom to call is found in the list before, and else in the current one', async () => {
    const { consolePorts } = await import('../../../functions/console/wiring.ts');
    const list = generateCustomers(3).map((one) => ({ ...one, phone: `03-0000-${one.contract.slice(2)}` }));
    await importedText(customersText(list), 100);
    await importedText(customersText(list.slice(0, 2).map((one) => ({ ...one, phone: '03-9999-0001' }))), 101);
    const found = await consolePorts().lastKnown(['C-0003', 'C-0002', 'C-9999'], minutes(100));
    const numbers = found.map(({ customer, isListed }) => [customer.contract, customer.phone, isListed]);
    expect(numbers.toSorted()).toEqual([
      ['C-0002', '03-9999-0001', true],
      ['C-0003', '03-0000-0003', false],
    ]);
  });
});
