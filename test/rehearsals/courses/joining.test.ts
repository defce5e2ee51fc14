import { expect, it } from 'vitest';
import { APPROVER, AUDITOR, inCompany, OFFICER, RESPONDER } from '../clauses/company.ts';
import { rehearseInline } from '../inline.ts';
import { alarm } from '../stage.ts';

const START = '2026-04-24T10:00:00+09:00';
const LEAK = ['api-exfiltration', 'db-exfiltration'] as const;

it('two alarms of one event: the second is joined, one notice goes out, and its later signals belong to the first', async () => {
  const officer = { as: 'officer@example.jp' };
  const approver = { as: 'approver@example.jp' };
  const { outcome, surprises } = await rehearseInline({
    start: START,
    until: 'PT12H',
    customers: { generate: 5 },
    steps: [
      { signal: alarm(LEAK[0], 'ALARM', '2026-04-24T01:00:00Z', 'e-1') },
      { at: 'PT10S', signal: alarm(LEAK[1], 'ALARM', '2026-04-24T01:00:10Z', 'e-2') },
      { at: 'PT5M', ...officer, incident: 1, do: 'assess', with: { facts: { 'data.leak': 'possible' } } },
      { at: 'PT6M', ...officer, incident: 2, do: 'assess', with: { facts: { 'data.leak': 'confirmed' } } },
      { at: 'PT9M', ...officer, incident: 2, do: 'join', with: { into: 2, reason: '誤り' }, expect: 'refused' },
      { at: 'PT10M', ...officer, incident: 2, do: 'join', with: { into: 1, reason: '同じ事象のため' } },
      { at: 'PT11M', ...approver, incident: 2, do: 'approve', with: { what: 'first' }, expect: 'refused' },
      { at: 'PT12M', ...officer, incident: 1, do: 'join', with: { into: 2, reason: '逆' }, expect: 'refused' },
      { at: 'PT15M', ...approver, incident: 1, do: 'approve', with: { what: 'first' } },
      { at: 'PT1H', signal: alarm(LEAK[1], 'OK', '2026-04-24T02:00:00Z', 'e-3') },
      { at: 'PT2H', signal: alarm(LEAK[1], 'ALARM', '2026-04-24T03:00:00Z', 'e-4') },
    ],
  });
  expect(surprises).toEqual([]);
  const [first, second, ...others] = outcome.incidents;
  expect(others).toEqual([]);
  expect(second).toMatchObject({ status: 'joined', joinedInto: first?.id });
  expect(second?.duties.filter(({ status }) => status === 'open' || status === 'missed')).toEqual([]);
  expect(second?.notices.map(({ status }) => status)).toEqual(['cancelled']);
  expect(first).toMatchObject({ status: 'open', joinedFrom: [second?.id], level: 'major' });
  const mails = outcome.mails.filter(({ kind }) => kind === 'notice');
  expect(mails.map(({ incident }) => incident)).toEqual(Array.from({ length: 5 }, () => first?.id));
  const running = outcome.executions.filter(({ status }) => status === 'RUNNING');
  expect(running.filter(({ name }) => name.startsWith(second?.id ?? ''))).toEqual([]);
});

const REASON = '同じ障害のため';

it('two alarms of one outage, joined: while one of them fires nobody is told that the service is restored; once neither does, it is', async () => {
  const officer = { as: 'officer@example.jp' };
  const approver = { as: 'approver@example.jp' };
  const FELT = { facts: { 'service.felt': 'confirmed' } };
  const { outcome, surprises } = await rehearseInline({
    start: START,
    until: 'PT3H',
    customers: { generate: 3 },
    steps: [
      { signal: alarm('crm-api-outage', 'ALARM', '2026-04-24T01:00:00Z', 'e-1') },
      { at: 'PT1M', signal: alarm('crm-web-slow', 'ALARM', '2026-04-24T01:01:00Z', 'e-2') },
      { at: 'PT10M', ...officer, incident: 2, do: 'join', with: { into: 1, reason: REASON } },
      { at: 'PT12M', ...officer, incident: 1, do: 'assess', with: FELT },
      { at: 'PT20M', signal: alarm('crm-web-slow', 'OK', '2026-04-24T01:20:00Z', 'e-3') },
      { at: 'PT25M', ...approver, incident: 1, do: 'approve', with: { what: 'first' } },
      { at: 'PT2H', signal: alarm('crm-api-outage', 'OK', '2026-04-24T03:00:00Z', 'e-4') },
    ],
  });
  expect(surprises).toEqual([]);
  const [first] = outcome.incidents;
  expect(first).toMatchObject({ restoredAt: '2026-04-24T12:00:00+09:00' });
  const mails = outcome.mails.filter(({ kind }) => kind === 'notice');
  expect(mails).toHaveLength(3);
  expect(mails.map(({ subject }) => subject).join()).not.toContain('復旧');
});

it('a grave and a mild alarm, joined: the mild one fires again, and what is owed for the grave one stands', async () => {
  const { outcome, surprises } = await rehearseInline({
    policy: 'synergy',
    start: START,
    until: 'PT6H',
    customers: { generate: 3 },
    steps: [
      { signal: alarm('consumer-down', 'ALARM', '2026-04-24T01:00:00Z', 'e-1') },
      { at: 'PT2M', signal: alarm('api-latency', 'ALARM', '2026-04-24T01:02:00Z', 'e-2') },
      { at: 'PT40M', as: 'officer@example.jp', incident: 2, do: 'join', with: { into: 1, reason: REASON } },
      { at: 'PT1H', signal: alarm('api-latency', 'OK', '2026-04-24T02:00:00Z', 'e-3') },
      { at: 'PT2H', signal: alarm('api-latency', 'ALARM', '2026-04-24T03:00:00Z', 'e-4') },
    ],
  });
  expect(surprises).toEqual([]);
  const [first] = outcome.incidents;
  expect(first?.restoredAt).toBeNull();
  const owed = first?.duties.filter(({ status }) => status === 'open').map(({ kind }) => kind);
  expect(owed).toEqual(expect.arrayContaining(['notice.first', 'headquarters']));
  expect(first?.notices.map(({ status }) => status)).not.toContain('withdrawn');
  expect(outcome.pages.filter(({ why }) => why.includes('taken back'))).toEqual([]);
});

