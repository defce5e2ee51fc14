import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instant } from '../../../functions/domain/base/time/instant.ts';
import type { Notice } from '../../../functions/domain/incident/record/state.ts';
import { customersCsv, generateCustomers } from '../../../functions/domain/register/generate.ts';
import { customersText } from '../../../functions/domain/register/write-customers.ts';
import { scan } from '../../adapters/tables.ts';
import { asked, minutes, reported, stateOf, T0, task } from '../stage.ts';
import { approved, delivering, importing, type MailStage, noticeOf, play, setMailStage } from './mail-stage.ts';

let stage: MailStage;
beforeAll(async () => {
  stage = await setMailStage();
});
afterAll(() => stage.stop());

const seal = async (stream: string, notice: string, at = T0) =>
  stage.seal.handler(task(stream, 1, at, { next: { notice } }));

async function drafted(id: string, drill = false) {
  const stream = drill ? await drilled(id) : await reported(stage, id);
  const request = { do: 'request-execution', machine: 'incident', subject: null, after: 0 } as const;
  await stage.incidents.carryOut(stream, asked(request, T0));
  await stage.draft.handler(task(stream, 1, T0, { next: { stage: 'first' } }));
  return { stream, notice: await noticeOf(stage, stream) };
}

async function drilled(id: string): Promise<string> {
  const stream = `incident/${id}`;
  const title = await stage.contents.putContent(stream, 'title', 'A drill');
  const command = {
    do: 'open',
    incident: id,
    policy: stage.policies.bundledDigest(),
    title,
    origin: { kind: 'report', reporter: null },
    detectedAt: T0,
    occurredAt: null,
    facts: { 'data.leak': 'possible' },
    drill: true,
  } as const;
  await stage.incidents.carryOut(stream, asked(command, T0, 'officer'));
  return stream;
}

/** The same incident's follow-up, drafted and sealed for the customers that there are now. */
async function followedUp(stream: string): Promise<Notice> {
  const { policy } = await stage.incidents.loadIncident(stream);
  const text = await stage.contents.putContent(stream, 'follow-up', '{}');
  const sections = policy.notices.stages['follow-up']?.sections ?? [];
  const told = { stage: 'follow-up', author: 'officer', text, sections, limited: null, corrects: null } as const;
  await stage.incidents.carryOut(stream, asked({ do: 'draft', ...told }, minutes(5), 'officer'));
  await seal(stream, (await noticeOf(stage, stream)).id, minutes(6));
  return noticeOf(stage, stream);
}

