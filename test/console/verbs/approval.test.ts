import { describe, expect, it } from 'vitest';
import { instant } from '../../../functions/domain/base/time/instant.ts';
import { Client, NOW } from '../client.ts';
import { stateOf, work } from '../work.ts';

const APPROVER = { as: 'approver@example.jp' };
const HEAD = { as: 'head@example.jp' };

async function shownNotice(client: Client, id: string, number = 1) {
  const { json } = await client.get(`/api/incidents/${id}/notices/${id}-n${number}`, APPROVER);
  return json;
}

/** Nobody has answered the page of these incidents, and their first notice says what is being looked into. */
const UNTAKEN = expect.stringMatching(/まだ誰も引き受けていません|Nobody has taken/);

describe('reading a notice before approving it', () => {
  it('[FC-4] shows the exact text in both languages with the digests', async () => {
    const client = new Client();
    const id = await client.waiting();
    const notice = await shownNotice(client, id);
    expect(notice).toMatchObject({ stage: 'first', number: 1, audience: 20, author: null, forecast: [] });
    expect(notice.texts.ja.subject).toContain('第1報');
    expect(notice.texts.en.sections.length).toBe(notice.texts.ja.sections.length);
    const state = stateOf(client.memory, id).notices[0];
    expect(notice.digests).toEqual({ text: state?.text.digest, audience: state?.audience?.digest });
    const stored = client.memory.contents.get(`incident/${id} ${state?.text.content}`)?.body ?? '';
    const bodies = notice.texts.ja.sections.map(({ section, heading, body }: Record<string, string>) => ({
      section,
      heading,
      body,
    }));
    expect(JSON.parse(stored).ja.sections).toEqual(bodies);
  });

  it('[FC-11] names the contact window and its hours', async () => {
    const client = new Client();
    const id = await client.waiting();
    const { texts } = await shownNotice(client, id);
    const contact = texts.ja.sections.find(({ section }: { section: string }) => section === 'contact');
    expect(contact.body).toContain('security@example.jp');
    expect(contact.body).toContain('受付時間・回答時間：利用規約に定めるとおりです。');
  });

  it('tells of the sandbox, the quota and the deadline, on the page too', async () => {
    const client = new Client();
    const id = await client.waiting(3_000);
    client.memory.account = { ...client.memory.account, sandbox: true, perDay: 200, ratePerSecond: 1 };
    const { forecast } = await shownNotice(client, id);
    expect(forecast).toHaveLength(3);
    const page = await client.get(`/incidents/${id}?lang=en`, APPROVER);
    for (const words of ['sandbox', 'quota', 'after the deadline']) expect(page.text).toContain(words);
  });

  it('says which duties the sending meets, in the answer and beside the button', async () => {
    const client = new Client();
    const id = await client.waiting();
    const { effects, warnings } = await shownNotice(client, id);
    expect(effects).toMatchObject({ meets: expect.arrayContaining(['notice.first']), lacks: [] });
    expect(warnings).toEqual([UNTAKEN]);
    const page = await client.get(`/incidents/${id}?lang=ja`, APPROVER);
    expect(page.text).toMatch(
      /この通知がすべての宛先に届くと、次の対応事項が完了となります：[^。]+。.*承認して20件に送信/s,
    );
  });

  it('says which sections nobody wrote before anybody approves, in the answer and in place of the button', async () => {
    const client = new Client();
    const id = await client.waiting();
    expect(await shownNotice(client, id)).toMatchObject({ lacks: [], warnings: [UNTAKEN] });
    const { notices } = stateOf(client.memory, id);
    const wording = { written: [], lacking: ['outline'], open: [], oneLanguage: [] } as const;
    const { text, sections } = notices[0] as (typeof notices)[number];
    const rest = { author: null, limited: null, corrects: null, basedOn: 0 } as const;
    const asks = { at: NOW, actor: { kind: 'system', name: 'incident' } } as const;
    const draft = { do: 'draft', stage: 'first', text, sections, wording, ...rest } as const;
    await client.post(`/api/incidents/${id}/reject`, { what: 'first', reason: 'again' }, APPROVER);
    await client.memory.carryOut(`incident/${id}`, { id: 'lacking', ...asks, command: draft });
    const again = { do: 'seal-audience', notice: `${id}-n2`, digest: 'sha256:other', count: 20 } as const;
    await client.memory.carryOut(`incident/${id}`, { id: 'again', ...asks, command: again });
    const { lacks, warnings } = await shownNotice(client, id, 2);
    expect(lacks).toEqual(['outline']);
    expect(warnings).toEqual([expect.stringContaining('まだ記入されていない項目があります：')]);
    const page = await client.get(`/incidents/${id}?lang=ja`, APPROVER);
    expect(page.text).toContain('まだ記入されていない項目があります：');
    expect(page.text).not.toContain('承認して20件に送信');
  });

  it('warns whom an earlier notice was sent to and this one is not, in the answer and on the page', async () => {
    const client = new Client();
    const id = await client.waiting();
    const asks = { at: NOW, actor: { kind: 'system', name: 'incident' } } as const;
    const leftOut = { contracts: ['C-0019', 'C-0020'], count: 2 };
    const again = { do: 'seal-audience', notice: `${id}-n1`, digest: 'sha256:other', count: 18, leftOut } as const;
    await client.memory.carryOut(`incident/${id}`, { id: 'again', ...asks, command: again });
    const { warnings } = await shownNotice(client, id);
    expect(warnings).toEqual([
      UNTAKEN,
      expect.stringMatching(/2件（契約番号：C-0019、C-0020）|2 customers .*C-0019, C-0020/),
    ]);
    const page = await client.get(`/incidents/${id}?lang=ja`, APPROVER);
    expect(page.text).toContain('これまでの通知の宛先だったお客様のうち2件（契約番号：C-0019、C-0020）は');
    const { warnings: atApproval } = (await client.post(`/api/incidents/${id}/approve`, { what: 'first' }, APPROVER))
      .json;
    expect(atApproval).toEqual(warnings);
  });

  it('answers 404 for a notice that is not there, naming those that are', async () => {
    const client = new Client();
    const id = await client.waiting();
    const answer = await client.get(`/api/incidents/${id}/notices/${id}-n9`);
    expect([answer.status, answer.json.error.reason.includes(`${id}-n1`)]).toEqual([404, true]);
  });
});

