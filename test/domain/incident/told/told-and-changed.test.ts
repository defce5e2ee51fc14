import { describe, expect, it } from 'vitest';
import { type Instant, instant } from '../../../../functions/domain/base/time/instant.ts';
import type { StatementKey as ToldName } from '../../../../functions/domain/incident/situation/statement.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import type { StatedTimes } from '../../../../functions/domain/signal/stated-times.ts';
import { shipped } from '../../../policies/shipped.ts';
import { Letters, sectionOf } from '../letters.ts';
import { ref, Scene } from '../scene.ts';

/** What is on record at a moment, beside what was before. `outages`: function, beginning and end, of the day in Tokyo. */
interface Stated {
  readonly facts?: Facts;
  readonly times?: StatedTimes;
  readonly outages?: readonly (readonly [name: string, from: string, to: string | null])[];
}

/** What customers were told, how it changed, and what is owed: the words of the duty and of the notice that settles it. */
interface Row {
  readonly told: Stated;
  /** What a follow-up told beside the first notice. */
  readonly later?: Stated;
  readonly now: Stated;
  readonly owed: 'correction' | 'follow-up';
  readonly says: readonly string[];
}

const DAY = '2026-04-24';
const at = (time: string): Instant => instant(`${DAY}T${time}:00+09:00`);
const OUTAGE = { 'service.impact': 'major', 'service.felt': 'confirmed' } as const;
const LEAK = { 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'service.felt': 'none' } as const;
const LOSS = { 'data.loss': 'confirmed', 'data.personal': 'confirmed', 'service.felt': 'none' } as const;

const UNTOUCHED = '（正）本サービスのご利用への影響は、確認されておりません。';
const OVER = { occurredAt: at('17:00'), restoredAt: at('17:30') };
const TAMPERING = { 'data.tampering': 'confirmed' } as const;
const FAULT: Stated = { facts: { 'cause.kind': 'fault' } };
const TWICE = [
  ['Export', '09:50', '10:10'],
  ['Export', '14:00', '14:10'],
] as const;

function followUp(told: Stated, now: Stated, ...says: string[]): Row {
  return { told, now, owed: 'follow-up', says };
}

function correction(told: Stated, now: Stated, ...says: string[]): Row {
  return { told, now, owed: 'correction', says };
}

