import { describe, expect, it } from 'vitest';
import { shipped } from '../../policies/shipped.ts';
import { HARMLESS, LEAK } from '../facts.ts';
import { APPROVER, type Company, DAY, EXECUTIVE, HEAD, HOUR, inCompany, OFFICER, RESPONDER } from './company.ts';

const START = '2026-04-24T10:00:00+09:00';
const ADMINISTRATOR = 'administrator@example.jp';
const MY_NUMBER_LEAD = 'my-number-lead@example.jp';

/** The steps that are owed now, with who carries each out. */
async function steps({ incident }: Company, id: string): Promise<[string, string][]> {
  const { duties } = await incident(id);
  return duties
    .filter(({ kind, status }) => kind.startsWith('step.') && status === 'open')
    .map(({ kind, owner }) => [kind.slice('step.'.length), owner]);
}

/** What is prepared beside the notices, up to the decision about a press release. */
async function prepare({ tell }: Company, id: string): Promise<void> {
  await tell(id, RESPONDER, 'complete', { duty: 'step.finder-report-now', evidence: 'ただちに報告した' });
  for (const step of ['contain', 'victims', 'inquiries']) {
    await tell(id, OFFICER, 'complete', { duty: `step.${step}`, evidence: '準備した' });
  }
  await tell(id, OFFICER, 'complete', { duty: 'step.press', evidence: '規模が小さいため、報道発表はしない' });
}