describe('approving', () => {
  it('binds to the digests that were shown, and tells what it was bound to', async () => {
    const client = new Client();
    const id = await client.waiting();
    const { digests } = await shownNotice(client, id);
    const answer = await client.post(`/api/incidents/${id}/approve`, { what: 'first', ...digests }, APPROVER);
    expect(answer.status).toBe(200);
    expect(answer.json.approved).toEqual({ notice: `${id}-n1`, ...digests });
    expect(answer.json.notices[0]).toMatchObject({
      approvedBy: 'approver@example.jp',
      approvedAt: '2026-04-24T17:50:00+09:00',
    });
  });

  it('warns, but does not refuse, when the forecast is bad', async () => {
    const client = new Client();
    const id = await client.waiting();
    client.memory.account = { ...client.memory.account, sandbox: true };
    const answer = await client.post(`/api/incidents/${id}/approve?lang=en`, { what: 'first' }, APPROVER);
    expect(answer.status).toBe(200);
    expect(answer.json.warnings).toEqual([UNTAKEN, expect.stringContaining('sandbox')]);
  });

  it.each(['text', 'audience'])('refuses a digest of another %s', async (which) => {
    const client = new Client();
    const id = await client.waiting();
    const body = { what: 'first', [which]: `sha256:${'0'.repeat(64)}` };
    const answer = await client.post(`/api/incidents/${id}/approve`, body, APPROVER);
    expect([answer.status, answer.json.error.code]).toEqual([409, 'wrong-digest']);
  });

  it('refuses the old digests when the text was drafted anew meanwhile', async () => {
    const client = new Client();
    const id = await client.waiting();
    const { digests } = await shownNotice(client, id);
    const sections = { outline: { ja: '別の概要です。', en: 'Another outline.' }, request: { ja: 'なし', en: 'None' } };
    const drafted = await client.post(`/api/incidents/${id}/draft`, { stage: 'first', sections });
    expect(drafted.status).toBe(200);
    await work(client.memory, id, NOW);
    const answer = await client.post(`/api/incidents/${id}/approve`, { what: 'first', ...digests }, APPROVER);
    expect([answer.status, answer.json.error.code]).toEqual([409, 'wrong-digest']);
  });

  it('refuses while the audience is not sealed', async () => {
    const client = new Client();
    const id = await client.waiting();
    await client.post(`/api/incidents/${id}/scope`, { audience: { where: { plan: 'premium' } } });
    const answer = await client.post(`/api/incidents/${id}/approve`, { what: 'first' }, APPROVER);
    expect([answer.status, answer.json.error.code]).toEqual([409, 'not-ready']);
  });

  it('refuses the author of the text', async () => {
    const client = new Client();
    const id = await client.waiting();
    const sections = { outline: 'Written by the head.', request: 'None.' };
    const drafted = await client.post(`/api/incidents/${id}/draft`, { stage: 'first', sections }, HEAD);
    expect(drafted.status).toBe(200);
    await work(client.memory, id, NOW);
    const own = await client.post(`/api/incidents/${id}/approve`, { what: 'first' }, HEAD);
    expect([own.status, own.json.error.code]).toEqual([403, 'same-person']);
    const other = await client.post(`/api/incidents/${id}/approve`, { what: 'first' }, APPROVER);
    expect(other.status).toBe(200);
  });

  it('refuses a person without the role', async () => {
    const client = new Client();
    const id = await client.waiting();
    const answer = await client.post(`/api/incidents/${id}/approve`, { what: 'first' }, { as: 'auditor@example.jp' });
    expect([answer.status, answer.json.error.code]).toEqual([403, 'not-allowed']);
  });

  it('of two approvals at once one wins, and the other is told', async () => {
    const client = new Client();
    const id = await client.waiting();
    let waiting = 2;
    let open: () => void = () => {};
    const both = new Promise<void>((resolve) => {
      open = resolve;
    });
    client.memory.beforeAppend = async () => {
      waiting -= 1;
      if (waiting === 0) open();
      if (waiting >= 0) await both;
    };
    const send = (as: string) => client.post(`/api/incidents/${id}/approve`, { what: 'first' }, { as });
    const answers = await Promise.all([send('approver'), send('head')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const approvals = (client.memory.streams.get(`incident/${id}`) ?? []).flatMap(({ events }) =>
      events.filter(({ type }) => type === 'notice.approved'),
    );
    expect(approvals).toHaveLength(1);
  });

  it('rejects with a reason, which the story tells', async () => {
    const client = new Client();
    const id = await client.waiting();
    const body = { what: 'first', reason: 'It names a customer.' };
    const answer = await client.post(`/api/incidents/${id}/reject`, body, APPROVER);
    expect(answer.json.notices[0].status).toBe('rejected');
    const english = await client.get(`/api/incidents/${id}?lang=en`);
    expect(english.json.timeline.at(-2).text + english.json.timeline.at(-1).text).toContain('"It names a customer".');
  });

  it.each([{}, { reason: '' }, { reason: '  ' }])('rejects nothing without a reason: %j', async (given) => {
    const client = new Client();
    const id = await client.waiting();
    const before = stateOf(client.memory, id).seq;
    for (const what of ['first', 'prevention', 'exception']) {
      const answer = await client.post(`/api/incidents/${id}/reject?lang=ja`, { what, ...given }, APPROVER);
      expect([answer.status, answer.json.error.problems[0].path]).toEqual([400, 'reason']);
      expect(answer.json.error.reason).toMatch(/入力/);
    }
    expect(stateOf(client.memory, id).seq).toBe(before);
  });

  it('answers 404 when there is no notice of the stage', async () => {
    const client = new Client();
    const id = await client.reported();
    const answer = await client.post(`/api/incidents/${id}/approve`, { what: 'detailed' }, APPROVER);
    expect([answer.status, answer.json.error.code]).toEqual([404, 'not-found']);
  });
});

describe('whom a notice may not have reached', () => {
  it('is named, in the answer and on the page, so that people tell them in another way', async () => {
    const client = new Client();
    const id = await client.waiting();
    const row = {
      contract: 'C-0007',
      name: '株式会社七',
      contact: '山田',
      address: 'c7@example.com',
      fallback: '',
      phone: '',
    };
    client.memory.unreached.set(`${id}-n1`, [{ ...row, outcome: 'unknown', why: 'TimeoutError' }]);
    const { json } = await client.get(`/api/incidents/${id}/notices/${id}-n1`);
    expect(json.unreached).toEqual([{ ...row, outcome: 'unknown', why: 'TimeoutError' }]);
    const { text: page } = await client.get(`/incidents/${id}`);
    expect(page).toContain('届いていない可能性のあるお客様 1件');
    expect(page).toContain('株式会社七');
  });

  it('is also a customer named by the scope whose contract has ended, and one who can only be phoned', async () => {
    const client = new Client();
    const id = await client.waiting();
    const asks = { at: NOW, actor: { kind: 'system', name: 'incident' } } as const;
    const notice = `${id}-n1`;
    const again = { do: 'seal-audience', notice, digest: 'sha256:other', count: 18, ended: ['C-0019'] } as const;
    await client.memory.carryOut(`incident/${id}`, { id: 'again', ...asks, command: again });
    expect((await client.get(`/api/incidents/${id}/notices/${notice}`)).json.unreached).toEqual([]);
    await client.post(`/api/incidents/${id}/approve`, { what: 'first' }, APPROVER);
    const at = instant('2026-04-24T09:20:00.000Z');
    await client.memory.carryOut(`incident/${id}`, {
      id: 'go',
      ...asks,
      at,
      command: { do: 'start-delivery', notice },
    });
    const row = {
      contract: 'C-0007',
      name: '株式会社七',
      contact: '',
      address: '',
      fallback: '',
      phone: '03-0000-0007',
    };
    client.memory.unreached.set(notice, [{ ...row, outcome: 'rejected', why: 'no address' }]);
    const { json } = await client.get(`/api/incidents/${id}/notices/${notice}`);
    expect(json.unreached).toMatchObject([row, { contract: 'C-0019', outcome: 'ended' }]);
    const { text: page } = await client.get(`/incidents/${id}`);
    expect(page).toContain('届いていない可能性のあるお客様 2件');
    for (const words of ['03-0000-0007', 'C-0019', '通知の対象でしたが、契約終了、または現在のお客様の一覧にない'])
      expect(page).toContain(words);
  });
});

describe('drafting', () => {
  it('[FC-5] keeps withheld sections on record and out of what is told', async () => {
    const client = new Client();
    const id = await client.waiting();
    const body = {
      stage: 'first',
      sections: { measures: 'We closed the port.', request: 'None.' },
      limited: { reason: 'The police asked us to.', withhold: ['measures'] },
    };
    expect((await client.post(`/api/incidents/${id}/draft`, body)).status).toBe(200);
    const { json } = await client.get(`/api/incidents/${id}/notices/${id}-n2`);
    const measures = json.texts.en.sections.find(({ section }: { section: string }) => section === 'measures');
    expect(measures).toMatchObject({ body: 'We closed the port.', withheld: true });
    expect(stateOf(client.memory, id).notices[1]?.sections).not.toContain('measures');
  });

  it('puts on record that a section which says only that something is being looked into states nothing', async () => {
    const client = new Client();
    const id = await client.waiting();
    const told = async (data: string) => {
      await client.post(`/api/incidents/${id}/draft`, {
        stage: 'first',
        sections: { data: { ja: data, en: 'Names.' } },
      });
      return stateOf(client.memory, id).notices.at(-1)?.tells.items;
    };
    expect(await told('対象の項目は、現在調査中です。')).not.toContain('data-items');
    expect(await told('対象の項目は、氏名です。その他は現在調査中です。')).toContain('data-items');
  });

  it('names an unknown section, and a section withheld in vain', async () => {
    const client = new Client();
    const id = await client.waiting();
    const unknown = await client.post(`/api/incidents/${id}/draft`, { stage: 'first', sections: { gossip: 'x' } });
    expect([unknown.status, unknown.json.error.problems[0].path]).toEqual([400, 'sections.gossip']);
    const limited = { reason: 'x', withhold: ['authorities'] };
    const vain = await client.post(`/api/incidents/${id}/draft`, {
      stage: 'first',
      sections: { request: 'x' },
      limited,
    });
    expect([vain.status, vain.json.error.problems[0].path]).toEqual([400, 'limited.withhold']);
  });

  it('names the sections that a person must write', async () => {
    const client = new Client();
    const id = await client.waiting();
    const answer = await client.post(`/api/incidents/${id}/draft`, { stage: 'detailed' });
    expect(answer.status).toBe(400);
    expect(answer.json.error.problems.map(({ path }: { path: string }) => path)).toContain('sections.cause');
  });
});