/** Everything that a notice states and that can change: a new one without a row does not compile. */
const ROWS: Readonly<Record<ToldName, readonly Row[]>> = {
  'data.leak': [
    correction({ facts: LEAK }, { facts: { 'data.leak': 'possible' } }, '（誤）'),
    followUp({ facts: { ...LEAK, 'data.leak': 'possible' } }, { facts: { 'data.leak': 'confirmed' } }, '漏えい'),
  ],
  'data.tampering': [
    correction({ facts: { ...LEAK, ...TAMPERING } }, { facts: { 'data.tampering': 'none' } }, '改ざん'),
    followUp({ facts: LEAK }, { facts: TAMPERING }, '改ざん'),
  ],
  'data.loss': [
    correction({ facts: { ...LEAK, ...LOSS } }, { facts: { 'data.loss': 'possible' } }, '失われた'),
    followUp({ facts: LEAK }, { facts: { 'data.loss': 'possible' } }, '失われた'),
  ],
  'data.personal': [correction({ facts: LEAK }, { facts: { 'data.personal': 'none' } }, '個人データ')],
  'data.sensitive': [
    correction(
      { facts: { ...LEAK, 'data.sensitive': 'none' } },
      { facts: { 'data.sensitive': 'confirmed' } },
      '要配慮',
    ),
    followUp({ facts: LEAK }, { facts: { 'data.sensitive': 'confirmed' } }, '要配慮'),
  ],
  'data.financial': [
    correction(
      { facts: { ...LEAK, 'data.financial': 'confirmed' } },
      { facts: { 'data.financial': 'none' } },
      '財産的',
    ),
  ],
  'data.secrecy': [
    correction(
      { facts: { ...LEAK, 'data.secrecy': 'confirmed' } },
      { facts: { 'data.secrecy': 'none' } },
      '通信の秘密',
    ),
  ],
  'data.mynumber': [
    correction(
      { facts: { ...LEAK, 'data.mynumber': 'confirmed' } },
      { facts: { 'data.mynumber': 'none' } },
      '個人番号',
    ),
  ],
  'data.sets': [
    correction({ facts: { ...LEAK, 'data.sets': ['customers'] } }, { facts: { 'data.sets': ['account'] } }, '（誤）'),
  ],
  'data.persons': [
    correction({ facts: { ...LEAK, 'data.persons': 12450 } }, { facts: { 'data.persons': 100 } }, '12,450', '100'),
    followUp({ facts: { ...LEAK, 'data.persons': 100 } }, { facts: { 'data.persons': 12450 } }, '12,450'),
  ],
  'cause.wrongful': [
    correction(
      { facts: { ...LEAK, 'cause.wrongful': 'possible' } },
      { facts: { 'cause.wrongful': 'none' } },
      '不正な目的',
    ),
  ],
  'data.encrypted': [
    correction({ facts: { ...LEAK, 'data.encrypted': 'yes' } }, { facts: { 'data.encrypted': 'no' } }, '暗号化'),
  ],
  'data.recovered': [
    correction({ facts: { ...LEAK, 'data.recovered': 'yes' } }, { facts: { 'data.recovered': 'no' } }, '回収'),
  ],
  'data.copy': [correction({ facts: { ...LOSS, 'data.copy': 'yes' } }, { facts: { 'data.copy': 'no' } }, '同一の内容')],
  'data.restored': [
    correction({ facts: { ...LOSS, 'data.restored': 'yes' } }, { facts: { 'data.restored': 'no' } }, '復元'),
  ],
  'service.felt': [
    correction({ facts: OUTAGE }, { facts: { 'service.felt': 'possible' } }, 'ご利用に'),
    correction(
      { facts: OUTAGE, times: OVER },
      { facts: { 'service.felt': 'none' } },
      '（誤）本サービスのご利用に支障が生じておりました。\n　（正）本サービスのご利用への影響は、確認されておりません。',
    ),
    correction(
      { facts: OUTAGE, times: OVER },
      { facts: { 'service.felt': 'possible' } },
      '（誤）本サービスのご利用に支障が生じておりました。\n　（正）本サービスのご利用に支障が生じていた可能性がございます。',
    ),
    {
      ...correction(
        { facts: OUTAGE },
        { facts: { 'service.felt': 'none' } },
        '（誤）本サービスのご利用に支障が生じておりました。\n　（正）本サービスのご利用への影響は、確認されておりません。',
      ),
      later: { times: OVER },
    },
    followUp(
      { facts: { ...OUTAGE, 'service.felt': 'possible' } },
      { facts: { 'service.felt': 'confirmed' } },
      'ご利用に',
    ),
  ],
  // Customers read whether they feel it: of what else is known of the service, only what changes that changes a sentence.
  'service.long': [
    correction(
      { facts: { 'service.long': 'confirmed' } },
      { facts: { 'service.long': 'none', 'service.impact': 'none' } },
      UNTOUCHED,
    ),
  ],
  'service.impact': [
    correction({ facts: { 'service.impact': 'major' } }, { facts: { 'service.impact': 'none' } }, UNTOUCHED),
  ],
  'service.customers': [
    correction(
      { facts: { ...OUTAGE, 'service.customers': 'many' } },
      { facts: { 'service.customers': 'none', 'service.felt': 'none' } },
      UNTOUCHED,
    ),
  ],
  spread: [correction({ facts: { ...LEAK, spread: 'confirmed' } }, { facts: { spread: 'none' } }, '当社以外')],
  risk: [correction({ facts: { ...OUTAGE, risk: 'confirmed' } }, { facts: { risk: 'none' } }, '訂正いたします：')],
  'cause.kind': [
    { ...correction({ facts: OUTAGE }, { facts: { 'cause.kind': 'disaster' } }, '（誤）'), later: FAULT },
    { ...correction({ facts: OUTAGE }, { facts: { 'cause.kind': 'unknown' } }, '原因'), later: FAULT },
  ],
  'service.function': [
    correction(
      { facts: { ...OUTAGE, 'service.function': 'Export' } },
      { facts: { 'service.function': 'Login' } },
      '（誤）対象機能：Export',
      '（正）対象機能：Login',
    ),
    correction(
      { facts: { ...OUTAGE, 'service.function': 'Export' } },
      { facts: { 'service.function': 'unknown' } },
      '対象機能',
    ),
    followUp(
      { facts: OUTAGE, outages: [['Export', '17:00', null]] },
      { outages: [['Login', '17:10', null]] },
      '対象機能：Export、Login',
    ),
    followUp(
      { facts: OUTAGE, outages: [['Export API', '17:00', null]] },
      { outages: [['Export', '17:10', null]] },
      '対象機能：Export API、Export',
    ),
  ],
  occurrence: [
    correction(
      { facts: OUTAGE, times: { occurredAt: at('17:00') } },
      { times: { occurredAt: at('16:30') } },
      '（誤）発生日時：2026年4月24日（金）17時00分',
      '（正）発生日時：2026年4月24日（金）16時30分',
    ),
    correction({ facts: OUTAGE, times: { occurredAt: at('17:00') } }, { times: { occurredAt: null } }, '発生日時'),
  ],
  detection: [
    correction(
      { facts: OUTAGE },
      { times: { detectedAt: at('17:20') } },
      '（誤）検知日時：2026年4月24日（金）18時00分',
      '（正）検知日時：2026年4月24日（金）17時20分',
    ),
  ],
  restoration: [
    correction(
      { facts: OUTAGE, times: { occurredAt: at('17:00'), restoredAt: at('17:30') } },
      { times: { restoredAt: at('17:50') } },
      '（誤）復旧日時：2026年4月24日（金）17時30分',
      '（正）復旧日時：2026年4月24日（金）17時50分',
    ),
    correction(
      { facts: OUTAGE, times: { occurredAt: at('17:00'), restoredAt: at('17:30') } },
      { times: { restoredAt: null } },
      '（誤）',
    ),
  ],
  course: [
    correction(
      { facts: OUTAGE, outages: TWICE },
      { outages: [['Export', '09:50', '13:30']] },
      '（誤）復旧日時：2026年4月24日（金）10時10分',
      '（正）復旧日時：2026年4月24日（金）13時30分',
    ),
    correction({ facts: OUTAGE, outages: TWICE }, { outages: [['Export', '10:00', '14:05']] }, '（誤）再発日時'),
  ],
};

