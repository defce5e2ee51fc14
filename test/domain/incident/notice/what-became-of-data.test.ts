import { describe, expect, it } from 'vitest';
import { NO_COURSES } from '../../../../functions/domain/incident/record/courses.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { shipped } from '../../../policies/shipped.ts';
import { Scene } from '../scene.ts';
import { body, drafted, earlier, first, OCCURRED, policy, RESTORED } from './drafted.ts';

const LEAK = { 'data.leak': 'confirmed' };

function subject(facts: Facts, language: 'ja' | 'en' = 'ja'): string {
  return first(facts).text[language]?.subject ?? '';
}

describe('data that was recovered before anybody saw it', () => {
  const facts = { ...LEAK, 'data.recovered': 'yes' };

  it('has not leaked: subject and outline say that it was exposed, and all of it recovered', () => {
    expect(subject(facts)).toContain('データが外部から閲覧可能となった事象に関する');
    expect(subject(facts, 'en')).toContain('exposure of customer data');
    expect(body(first(facts), 'outline')).toBe(
      'みほんCRMにおいて、お客様のデータが外部から閲覧できる状態となっておりましたが、閲覧される前にすべて回収したことを確認いたしました。',
    );
    expect(body(first(facts), 'outline', 'en')).not.toMatch(/leak|because of/);
  });

  it('was told as a leak before: a later report says so, and that the data was taken back', () => {
    const before = earlier(first(LEAK));
    const draft = drafted('follow-up', { facts }, { previous: before, earlier: [before] });
    expect(body(draft, 'outline')).toContain(
      '閲覧できる状態となっておりました。第1報では漏えいとお知らせいたしましたが、その後の調査により、第三者が閲覧する前にすべて回収したことを確認いたしました。',
    );
    expect(body(draft, 'outline', 'en')).toContain('We reported this as a leak in our report no. 1; we have since');
    expect(body(draft, 'measures')).toBe('対象のデータをすべて回収いたしました。');
    const same = earlier(first(facts));
    const again = drafted('follow-up', { facts }, { previous: same, earlier: [same] });
    expect(body(again, 'outline')).not.toContain('漏えい');
  });

  it('was exposed by mistake only where a person stated a mistake', () => {
    const exposed = 'お客様のデータが外部から閲覧できる状態となっておりましたが';
    const mistakes = [
      ['mistake', '作業上の誤り', 'an operator error'],
      ['misconfiguration', '設定の誤り', 'a misconfiguration'],
    ] as const;
    for (const [kind, ja, en] of mistakes) {
      const draft = first({ ...facts, 'cause.kind': kind });
      expect(body(draft, 'outline')).toContain(`みほんCRMにおいて、${ja}により、${exposed}`);
      expect(body(draft, 'outline', 'en')).toContain(`was exposed because of ${en};`);
      const ours = first({ ...facts, 'cause.kind': kind, 'cause.ours': 'yes' });
      expect(body(ours, 'outline')).toContain(`みほんCRMにおいて、当社の${ja}により、${exposed}`);
      expect(body(ours, 'outline', 'en')).toContain(`was exposed because of ${en} on our part;`);
    }
    expect(body(first({ ...facts, 'cause.kind': 'loss' }), 'outline')).not.toContain('により');
  });

  it('is nobody’s to misuse: customers are not asked to beware, unless it spreads otherwise', () => {
    expect(body(first(facts), 'request')).not.toContain('不審なメール');
    expect(body(first({ ...facts, spread: 'possible' }), 'request')).toContain('不審なメール');
    expect(body(first({ ...LEAK, 'data.recovered': 'no' }), 'request')).toContain('不審なメール');
  });
});

