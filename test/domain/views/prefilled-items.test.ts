import { describe, expect, it } from 'vitest';
import { instant } from '../../../functions/domain/base/time/instant.ts';
import { saysOnlyOpen } from '../../../functions/domain/incident/situation/says-open.ts';
import type { Facts } from '../../../functions/domain/rules/facts/values.ts';
import { prefilledItems } from '../../../functions/domain/views/prefilled-items.ts';
import { shipped } from '../../policies/shipped.ts';
import { joined } from '../incident/joining/joins.ts';
import { ref, Scene } from '../incident/scene.ts';
import { idle, later, tell, told } from '../incident/told/telling.ts';

const flam = shipped('flam');

describe('the items of a report that facts already answer', () => {
  it('given what is known, then it is offered item by item in both languages, and nothing that nobody knows', () => {
    const scene = new Scene(flam);
    scene.open({
      'data.leak': 'confirmed',
      'data.tampering': 'possible',
      'data.personal': 'confirmed',
      'cause.kind': 'intrusion',
    });
    scene.give('officer', {
      do: 'assess',
      facts: { 'data.persons': 1500, 'data.sets': ['sales'] },
      times: {},
      overrule: null,
    });
    expect(prefilledItems(flam, scene.opened, 'authority.ppc.prompt')).toEqual({
      outline: {
        ja: '2026年4月24日（金）17時50分に検知。データの漏えい、改ざんのおそれ。',
        en: 'Detected Fri 24 Apr 2026, 17:50 JST: leak, possible tampering of data.',
      },
      'data-items': { ja: expect.stringContaining('個人データ'), en: expect.stringContaining('personal data') },
      persons: { ja: '1,500人', en: '1,500 persons' },
      // Only a signal says so.
      cause: {
        ja: '調査中（監視による検知では、外部からの不正アクセスの疑い）',
        en: 'Under investigation; monitoring suggests unauthorised access by a third party.',
      },
    });
    // The persons themselves get neither their number nor what was done towards them.
    expect(Object.keys(prefilledItems(flam, scene.opened, 'principals'))).toEqual(['outline', 'data-items', 'cause']);
    expect(prefilledItems(flam, scene.opened, 'board.report')).toEqual({});
  });

  it("given data and the service that began apart, then the data's own beginning is offered", () => {
    const since = (clock: string, facts: Facts) => {
      const scene = new Scene(flam);
      scene.open();
      const times = { occurredAt: instant(`2026-04-24T${clock}:00+09:00`) };
      scene.give('officer', { do: 'assess', facts, times, overrule: null });
      return scene;
    };
    const [outage, leak] = [
      since('09:00', { 'service.felt': 'confirmed' }),
      since('14:00', { 'data.leak': 'confirmed' }),
    ];
    joined(outage, leak);
    const { outline } = prefilledItems(flam, leak.opened, 'authority.ppc.prompt');
    expect(outline?.ja).toContain('発生：2026年4月24日（金）14時00分');
  });

  it('given a cause that a person stated, then it is offered as it is', () => {
    const scene = new Scene(flam);
    scene.open({ 'data.leak': 'possible', 'cause.kind': 'malware', 'data.personal': 'confirmed' });
    const cause = () => prefilledItems(flam, scene.opened, 'authority.ppc.prompt').cause?.ja;
    expect(cause()).toBe('調査中（監視による検知では、マルウェアへの感染の疑い）');
    // Filed as it stands, it counts as open.
    const said = prefilledItems(flam, scene.opened, 'authority.ppc.prompt').cause;
    expect([saysOnlyOpen(said?.ja ?? ''), saysOnlyOpen(said?.en ?? '')]).toEqual([true, true]);
    scene.assess({ 'cause.kind': 'malware' });
    expect(cause()).toBe('マルウェアへの感染');
    scene.assess({ 'cause.kind': 'unknown' });
    expect(cause()).toBeUndefined();
  });

  it('given a notice, then it counts as a measure only if it told of the data concerned, with how many it reached', () => {
    const policy = shipped('flexcrm');
    const measures = (scene: Scene) =>
      prefilledItems(policy, scene.opened, 'authority.ppc.prompt')['measures-towards-persons'];
    const outage = told(policy, { 'service.impact': 'major', 'service.felt': 'confirmed' });
    later(outage, { 'data.leak': 'possible', 'data.personal': 'confirmed', 'cause.wrongful': 'confirmed' });
    expect(outage.opened.notices.map(({ status }) => status)).toEqual(['delivered']);
    expect(measures(outage)).toBeUndefined();

    const leak = new Scene(policy);
    leak.open({ 'data.leak': 'possible', 'data.personal': 'confirmed', 'cause.wrongful': 'confirmed' });
    expect(measures(leak)).toBeUndefined();
    tell(leak, { audience: 1000, sent: 997, rejected: 3 });
    expect(measures(leak)).toEqual({
      ja: 'お客様（委託元等）への通知（第1報）：1,000件のうち997件に送信（2026年4月24日（金）17時55分に終了）。届いていない可能性のある通知：3件。',
      en: 'Notice 1 was sent to 997 of 1,000 customers (controllers and others) by Fri 24 Apr 2026, 17:55 JST. It may not have reached 3.',
    });
    idle(leak);
    leak.give('officer', { do: 'complete', duty: 'call', evidence: ref('called') });
    expect(measures(leak)?.ja).toMatch(/997件に送信（.*）。届かなかったお客様には個別にお知らせ済み。$/);

    const all = told(policy, { 'data.leak': 'possible', 'data.personal': 'confirmed', 'cause.wrongful': 'confirmed' });
    expect(measures(all)?.ja).toMatch(/1,000件のうち1,000件に送信（.*に終了）。$/);
  });

  it('given an incident, then its report lists each filing with its standing, what is missing and these items', () => {
    const scene = new Scene(flam);
    scene.open({ 'service.impact': 'major' });
    expect(scene.report().law.filings.map(({ report, standing, items }) => [report, standing, items])).toEqual([
      ['authority.ppc.prompt', 'no-sign', {}],
      ['authority.ppc.full', 'no-sign', {}],
      ['principals', 'no-sign', {}],
      ['controller', 'no-sign', {}],
    ]);
    expect(scene.opened.duties.map(({ kind }) => kind)).not.toContain('authority.ppc.prompt');
    scene.assess({ 'data.affected': 'possible' });
    expect(scene.report().law.filings[0]).toMatchObject({
      standing: 'open',
      title: 'Prompt report to the privacy regulator',
    });
    expect(scene.duty('authority.ppc.prompt').status).toBe('open');
    scene.assess({ 'data.affected': 'none', 'data.personal': 'none' });
    expect(scene.report().law).toMatchObject({ filings: [], leftOut: [] });
  });
});
