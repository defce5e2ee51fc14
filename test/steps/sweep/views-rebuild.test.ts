import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hashOf, sealItem } from '../../../functions/domain/base/ledger/chain.ts';
import { scan } from '../../adapters/tables.ts';
import { alarm } from '../intake/signals.ts';
import { asked, minutes, reported, type Stage, setStage, stateOf, T0 } from '../stage.ts';

let stage: Stage;
let take: typeof import('../../../functions/application/intake/take-event.ts').takeEvent;
let sweep: typeof import('../../../functions/steps/sweep/sweep.ts').handler;
let rebuild: typeof import('../../../infra/cli/rebuild.ts').run;
let verify: typeof import('../../../infra/cli/verify.ts').run;

beforeEach(async () => {
  vi.resetModules();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(T0) });
  stage = await setStage();
  take = (await import('../../../functions/application/intake/take-event.ts')).takeEvent;
  sweep = (await import('../../../functions/steps/sweep/sweep.ts')).handler;
  rebuild = (await import('../../../infra/cli/rebuild.ts')).run;
  verify = (await import('../../../infra/cli/verify.ts')).run;
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await stage.aws.stop();
});

async function told(run: (argv: readonly string[]) => Promise<number>, ...streams: string[]) {
  const heard: string[] = [];
  const listen = (text: string | Uint8Array) => heard.push(String(text)) > 0;
  vi.spyOn(process.stdout, 'write').mockImplementation(listen);
  const code = await run([...streams, '--endpoint', process.env.AWS_ENDPOINT_URL ?? '', '--region', 'ap-northeast-1']);
  vi.restoreAllMocks();
  return { code, text: heard.join('') };
}

const rows = async () =>
  (await scan(stage.aws, 'VIEWS_TABLE')).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** An alarm's incident, two reported ones, one of them closed. */
async function work(): Promise<{ open: string; closed: string }> {
  await take(alarm('w-1', 'harmless', T0));
  await take(alarm('w-2', 'harmless', minutes(1), 'OK'));
  const open = await reported(stage, 'I-open');
  const closed = await reported(stage, 'I-closed', {});
  const reason = await stage.contents.putContent(closed, 'why', 'a test');
  await stage.incidents.carryOut(closed, asked({ do: 'waive', duty: 'triage', reason }, minutes(1), 'officer'));
  await stage.incidents.carryOut(closed, asked({ do: 'close', reason: null }, minutes(2), 'officer'));
  expect((await stateOf(stage, closed)).status).toBe('closed');
  return { open, closed };
}

const remove = (table: string, key: object) => stage.aws.call('DeleteItem', { TableName: table, Key: key });
const rowKey = (stream: string) => ({ kind: { S: stream.split('/')[0] }, stream: { S: stream } });

describe('hikeshi rebuild', () => {
  it('writes all rows anew from the ledger, equal to those that stood', async () => {
    await work();
    const before = await rows();
    // One a stream, and of each incident its state and its place in the index.
    expect(before).toHaveLength(4 + 3 * 2);
    for (const { kind, stream } of before) await remove('hikeshi-views', { kind, stream });
    expect(await rows()).toEqual([]);

    const { code, text } = await told(rebuild);

    expect(code).toBe(0);
    expect(text).toMatch(/4 rows, 0 as they should be\n$/);
    expect(await rows()).toEqual(before);
    expect((await told(rebuild)).text).toBe('4 rows, 4 as they should be\n');
  });

  it('mends a row that was altered, and no other', async () => {
    const { open, closed } = await work();
    const before = await rows();
    const key = rowKey(closed);
    const change = (set: string, value: object) =>
      stage.aws.call('UpdateItem', {
        ...{ TableName: 'hikeshi-views', Key: key, UpdateExpression: `SET ${set}` },
        ...{ ExpressionAttributeNames: { '#a': set.startsWith('#a.') ? 'row' : 'version' } },
        ExpressionAttributeValues: { ':v': value },
      });
    await change('#a.pagesWaiting = :v', { N: '7' });
    expect((await told(rebuild, closed)).text).toContain(`${closed} was different`);
    expect(await rows()).toEqual(before);
    expect((await told(rebuild, open)).text).toBe('1 rows, 1 as they should be\n');
  });

  it('leaves the mark of a write in progress alone', async () => {
    const { closed } = await work();
    const state = await stateOf(stage, closed);
    const { incidentView } = await import('../../../functions/domain/views/incident-view.ts');
    const { items } = await stage.incidents.loadIncident(closed);
    const { showHead } = await import('../../../functions/adapters/store/heads.ts');
    expect(await showHead({ ...incidentView(state), open: true }, items)).toBe('shown');
    await told(rebuild);
    expect((await stage.views.listOpenStreams(10, null)).rows.map(({ stream }) => stream)).toContain(closed);
    // The sweep finds that nothing came of it.
    await sweep({ time: minutes(10) }).catch(() => null);
    expect((await stage.views.listOpenStreams(10, null)).rows.map(({ stream }) => stream)).not.toContain(closed);
  });

  it('refuses a stream that there is none of, and a system that does not answer', async () => {
    const heard: string[] = [];
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => heard.push(String(text)) > 0);
    const here = ['--endpoint', process.env.AWS_ENDPOINT_URL ?? '', '--region', 'ap-northeast-1'];
    expect(await rebuild(['incident/I-none', ...here])).toBe(2);
    expect(heard.join('')).toContain('there is no stream incident/I-none');
  });
});