describe('data that was lost', () => {
  const facts = { 'data.loss': 'confirmed', 'data.copy': 'yes' };

  it('was lost for a time once a person recorded that it is restored, and not before', () => {
    const restored = { ...facts, 'data.restored': 'yes' };
    expect(subject(restored)).toContain('データの一時的な消失に関する');
    expect(body(first(restored), 'outline')).toContain(
      '一時的に失われましたが、すべて復元したことを確認いたしました。',
    );
    expect(body(first(restored), 'data')).toContain('失われたデータは、すべて復元いたしました。');
    expect(body(first(restored), 'data')).not.toContain('調査中です。\nデータの復元');
    for (const still of [facts, { ...facts, 'data.restored': 'no' }]) {
      expect(subject(still)).toContain('データ消失に関する');
      expect(body(first(still), 'outline')).toContain('失われたことを確認いたしました。');
      expect(body(first(still), 'data')).toContain('データの復元の時期は、現在調査中です。');
    }
  });

  it('is kept elsewhere: of all data that may be concerned, or whatever was lost, while nobody knows which it is', () => {
    expect(body(first({ ...facts, 'data.loss': 'possible' }), 'data')).toContain(
      '対象となり得るデータについては、いずれも同一の内容を別途保管しております。',
    );
    expect(body(first(facts), 'data')).toContain(
      '失われたデータの範囲にかかわらず、同一の内容を別途保管しております。',
    );
    expect(body(first({ ...facts, 'data.sets': ['client-data'] }), 'data')).toContain(
      '対象のデータと同一の内容を、別途保管しております。',
    );
  });

  it('leaves room in the last report to ask customers for what they hold, and demands nothing', () => {
    const last = (more: Facts) => drafted('detailed', { facts: { 'data.loss': 'confirmed', ...more } });
    expect(last({ 'data.copy': 'no' }).wanted).toContain('request');
    expect(last({ 'data.copy': 'no' }).lacking).not.toContain('request');
    expect(last({ 'data.copy': 'yes' }).wanted).not.toContain('request');
    expect(last({ 'data.restored': 'yes' }).wanted).not.toContain('request');
  });
});

describe('what data may be concerned', () => {
  it('is encrypted and holds personal data as data that may be concerned, until it is certain', () => {
    const feared = body(
      first({ 'data.leak': 'possible', 'data.personal': 'confirmed', 'data.encrypted': 'yes' }),
      'data',
    );
    expect(feared).toContain('対象となり得るデータには、個人データが含まれております。');
    expect(feared).toContain('対象となり得るデータには、いずれも高度な暗号化を施しております。');
    const sure = body(first({ ...LEAK, 'data.personal': 'confirmed', 'data.sets': ['client-data'] }), 'data');
    expect(sure).toMatch(/^個人データが含まれております。/m);
  });

  it('is not data that may be concerned once its harm is certain, whether or not anybody knows which it is', () => {
    for (const harm of ['data.leak', 'data.tampering', 'data.loss']) {
      const facts = { [harm]: 'confirmed', 'data.personal': 'confirmed', 'data.encrypted': 'yes', 'data.copy': 'yes' };
      for (const language of ['ja', 'en'] as const) {
        expect(body(first(facts), 'data', language)).not.toMatch(/なり得る|may be affected/);
      }
      expect(body(first(facts), 'data')).toContain('対象のデータには、高度な暗号化を施しております。');
    }
  });
});

describe('how long data could be viewed', () => {
  const facts = { ...LEAK, 'cause.kind': 'misconfiguration' };
  const times = { occurredAt: OCCURRED, restoredAt: RESTORED };
  const when = (state: Parameters<typeof drafted>[1], language: 'ja' | 'en' = 'ja') =>
    body(drafted('follow-up', state), 'when', language);

  it('is told of a wrong setting whose beginning and end are recorded', () => {
    expect(when({ facts, ...times })).toContain(
      '閲覧可能であった期間：2026年4月24日（金）17時20分から2026年4月24日（金）18時00分まで',
    );
    expect(when({ facts, ...times }, 'en')).toContain(
      'Period of exposure: from Fri 24 Apr 2026, 17:20 JST to Fri 24 Apr 2026, 18:00 JST',
    );
    expect(when({ facts, ...times })).not.toContain('復旧');
    expect(when({ facts: { ...facts, 'data.leak': 'possible' }, ...times })).toContain(
      '閲覧可能であった可能性のある期間：',
    );
  });

  it('is told of data that was recovered, by whatever mistake it lay open', () => {
    const recovered = { ...facts, 'cause.kind': 'mistake', 'data.recovered': 'yes' };
    expect(when({ facts: recovered, ...times })).toContain('閲覧可能であった期間：');
    expect(when({ facts: { ...recovered, 'data.recovered': 'no' }, ...times })).not.toContain('閲覧可能');
  });

  it('is not guessed from the times of an outage, of another cause, or of half a record', () => {
    expect(when({ facts: { ...facts, 'service.felt': 'confirmed' }, ...times })).not.toContain('閲覧可能');
    expect(when({ facts: { ...facts, 'cause.kind': 'intrusion' }, ...times })).not.toContain('閲覧可能');
    expect(when({ facts, occurredAt: OCCURRED })).not.toContain('閲覧可能');
    expect(when({ facts, ...times, courses: { ...NO_COURSES, begun: 'data' } })).not.toContain('閲覧可能');
    expect(when({ facts, ...times, statedByPeople: new Set() })).not.toContain('閲覧可能');
  });
});