function state({ scene }: Letters, { facts = {}, times = {}, outages = [] }: Stated): void {
  for (const [name, from, to] of outages) {
    const span = { from: at(from), to: to === null ? null : at(to) };
    scene.give('officer', { do: 'record-outage', function: name, ...span });
  }
  if (Object.keys(facts).length + Object.keys(times).length === 0) return;
  scene.give('officer', { do: 'assess', facts, times, overrule: null, reason: ref('why') });
}

function toldOf({ told, later }: Row): Letters {
  const scene = new Scene(shipped('flexcrm'), `${DAY}T18:00:00+09:00`);
  scene.open();
  const letters = new Letters(scene);
  state(letters, told);
  letters.send('first');
  if (later !== undefined) {
    state(letters, later);
    letters.send('follow-up');
  }
  scene.after('PT1H');
  return letters;
}

describe('what customers were told, and what is owed when it changes', () => {
  const CASES = Object.entries(ROWS).flatMap(([name, rows]) => rows.map((row) => ({ name, ...row })));

  it.each(CASES)('[FC-4] $name, told otherwise: a $owed', (row) => {
    const { now, owed, says } = row;
    const letters = toldOf(row);
    expect(letters.owed()).toEqual([]);
    state(letters, now);
    expect(letters.owed()).toEqual([expect.stringMatching(`^${owed}: `)]);
    const draft = letters.send(owed);
    for (const words of says) expect(sectionOf(draft, 'new')).toContain(words);
    expect(letters.owed()).toEqual([]);
  });

  it.each<[string, Facts, Facts]>([
    ['the impairment, lesser', OUTAGE, { 'service.impact': 'minor' }],
    ['no impairment of what users feel', OUTAGE, { 'service.impact': 'none' }],
    ['an effect that is not known', { ...OUTAGE, 'service.felt': 'possible' }, { 'service.felt': 'unknown' }],
    ['fewer customers', { ...OUTAGE, 'service.customers': 'many' }, { 'service.customers': 'few' }],
    ['no long outage', { ...OUTAGE, 'service.long': 'confirmed' }, { 'service.long': 'none' }],
    ['no risk beside a leak', { ...LEAK, risk: 'confirmed' }, { risk: 'none' }],
    ['a possible risk', { ...OUTAGE, risk: 'confirmed' }, { risk: 'possible' }],
  ])('[FC-4] given %s, then every sentence that was told stands, and no correction is owed', (_, told, now) => {
    const letters = toldOf(correction({ facts: told }, {}));
    const before = letters.draft('follow-up');
    state(letters, { facts: now });
    expect(letters.owed()).toEqual([]);
    const after = letters.draft('follow-up');
    expect(after.text).toEqual(before.text);
  });

  it.each([{}, OVER])(
    '[FC-4] given times %j and nobody knows of an effect any more, then a correction is owed',
    (times) => {
      const letters = toldOf(correction({ facts: OUTAGE, times }, {}));
      state(letters, { facts: { 'service.felt': 'unknown', 'service.impact': 'unknown' } });
      expect(letters.owed()).toEqual([expect.stringMatching(/^correction: /)]);
    },
  );

  it('given a person had worded the effect, and it is over, then fewer customers owe nothing', () => {
    const letters = new Letters(new Scene(shipped('flexcrm'), `${DAY}T18:00:00+09:00`));
    letters.scene.open();
    state(letters, { facts: { ...OUTAGE, 'service.customers': 'many' }, times: OVER });
    letters.send('first', { impact: '多くのお客様のご利用に支障が生じておりました。' });
    state(letters, { facts: { 'service.customers': 'few', 'service.impact': 'minor' } });
    expect(letters.owed()).toEqual([]);
  });

  it('[FC-4] given a person had worded the effect, then fewer customers are owed a correction', () => {
    const letters = new Letters(new Scene(shipped('flexcrm'), `${DAY}T18:00:00+09:00`));
    letters.scene.open();
    state(letters, { facts: { ...OUTAGE, 'service.customers': 'many' } });
    letters.send('first', { impact: '多くのお客様のご利用に支障が生じております。' });
    state(letters, { facts: { 'service.customers': 'few' } });
    expect(letters.owed()).toEqual([expect.stringMatching(/^correction: .*影響を受けるお客様の範囲/)]);
  });
});