/** An alarm with words of its own. */
function spoken(name: string, description: string, reason: string, id: string, at = '2026-04-24T01:00:00Z') {
  const event = alarm(name, 'ALARM', at, id);
  const { state } = event.detail;
  return { ...event, detail: { ...event.detail, state: { ...state, reason }, configuration: { description } } };
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };

it('two alarms of one event: the approver is warned, the form joins them, the second points to the first, and its signals keep their words there', () =>
  inCompany('flexcrm', START, async ({ play, fire, to, tell, incident, screen }) => {
    await fire(spoken('api-exfiltration', 'APIからの大量取得', '毎分9000件', 'e-1'));
    await to(1);
    await fire(spoken('db-exfiltration', 'DBからの<大量>取得', '毎分12000件', 'e-2'));
    await to(5);
    const ids = (await play.incidents()).map(({ id, signals }) => [signals[0]?.name, id] as const);
    const first = ids.find(([name]) => name === 'api-exfiltration')?.[1] ?? '';
    const second = ids.find(([name]) => name === 'db-exfiltration')?.[1] ?? '';

    // Whoever reads the notice before approving it is warned, in the API and on the screen.
    const notice = async (id: string) =>
      JSON.parse((await screen(APPROVER, `/api/incidents/${id}/notices/${id}-n1`)).body);
    const warning = (id: string) => `対応中の別のインシデント（${id}）にも、同じお客様3件への通知があります。`;
    const { forecast } = JSON.parse(
      (await screen(APPROVER, `/api/incidents/${first}/notices/${first}-n1?lang=ja`)).body,
    );
    expect(forecast).toEqual([expect.stringContaining(warning(second))]);
    expect((await screen(APPROVER, `/incidents/${first}?lang=ja`)).body).toContain(warning(second));

    // The form on the second one's screen.
    const { body: before } = await screen(OFFICER, `/incidents/${second}?lang=ja`);
    expect(before).toContain(`action="/incidents/${second}/join?lang=ja"`);
    const key = /name="key" value="([^"]+)"/.exec(before)?.[1] ?? '';
    const form = (person: string, reason: string) =>
      play.system.request(
        person,
        'POST',
        `/incidents/${second}/join?lang=ja`,
        new URLSearchParams({ key, into: first, reason }).toString(),
        FORM,
      );
    expect((await form(RESPONDER, '同じ事象のため')).status).toBe(403);
    expect((await form(OFFICER, '同じ事象のため')).status).toBe(303);
    await to(10);

    // The pointer on the joined record, without the form; and back.
    const joined = await screen(AUDITOR, `/incidents/${second}?lang=ja`);
    expect(joined.body).toMatch(new RegExp(`このインシデントは統合されました。統合先：.*${first}`));
    expect(joined.body).not.toContain('/join?lang=ja');
    expect(await incident(second)).toMatchObject({ status: 'joined', joinedInto: first });
    expect((await notice(second)).status).toBe('cancelled');
    const { body: target } = await screen(AUDITOR, `/incidents/${first}?lang=ja`);
    expect(target).toMatch(new RegExp(`統合されたインシデント：.*${second}`));

    // The words of the second's signals in the first, of before and of later: API, screen and timeline.
    await fire(alarm('db-exfiltration', 'OK', '2026-04-24T01:10:00Z', 'e-3'));
    await to(11);
    await fire(spoken('db-exfiltration', 'DBからの<大量>取得', '毎分15000件', 'e-4', '2026-04-24T01:11:00Z'));
    await to(15);
    const { signals } = await incident(first);
    const db = Array.from({ length: 3 }, () => 'db-exfiltration');
    expect(signals.map(({ name }) => name)).toEqual(['api-exfiltration', ...db]);
    const reasons = ['毎分9000件', '毎分12000件', 'a threshold was crossed', '毎分15000件'];
    expect(signals.map(({ reason }) => reason)).toEqual(reasons);
    expect(signals[3]).toMatchObject({ description: 'DBからの<大量>取得', state: 'firing' });
    const { body: shown } = await screen(AUDITOR, `/incidents/${first}?lang=ja`);
    for (const word of ['DBからの&lt;大量&gt;取得', '毎分12000件', '毎分15000件']) expect(shown).toContain(word);
    // The words of before stay on the record of the joined one, too.
    expect(joined.body).toContain('毎分12000件');
    const { timeline } = JSON.parse((await screen(AUDITOR, `/api/incidents/${first}?lang=ja`)).body);
    const told = timeline.map(({ text }: { text: string }) => text).join('\n');
    expect(told).toContain('同じ事象のため');
    expect(told).toMatch(/db-exfiltration/);

    // Nothing warns any more: there is one notice.
    expect((await notice(first)).forecast).toEqual([]);
    await tell(first, APPROVER, 'approve', { what: 'first' });
    await to(30);
    expect(play.system.mails().filter(({ kind }) => kind === 'notice')).toHaveLength(3);
  }));