describe('where an attack hit', () => {
  const attack = { 'cause.kind': 'malware', spread: 'possible' };

  it('is the company, unless a person named a function of the product', () => {
    expect(body(first(attack), 'outline')).toContain('当社の環境において、マルウェアへの感染');
    expect(body(first(attack), 'outline', 'en')).toContain('a malware infection in our environment');
    expect(body(first(attack), 'scope')).toBe('調査の対象としたサービス：みほんCRM');
    const named = first({ ...attack, 'service.function': 'api' });
    expect(body(named, 'outline')).toContain('みほんCRMにおいて、マルウェアへの感染');
    expect(body(named, 'scope')).toContain('対象サービス：みほんCRM');
    expect(body(first({ ...attack, 'data.leak': 'possible' }), 'scope')).toBe('対象サービス：みほんCRM');
  });
});

describe('a request of which the danger is not known to be over', () => {
  it('stays in every notice until the investigation is done', () => {
    const scene = new Scene(policy);
    scene.deliveredFirst();
    const { facts, notices } = scene.opened;
    const later = (more: Facts) => {
      const stated = { ...facts, 'data.leak': 'none', 'cause.kind': 'malware', ...more };
      return body(drafted('follow-up', { facts: stated, notices }), 'request');
    };
    expect(later({})).toContain('不審なメールやお電話には');
    expect(later({})).not.toContain('不要');
    expect(later({ investigation: 'done' })).toContain('不要となりました');
  });
});

describe('a request that no longer holds', () => {
  const request = (later: Facts) => {
    const { facts, notices } = new Scene(policy).deliveredFirst().opened;
    return body(drafted('follow-up', { facts: { ...facts, ...later }, notices }), 'request');
  };

  it('is taken back in the next notice, once', () => {
    expect(request({ 'data.leak': 'none', investigation: 'done' })).toBe(
      '第1報でお願いしておりました不審なメールやお電話へのご注意は、本件に関しては不要となりました。',
    );
    expect(request({ 'data.recovered': 'yes' })).toContain('不要となりました。');
    expect(request({ 'data.leak': 'confirmed' })).toContain('不審なメール');
  });

  it('is taken back for all reports that made it, where a later one repeated it before the danger was over', () => {
    const { facts, notices } = new Scene(policy).deliveredFirst().opened;
    const ruledOut = { ...facts, 'data.leak': 'none' };
    const repeating = notices.map((one) => ({ ...one, number: 2, tells: { ...one.tells, facts: ruledOut } }));
    const state = { facts: { ...ruledOut, investigation: 'done' }, notices: [...notices, ...repeating] };
    expect(body(drafted('follow-up', state), 'request')).toMatch(
      /^先にお願いしておりました不審なメールやお電話へのご注意は、/,
    );
    expect(body(drafted('follow-up', state), 'request', 'en')).toMatch(/as we asked earlier\.$/);
  });

  it('is named, also where another one stands', () => {
    const flam = shipped('flam');
    const { opened: told } = new Scene(flam).deliveredFirst();
    const asked = told.notices.map((one) => ({
      ...one,
      tells: { ...one.tells, facts: { ...one.tells.facts, 'data.sets': ['accounts'] } },
    }));
    const later = (facts: Facts) => {
      const state = { facts: { ...told.facts, ...facts }, notices: asked };
      return drafted('follow-up', state, { policy: flam });
    };
    expect(body(later({ 'data.leak': 'none', investigation: 'done' }), 'request')).toContain(
      'パスワードのご変更、および不審なメールやお電話へのご注意は',
    );
    const other = body(later({ 'data.sets': ['sales'] }), 'request', 'en');
    expect(other).toMatch(/^Please be alert to suspicious emails/);
    expect(other).toContain('you no longer need to change your password, as we asked in report no. 1.');
  });

  it('is nothing to take back where nobody was asked', () => {
    expect(body(drafted('follow-up', { facts: { 'data.leak': 'none' } }), 'request')).not.toContain('不要');
  });
});