describe('coxproject, played through the whole system', () => {
  it('[CX-1] [CX-2] [CX-3] [CX-5] [CX-6] given a virus that reaches staff, then the chain is called until one answers, its first steps come up in turn, and IPA is considered in the end', () =>
    inCompany('coxproject', START, async (company) => {
      const { to, report, tell, duty, incident, called } = company;
      const facts = { ...HARMLESS, investigation: 'open', 'cause.kind': 'malware', 'business.impact': 'staff' };
      const id = await report({ title: 'ウイルス感染', facts });
      expect(await incident(id)).toMatchObject({
        ...{ level: '1', categories: ['virus'], clauses: expect.arrayContaining(['CX-1.1', 'CX-3']) },
      });
      // Those of level 1 respond, and instructions are asked for at once.
      const { levels } = shipped('coxproject');
      expect(levels.find(({ name }) => name === '1')?.responders).toEqual(['system-administrator']);
      expect(await duty(id, 'instructions')).toMatchObject({ clause: 'CX-2', owner: 'responder', status: 'open' });
      await to(20);
      expect((await called(id)).filter((each) => each !== RESPONDER)).toEqual([ADMINISTRATOR, OFFICER]);
      await tell(id, OFFICER, 'acknowledge', {});
      await tell(id, RESPONDER, 'complete', { duty: 'instructions', evidence: '切り離しの指示を受けた' });
      await to(2 * HOUR);
      // Somebody answered: the president, next in the chain, was not called.
      expect(await called(id)).not.toContain(EXECUTIVE);

      const order = [];
      for (let [first] = await steps(company, id); first !== undefined; [first] = await steps(company, id)) {
        const [step, owner] = first;
        order.push(step);
        expect((await duty(id, `step.${step}`))?.clause).toBe('CX-5');
        await tell(id, owner === 'responder' ? RESPONDER : ADMINISTRATOR, 'complete', {
          ...{ duty: `step.${step}`, evidence: '実施した' },
        });
      }
      expect(order).toEqual([
        ...['disconnect', 'call', 'update', 'scan', 'remove', 'scan-again', 'report', 'ask-administrator'],
      ]);

      // After the response, and only then, IPA is considered: the decision is put on record.
      expect(await duty(id, 'authority.ipa.report')).toBeNull();
      await tell(id, OFFICER, 'assess', { facts: { investigation: 'done' } });
      expect(await duty(id, 'authority.ipa.report')).toMatchObject({ clause: 'CX-6', status: 'open' });
      const ipa = { duty: 'authority.ipa.report' };
      expect(await company.refusal(id, ADMINISTRATOR, 'complete', ipa)).toBe('invalid');
      await tell(id, ADMINISTRATOR, 'complete', { ...ipa, evidence: '既知のウイルスで被害がないため、届け出ない' });
      expect(await duty(id, 'authority.ipa.report')).toMatchObject({ status: 'met' });
      expect((await incident(id)).response.reports).toEqual([]);
    }));

  it('[CX-1] [CX-3] [CX-4] given incidents of each category and level, then each has its own steps and responders, and a leak stays at level 2 at least', () =>
    inCompany('coxproject', START, async (company) => {
      const first = async (facts: object) => {
        const id = await company.report({ title: '事象', facts: { ...HARMLESS, ...facts } });
        const { level, categories } = await company.incident(id);
        return { id, seen: [level, categories, (await steps(company, id))[0]] };
      };
      const stop = { 'service.impact': 'minor' };
      expect((await first({ ...stop, 'business.impact': 'staff' })).seen).toEqual([
        ...['1', ['service-stop'], ['finder-report', 'responder']],
      ]);
      expect((await first({ ...stop })).seen).toEqual(['0', ['service-stop'], ['foresee', 'responder']]);
      expect((await first({ 'data.loss': 'confirmed', 'business.impact': 'outside' })).seen).toEqual([
        ...['3', ['tampering-loss'], ['finder-report-now', 'responder']],
      ]);
      const leak = await first({ 'data.leak': 'possible', 'asset.class': 1 });
      expect(leak.seen).toEqual(['2', ['leak'], ['finder-report', 'responder']]);
      // A person would put it lower: the floor stands.
      const lower = { level: '1', reason: '影響は社内にとどまるため' };
      expect(await company.refusal(leak.id, OFFICER, 'assess', lower)).toBe('invalid');
      expect(await company.incident(leak.id)).toMatchObject({ level: '2' });
      // By role: the next step is the administrator's.
      await company.tell(leak.id, RESPONDER, 'complete', { duty: 'step.finder-report', evidence: '報告した' });
      expect(await steps(company, leak.id)).toEqual([['trace', 'system-administrator']]);
      await company.to(1);
      expect(await company.called(leak.id)).toContain(OFFICER);
    }));

  it('[CX-4] [CX-6] [CX-14] given a leak of personal data, then police and regulator are told, replies and a press release prepared, and the president makes results known to everybody affected', () =>
    inCompany('coxproject', START, async (company) => {
      const { to, report, tell, duty, incident, notices } = company;
      const attack = { 'cause.kind': 'intrusion', 'cause.wrongful': 'confirmed', investigation: 'open' };
      const id = await report({
        title: '名簿の流出',
        facts: { ...HARMLESS, ...LEAK, 'data.role': 'controller', ...attack },
      });
      expect(await incident(id)).toMatchObject({ level: '3', categories: ['leak'], notify: true });
      // No time is named for the first word.
      expect(await duty(id, 'notice.first')).toMatchObject({ clause: 'CX-14', status: 'open', dueAt: null });
      for (const kind of ['authority.police.report', 'authority.ppc.prompt']) {
        expect(await duty(id, kind)).toMatchObject({ clause: expect.stringContaining('CX-6'), status: 'open' });
        const items = { outline: '不正アクセスによる流出', 'data-items': '氏名' };
        await tell(id, OFFICER, 'complete', { duty: kind, items, reference: '受付-1' });
      }
      await prepare(company, id);
      await to(5);
      await tell(id, APPROVER, 'approve', { what: 'first' });
      await to(HOUR);
      expect(notices('first')).toHaveLength(3);
      const occurredAt = '2026-04-24T09:00:00+09:00';
      await tell(id, OFFICER, 'assess', { facts: { investigation: 'done' }, occurredAt });
      await to(HOUR + 5);
      expect(await duty(id, 'notice.detailed')).toMatchObject({ clause: 'CX-14', status: 'open' });
      const said = (ja: string) => ({ ja, en: 'See the Japanese text.' });
      const sections = {
        data: said('氏名とメールアドレスが対象です。'),
        cause: said('第三者による不正なアクセスが原因でした。'),
        measures: said('該当する経路を遮断しました。'),
        'permanent-fix': said('認証の方式を変更しました。'),
        prevention: said('権限を四半期ごとに点検します。'),
        'secondary-damage': said('二次被害は確認されていません。'),
      };
      await tell(id, OFFICER, 'draft', { stage: 'detailed', sections });
      await to(HOUR + 10);
      await tell(id, HEAD, 'approve', { what: 'detailed' });
      await to(2 * HOUR);
      const told = notices('detailed');
      expect(told.map(({ to: address }) => address)).toHaveLength(3);
      for (const { text } of told) {
        expect(text).toContain('該当する経路を遮断しました。');
        expect(text).toContain('権限を四半期ごとに点検します。');
      }
      const announce = { duty: 'step.announce', evidence: '社内と関係する全社に公表した' };
      expect(await duty(id, 'step.announce')).toMatchObject({ clause: 'CX-4', owner: 'president', status: 'open' });
      expect(await company.refusal(id, RESPONDER, 'complete', announce)).toBe('not-allowed');
      await tell(id, EXECUTIVE, 'complete', announce);
      expect(await duty(id, 'step.announce')).toMatchObject({ status: 'met' });
    }));

  it('[CX-15] given numbers received by mistake are reported by the form, then their lead is called first, the finder erases nothing, and what follows is on record', () =>
    inCompany('coxproject', START, async (company) => {
      const { play, to, only, tell, duty, refusal, incident, called } = company;
      // By the form that anybody of the team has, with the questions of the route.
      const { body: form } = await company.screen(RESPONDER, '/report?lang=ja');
      expect(form).toContain('name="fact.mynumber.received"');
      expect(form).toContain('個人番号を誤って受け取りましたか');
      const said = new URLSearchParams({
        ...{ title: '個人番号の誤受領', key: 'k-1', 'fact.data.mynumber': 'confirmed' },
        ...{ 'fact.mynumber.received': 'yes', 'fact.data.leak': 'none' },
      });
      const answer = await play.system.request(RESPONDER, 'POST', '/report', said.toString(), {
        ...{ 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      });
      expect(answer.status).toBe(303);
      await to(1);
      const id = await only();
      expect((await called(id))[0]).toBe(MY_NUMBER_LEAD);
      expect(await called(id)).not.toContain(ADMINISTRATOR);

      expect(await duty(id, 'step.my-number-keep')).toMatchObject({ owner: 'responder', clause: 'CX-15' });
      expect(await duty(id, 'step.my-number-erase')).toBeNull();
      await tell(id, RESPONDER, 'complete', { duty: 'step.my-number-keep', evidence: '所属長と取扱責任者に報告した' });
      const erased = { duty: 'my-number.erasure', evidence: '2026-04-24 シュレッダーで細断、記録 12' };
      expect(await refusal(id, RESPONDER, 'complete', erased)).toBe('not-allowed');
      expect(await refusal(id, MY_NUMBER_LEAD, 'complete', { duty: 'my-number.erasure' })).toBe('invalid');
      await tell(id, MY_NUMBER_LEAD, 'complete', erased);
      await tell(id, MY_NUMBER_LEAD, 'complete', { duty: 'step.my-number-erase', evidence: '細断した' });

      // The lead looks into it; a violation is told to the president, who is called.
      const before = (await called(id)).length;
      await tell(id, MY_NUMBER_LEAD, 'assess', { facts: { 'mynumber.violation': 'confirmed' } });
      await to(10);
      expect((await called(id)).slice(before)).toContain(EXECUTIVE);
      await tell(id, MY_NUMBER_LEAD, 'complete', {
        duty: 'my-number.violation',
        evidence: '社長に報告し、営業部に指示した',
      });
      await tell(id, MY_NUMBER_LEAD, 'complete', {
        duty: 'my-number.investigation',
        evidence: '調査し、社長に報告した',
      });
      for (const kind of ['my-number.investigation', 'my-number.violation', 'my-number.erasure']) {
        expect(await duty(id, kind)).toMatchObject({ clause: 'CX-15', status: 'met' });
      }
      const { body } = await company.screen('auditor@example.jp', `/incidents/${id}?lang=ja`);
      expect(body).toContain('シュレッダーで細断、記録 12');
      expect(await incident(id)).toMatchObject({ ledger: { intact: true } });
    }));

  it('[CX-15] given nobody of the route answers about a sign of a leak, then the incident lead and the president are called in their turn', () =>
    inCompany('coxproject', START, async ({ report, to, called, duty }) => {
      const facts = { ...HARMLESS, 'data.personal': 'possible', 'data.mynumber': 'possible', 'data.leak': 'possible' };
      const id = await report({ title: '個人番号の流出の兆候', facts });
      await to(DAY / 24 + 1);
      const chain = [...new Set(await called(id))].filter((each) => each !== RESPONDER);
      expect(chain.slice(0, 3)).toEqual([MY_NUMBER_LEAD, OFFICER, EXECUTIVE]);
      expect(await duty(id, 'my-number.investigation')).toMatchObject({ owner: 'my-number-lead', status: 'open' });
    }));
});