describe('the register', () => {
  it('is the newest file, whole, and holds no personal data in the ledger', async () => {
    await importing(stage, 30);
    await importing(stage, 20);
    const { version, customers } = await stage.register.currentCustomers();
    expect(version).toBe(2);
    expect([...customers].sort((a, b) => (a.contract < b.contract ? -1 : 1))).toEqual(generateCustomers(20));
    const ledger = JSON.stringify(await scan(stage.aws, 'LEDGER_TABLE'));
    expect(ledger).toContain('customers.imported');
    expect(ledger).not.toContain('@example.com');
  });

  it('takes a request in whole or not at all, and the same one once', async () => {
    const request = {
      id: 'same',
      actor: { kind: 'person', id: 'officer' },
      at: T0,
      csv: customersCsv(25),
      confirm: false,
    } as const;
    // The file is stored, its event is not.
    stage.aws.faults.push({ operation: 'Query', how: 'refused', times: 1_000 });
    await expect(stage.imports.importCustomers(request)).rejects.toThrow(/dynamodb/);
    stage.aws.faults.length = 0;
    expect((await stage.register.currentCustomers()).customers).toHaveLength(20);
    const imported = { customers: 25, before: 20, digest: expect.stringMatching(/^sha256:/), sameAs: null };
    for (let time = 1; time <= 2; time += 1) expect(await stage.imports.importCustomers(request)).toEqual(imported);
    expect(await stage.register.currentCustomers()).toMatchObject({ version: 3, customers: { length: 25 } });
  });

  it('given the same file again by another person, then it stays that of who brought it first; a file in between makes it another’s', async () => {
    const [one, other] = [customersCsv(25), customersCsv(24)];
    const importedBy = async (id: string, csv: string, minute: number) => {
      const actor = { kind: 'person', id } as const;
      const asks = { id: `by-${id}-${minute}`, actor, at: minutes(minute), csv, confirm: false };
      const { sameAs } = await stage.imports.importCustomers(asks);
      const source = await stage.register.registerSource();
      return [sameAs, (await stage.register.currentCustomers()).imported, source?.by];
    };
    await importedBy('officer', other, 1);
    const byHead = { by: 'head', at: minutes(2) };
    expect(await importedBy('head', one, 2)).toEqual([null, byHead, 'head']);
    expect(await importedBy('officer', one, 3)).toEqual([byHead, byHead, 'head']);
    expect(await stage.imports.compareWithRegister(one)).toEqual({ before: 25, sameAs: byHead });
    await importedBy('head', other, 4);
    expect(await importedBy('officer', one, 5)).toEqual([null, { by: 'officer', at: minutes(5) }, 'officer']);
  });

  it('is not emptied by a file without customers unless that is confirmed', async () => {
    const csv = customersCsv(0);
    const asks = { actor: { kind: 'person', id: 'officer' }, at: T0, csv } as const;
    const { version } = await stage.register.currentCustomers();
    await expect(stage.imports.importCustomers({ ...asks, id: 'empty-1', confirm: false })).rejects.toMatchObject({
      name: 'EmptyRegister',
      before: 25,
    });
    expect(await stage.register.currentCustomers()).toMatchObject({ version, customers: { length: 25 } });
    await stage.imports.importCustomers({ ...asks, id: 'empty-2', confirm: true });
    expect((await stage.register.currentCustomers()).customers).toEqual([]);
    await importing(stage, 25);
  });

  it('takes one of two files that come under one key at one moment', async () => {
    const request = (csv: string, what: string) =>
      stage.imports.importCustomers({
        id: `officer:key~${what}`,
        actor: { kind: 'person', id: 'officer' },
        at: T0,
        csv,
        confirm: false,
      });
    const { version } = await stage.register.currentCustomers();
    const came = await Promise.allSettled([request(customersCsv(25), 'one'), request(customersCsv(24), 'two')]);
    expect(came.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(came.flatMap((each) => (each.status === 'rejected' ? [each.reason.name] : []))).toEqual(['KeyReused']);
    await importing(stage, 25);
    expect((await stage.register.currentCustomers()).version).toBe(version + 2);
  });

  it('refuses a scope that names a contract which does not exist', async () => {
    await expect(stage.register.checkScope({ contracts: ['C-0001', 'C-7777'] }, '2026-04-24')).rejects.toThrow(
      'C-7777',
    );
    const { contracts } = await stage.register.checkScope({ where: { plan: 'premium' } }, '2026-04-24');
    expect(contracts).toHaveLength(12);
  });
});

describe('sealing an audience', () => {
  it('freezes it under one digest, however often and wherever it is done', async () => {
    await importing(stage, 40);
    const { stream, notice } = await drafted('I-seal00000001');
    await Promise.allSettled([seal(stream, notice.id), seal(stream, notice.id)]);
    await seal(stream, notice.id);
    const sealed = await noticeOf(stage, stream);
    expect(sealed).toMatchObject({ status: 'sealed', audience: { count: 40 } });
    expect((await stage.deliveries.readStanding(notice.id, 100)).counts.audience).toBe(40);
    const ledger = JSON.stringify((await stage.incidents.loadIncident(stream)).items);
    expect(ledger).not.toContain('@example.com');
  });

  it('starts over when the register moved, and leaves nobody of the old one behind', async () => {
    await importing(stage, 40);
    const { stream, notice } = await drafted('I-moved0000001');
    await seal(stream, notice.id);
    const before = (await noticeOf(stage, stream)).audience?.digest;
    const text = customersText(
      generateCustomers(15).map((customer) => ({ ...customer, name: `${customer.name} 新` })),
      ['grave'],
    );
    await importing(stage, 15, text);
    await stage.incidents.carryOut(stream, asked({ do: 'recheck-audience' }, T0));
    await seal(stream, notice.id, instant('2026-04-24T08:55:00.000Z'));
    const after = await noticeOf(stage, stream);
    expect(after).toMatchObject({ outdated: false, audience: { count: 15 } });
    expect(after.audience?.digest).not.toBe(before);
    const { counts } = await stage.deliveries.readStanding(notice.id, 100);
    expect(counts.audience).toBe(15);
  });

  it('keeps its digest when another import says the same', async () => {
    await importing(stage, 10);
    const { stream, notice } = await drafted('I-equal0000001');
    await seal(stream, notice.id);
    const before = (await noticeOf(stage, stream)).audience;
    await importing(stage, 10);
    await stage.incidents.carryOut(stream, asked({ do: 'recheck-audience' }, T0));
    await seal(stream, notice.id, instant('2026-04-24T08:55:00.000Z'));
    // How it was sealed is another: from which version of the register, for instance.
    expect({ ...(await noticeOf(stage, stream)).audience, seal: before?.seal }).toEqual(before);
  });

  it('of nobody is sealed with none, and the forecast says so', async () => {
    await importing(stage, 0);
    const { stream, notice } = await drafted('I-empty0000001');
    await seal(stream, notice.id);
    const sealed = await noticeOf(stage, stream);
    expect(sealed.audience?.count).toBe(0);
    const { state, policy } = await stage.incidents.loadIncident(stream);
    if (state.status === 'none') throw new Error('not opened');
    const warnings = await stage.forecasts.forecastNotice(policy, state, sealed, T0);
    expect(warnings.map(({ en }) => en)).toEqual([expect.stringContaining('empty')]);
  });

  it('goes on without a customer who left the register, and asks again whoever had approved', async () => {
    await importing(stage, 5);
    const { stream, notice } = await drafted('I-scope0000001');
    const scope = { do: 'scope', audience: { contracts: ['C-0001', 'C-0005'] }, calls: null } as const;
    await stage.incidents.carryOut(stream, asked(scope, T0, 'officer'));
    await seal(stream, notice.id);
    await approved(stage, stream);
    await importing(stage, 4);
    await stage.incidents.carryOut(stream, asked({ do: 'recheck-audience' }, T0));
    await seal(stream, notice.id, minutes(1));
    expect(await noticeOf(stage, stream)).toMatchObject({ status: 'sealed', approval: null, audience: { count: 1 } });
  });

  it('says whom an earlier notice was sent to and a later one is not, as the register has them no more', async () => {
    const { stream, generation } = await delivering(stage, 'I-leftout00001', 6);
    await play(stage, stream, generation);
    const found = await stage.leftOut.leftOutOfIncidents(
      await stage.leftOut.loadOpenIncidents(),
      generateCustomers(4),
      '2026-04-24',
    );
    expect(found.find(({ incident }) => incident === 'I-leftout00001')).toEqual({
      incident: 'I-leftout00001',
      contracts: ['C-0005', 'C-0006'],
      count: 2,
    });
    await importing(stage, 4);
    const sealed = await followedUp(stream);
    expect(sealed.audience).toMatchObject({ count: 4, leftOut: { contracts: ['C-0005', 'C-0006'], count: 2 } });
  });

  it.each([
    [4, null],
    [6, '2件（C-0005、C-0006）'],
    [12, '8件（C-0005、C-0006、C-0007、C-0008、C-0009など）'],
  ])(
    'given 4 customers were told and there are %i now, then who approves the follow-up is told who hears of it first',
    async (now, named) => {
      await importing(stage, 4);
      const { stream, generation } = await delivering(stage, `I-newtold${now}`, 4);
      await play(stage, stream, generation);
      await importing(stage, now);
      const sealed = await followedUp(stream);
      const { consolePorts } = await import('../../../functions/console/wiring.ts');
      const { state, policy } = await stage.incidents.loadIncident(stream);
      if (state.status === 'none') throw new Error('not opened');
      const forecast = await consolePorts().forecast(policy, state, sealed, sealed.draftedAt);
      const warnings = forecast.map(({ ja }) => ja).filter((text) => text.includes('受け取っていないお客様'));
      expect(warnings).toEqual(named === null ? [] : [expect.stringContaining(named)]);
    },
  );

  it('says the same of those whom an incident told that was joined into it, and tells them what comes next', async () => {
    const from = await delivering(stage, 'I-leftout00002', 6);
    await play(stage, from.stream, from.generation);
    const into = await drafted('I-leftout00003');
    const scope = { do: 'scope', audience: { contracts: ['C-0001'] }, calls: null } as const;
    const reason = await stage.contents.putContent(from.stream, 'join', 'One event.');
    const reasonInto = await stage.contents.putContent(into.stream, 'join', 'One event.');
    const target = { incident: 'I-leftout00003', status: 'open', drill: false } as const;
    const join = { do: 'join', into: target, reason, reasonInto } as const;
    const { carryOutWhole } = await import('../../../functions/application/command/joining.ts');
    expect((await carryOutWhole(from.stream, asked(join, minutes(5), 'officer'))).state.status).toBe('joined');
    await stage.incidents.carryOut(into.stream, asked(scope, minutes(6), 'officer'));
    const found = await stage.leftOut.leftOutOfIncidents(
      await stage.leftOut.loadOpenIncidents(),
      generateCustomers(4),
      '2026-04-24',
    );
    const gone = { contracts: ['C-0005', 'C-0006'], count: 2 };
    expect(found.find(({ incident }) => incident === 'I-leftout00003')).toEqual({
      incident: 'I-leftout00003',
      ...gone,
    });
    await importing(stage, 4);
    const { id } = await noticeOf(stage, into.stream);
    await seal(into.stream, id, minutes(7));
    expect((await noticeOf(stage, into.stream)).audience).toMatchObject({ count: 4, leftOut: gone });
  });

  it('is sealed again before it goes out when an import came that nobody told of', async () => {
    await importing(stage, 5);
    const { stream, notice } = await drafted('I-import000001');
    await seal(stream, notice.id);
    await approved(stage, stream);
    await importing(stage, 7);
    const start = () => stage.start.handler(task(stream, 1, T0, { next: { notice: notice.id } }));
    await start();
    expect(await noticeOf(stage, stream)).toMatchObject({ status: 'approved', outdated: true });
    await seal(stream, notice.id, minutes(1));
    expect(await noticeOf(stage, stream)).toMatchObject({ status: 'sealed', audience: { count: 7 } });
    await approved(stage, stream);
    await start();
    expect(await noticeOf(stage, stream)).toMatchObject({ status: 'delivering' });
  });
});

describe('a drill', () => {
  it('[GK-5] is sent to the team, marked, and never to customers', async () => {
    await importing(stage, 5);
    const { stream, notice } = await drafted('I-drill0000001', true);
    await seal(stream, notice.id);
    await approved(stage, stream);
    await stage.start.handler(task(stream, 1, T0, { next: { notice: notice.id } }));
    stage.mail.accepted.length = 0;
    await play(stage, stream, (await stateOf(stage, stream)).executions.at(-1)?.generation ?? 0);
    expect(stage.mail.accepted.map(({ to }) => to).sort()).toEqual(['approver@example.jp', 'officer@example.jp']);
    expect(stage.mail.accepted.every(({ subject }) => subject.startsWith('【訓練】'))).toBe(true);
  });
});

describe('recipients that were tampered with', () => {
  it('are not mailed: nothing is sent to anybody but the approved audience', async () => {
    const { stream, notice, generation } = await delivering(stage, 'I-tamper000001', 10);
    stage.mail.accepted.length = 0;
    await stage.aws.call('UpdateItem', {
      TableName: 'hikeshi-deliveries',
      Key: { notice: { S: `${notice.id}#03` }, position: { N: '3' } },
      UpdateExpression: 'SET address = :other',
      ExpressionAttributeValues: { ':other': { S: 'other@example.com' } },
    });
    await expect(play(stage, stream, generation)).rejects.toMatchObject({
      mismatch: { kind: 'audience', owner: notice.id },
    });
    expect(stage.mail.accepted).toEqual([]);
    expect((await stateOf(stage, stream)).pages.map(({ why }) => why)).toContain('tampered');
    expect(await noticeOf(stage, stream)).toMatchObject({ status: 'paused', pause: { why: 'content-changed' } });
  });
});