describe('a closed incident that is opened again', () => {
  it('is seen by the sweep although nothing followed the item that opened it', async () => {
    const { closed } = await work();
    const reason = await stage.contents.putContent(closed, 'again', 'a test');
    stage.aws.faults.push(
      { operation: 'UpdateItem', how: 'passed', times: 1 },
      { operation: 'UpdateItem', how: 'refused', times: 9 },
    );
    const reopen = asked({ do: 'reopen', reason }, minutes(20), 'officer');
    await expect(stage.incidents.carryOut(closed, reopen)).rejects.toMatchObject({ name: 'StorageUnavailable' });
    stage.aws.faults.length = 0;
    expect((await stateOf(stage, closed)).status).toBe('open');
    expect((await sweep({ time: minutes(25) })).repaired).toContain(`${closed}: view`);
  });
});

describe('hikeshi verify', () => {
  it('finds items cut off at the end of a stream, and a stream that is gone, by the rows that show them', async () => {
    const { open, closed } = await work();
    expect(await told(verify)).toMatchObject({ code: 0 });
    const { seq } = await stateOf(stage, closed);
    await remove('hikeshi-ledger', { stream: { S: closed }, seq: { N: String(seq) } });
    await remove('hikeshi-ledger', { stream: { S: open }, seq: { N: '1' } });

    const { code, text } = await told(verify);

    expect(code).toBe(1);
    expect(text).toContain(
      `BROKEN  ${closed} at item ${seq}: the list shows item ${seq}, the stream ends at ${seq - 1}`,
    );
    expect(text).toContain(`BROKEN  ${open} at item 1: the list shows item 1, the stream ends at 0`);
    expect((await told(rebuild)).code).toBe(1);
  });

  const seal = (last: object) => ({ ...last, hash: hashOf(last) });
  const putItem = async (item: object) => {
    const { attributes } = await import('../../../functions/adapters/aws/attributes.ts');
    await stage.aws.call('PutItem', { TableName: 'hikeshi-ledger', Item: attributes(item) });
  };

  it('finds a last item that was written anew with a hash of its own, and no sweep or command covers it up', async () => {
    const { open } = await work();
    const last = (await stage.incidents.loadIncident(open)).items.at(-1);
    await putItem(seal({ ...last, at: minutes(3) }));
    const found = async () => (await told(verify)).text;
    const line = `BROKEN  ${open} at item ${last?.seq}: the list knows another item ${last?.seq}`;
    expect(await found()).toContain(line);
    await stage.incidents.carryOut(open, asked({ do: 'acknowledge', page: null }, minutes(4), 'officer'));
    await sweep({ time: minutes(10) }).catch(() => null);
    expect(await found()).toContain(line);
    expect((await told(rebuild)).text).toContain(`LEFT     ${open} contradicts its row (rewritten)`);
  });

  it('finds an item that nobody announced, sealed rightly as it may be; the sweep raises it and makes nothing of it', async () => {
    const { open } = await work();
    const { items } = await stage.incidents.loadIncident(open);
    const { stream, actor } = items[0] ?? { stream: open, actor: { kind: 'system', name: 'x' } as const };
    const events = [{ type: 'execution.requested', machine: 'incident', generation: 99, subject: null }];
    const forged = sealItem(items.at(-1) ?? null, {
      stream,
      command: 'forged',
      actor,
      at: minutes(9),
      events,
    } as never);
    await putItem(forged);
    expect((await told(verify)).text).toContain(
      `BROKEN  ${open} at item ${forged.seq}: no command of the system announced this item`,
    );
    await expect(sweep({ time: minutes(10) })).rejects.toThrow(/contradict each other \(unannounced\)/);
    expect([...stage.aws.outside.started.keys()].join()).not.toContain('99');
    expect((await told(verify)).code).toBe(1);
  });

  it('tells a row that a crash left behind from a rewritten end: a note, until the sweep has been', async () => {
    const { open } = await work();
    stage.aws.faults.push(
      { operation: 'UpdateItem', how: 'passed', times: 1 },
      { operation: 'UpdateItem', how: 'refused', times: 9 },
    );
    const acknowledge = asked({ do: 'acknowledge', page: null }, minutes(4), 'officer');
    await expect(stage.incidents.carryOut(open, acknowledge)).rejects.toMatchObject({ name: 'StorageUnavailable' });
    stage.aws.faults.length = 0;
    const behind = await told(verify);
    expect([behind.code, behind.text.includes(`note    ${open}: its row is behind`)]).toEqual([0, true]);
    expect((await told(rebuild)).text).toContain(`rebuilt  ${open} was behind\n4 rows, 3 as they should be`);
    expect(await told(verify)).toMatchObject({ code: 0, text: expect.not.stringContaining('note') });
  });

  it('says that rows of the first release cannot tell yet; the sweep gives them their head, closed ones too', async () => {
    const { closed } = await work();
    for (const { kind, stream } of await rows()) {
      if (kind?.S === 'state' || kind?.S === 'opening') {
        await remove('hikeshi-views', { kind, stream });
        continue;
      }
      await stage.aws.call('UpdateItem', {
        ...{ TableName: 'hikeshi-views', Key: { kind, stream }, UpdateExpression: 'REMOVE #head' },
        ExpressionAttributeNames: { '#head': 'head' },
      });
    }
    const before = await told(verify);
    expect([before.code, before.text.includes(`note    ${closed}: its row does not hold the last hash yet`)]).toEqual([
      0,
      true,
    ]);
    await sweep({ time: minutes(10) });
    expect((await told(verify)).text).not.toContain('note');
  });

  it('finds what a row says otherwise, in its content or its version', async () => {
    const { open, closed } = await work();
    const set = (stream: string, expression: string, name: string, value: object) =>
      stage.aws.call('UpdateItem', {
        ...{ TableName: 'hikeshi-views', Key: rowKey(stream), UpdateExpression: `SET ${expression} = :v` },
        ...{ ExpressionAttributeNames: { '#a': name }, ExpressionAttributeValues: { ':v': value } },
      });
    await set(open, '#a.dutiesMissed', 'row', { N: '0' });
    await set(open, '#a.pagesWaiting', 'row', { N: '9' });
    await set(closed, '#a', 'version', { N: '1' });
    const { text } = await told(verify);
    expect(text).toContain(`BROKEN  ${open}`);
    expect(text).toContain('says something else than follows from its items');
    expect(text).toContain(`BROKEN  ${closed} at item 1: the list knows another item 1`);
  });

  it('finds a stored text and a stored policy that were changed, and tells of a text that is gone', async () => {
    const { open, closed } = await work();
    const set = (table: string, key: object, name: string) =>
      stage.aws.call('UpdateItem', {
        ...{ TableName: table, Key: key, UpdateExpression: 'SET #a = :v' },
        ...{ ExpressionAttributeNames: { '#a': name }, ExpressionAttributeValues: { ':v': { S: '{}' } } },
      });
    await set('hikeshi-contents', { owner: { S: open }, id: { S: 'title' } }, 'body');
    await remove('hikeshi-contents', { owner: { S: closed }, id: { S: 'why' } });
    await set('hikeshi-policies', { digest: { S: stage.policies.bundledDigest() } }, 'policy');
    const { code, text } = await told(verify);
    expect(code).toBe(1);
    expect(text).toContain(`BROKEN  ${open} at item 1: the stored text title is not the one that was recorded`);
    expect(text).toContain(
      `note    ${closed}: the text why of item 2 is not stored any more: it was erased, or removed`,
    );
    expect(text).toContain(`BROKEN  policy/${stage.policies.bundledDigest()}`);
    const inJapanese = (await told(verify, '--lang', 'ja')).text;
    expect(inJapanese).toContain(`異常  ${open} の1件目：保存されている文面 title が、記録されたものと異なります`);
    expect(inJapanese).toContain(`参考  ${closed}：2件目の文面 why は保存されていません`);
    expect(inJapanese).not.toMatch(/[：]\s*(?:the|it|its|no) /);
  });

  it('finds a stream whose row is gone: nobody could tell whether its end is', async () => {
    const { closed } = await work();
    await remove('hikeshi-views', { kind: { S: 'incident' }, stream: { S: closed } });
    const { code, text } = await told(verify);
    expect([code, text.includes(`BROKEN  ${closed}`)]).toEqual([1, true]);
    expect(text).toContain('no list shows the stream');
  });
});
