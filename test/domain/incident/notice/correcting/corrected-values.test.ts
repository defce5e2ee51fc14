import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../../functions/domain/base/text.ts';
import type { StatementKey } from '../../../../../functions/domain/incident/situation/statement.ts';
import type { Facts, FactValue } from '../../../../../functions/domain/rules/facts/values.ts';
import { SHIPPED, shipped } from '../../../../policies/shipped.ts';
import { body, OCCURRED, OUTAGE, RESTORED } from '../drafted.ts';
import { DRAFTED } from '../incident-of.ts';
import { corrected } from './corrected.ts';
import { unsentQuotes } from './quotes.ts';

const LEAK: Facts = { 'data.leak': 'confirmed' };
const LOSS: Facts = { 'data.loss': 'confirmed' };

/** What was told, what is known now, and how a reader sees each of both in the correction. */
interface Row {
  readonly beside?: Facts;
  readonly told: FactValue;
  readonly now: FactValue;
  readonly also?: Facts;
  readonly wrong?: Readonly<Record<Language, RegExp>>;
  readonly right: Readonly<Record<Language, RegExp>>;
}

const kind = (ja: string, en: string): Row => ({
  beside: LEAK,
  told: 'confirmed',
  now: 'none',
  wrong: { ja: new RegExp(`${ja}.*が含まれております`), en: new RegExp(`The data contains .*${en}`) },
  right: { ja: new RegExp(`${ja}.*含まれておりません`), en: new RegExp(`does not contain .*${en}`) },
});

/** They decide about levels and clocks, and no sentence of theirs means anything to a customer. */
const UNSAID = {
  'service.long': ['confirmed', 'none'],
  'service.impact': ['major', 'minor'],
  'service.customers': ['many', 'few'],
  risk: ['confirmed', 'none'],
} as const;

/** Everything else that customers are told. One without a row is a type error. */
const ROWS: Readonly<Record<Exclude<StatementKey, keyof typeof UNSAID>, readonly Row[]>> = {
  'data.leak': [
    {
      told: 'confirmed',
      now: 'none',
      wrong: { ja: /漏えいしたことを確認/, en: /confirmed a leak/ },
      right: {
        ja: /データ漏えいにつきましては、これまでの調査で、漏えいの事実は確認されておりません/,
        en: /no evidence of the leak of customer data that we reported\./,
      },
    },
    {
      told: 'confirmed',
      now: 'possible',
      wrong: { ja: /漏えいしたことを確認/, en: /confirmed a leak/ },
      right: { ja: /漏えいした可能性/, en: /possible leak/ },
    },
    {
      told: 'possible',
      now: 'unknown',
      wrong: { ja: /漏えいした可能性/, en: /possible leak/ },
      right: { ja: /漏えいの有無は/, en: /whether there was any leak/ },
    },
  ],
  'data.tampering': [
    {
      told: 'confirmed',
      now: 'none',
      wrong: { ja: /改ざんされたことを確認/, en: /was altered/ },
      right: { ja: /改ざんの事実は確認されておりません/, en: /no evidence of the alteration/ },
    },
  ],
  'data.loss': [
    {
      told: 'confirmed',
      now: 'none',
      wrong: { ja: /失われたことを確認/, en: /was lost/ },
      right: { ja: /消失の事実は確認されておりません/, en: /no evidence of the loss/ },
    },
  ],
  'data.personal': [
    { ...kind('個人データ', 'personal data') },
    {
      beside: LEAK,
      told: 'none',
      now: 'confirmed',
      wrong: { ja: /個人データは含まれておりません/, en: /does not contain personal data/ },
      right: { ja: /個人データが含まれております/, en: /contains personal data/ },
    },
  ],
  'data.sensitive': [kind('要配慮個人情報', 'sensitive personal data')],
  'data.financial': [kind('クレジットカード番号', 'credit card numbers')],
  'data.secrecy': [kind('通信の秘密', 'secrecy')],
  'data.mynumber': [kind('個人番号', 'My Number')],
  'data.sets': [
    {
      beside: LEAK,
      told: 'unknown',
      now: 'unknown',
      right: { ja: /項目は、現在調査中/, en: /investigating which data/ },
    },
  ],
  'data.persons': [
    {
      beside: LEAK,
      told: 12450,
      now: 100,
      wrong: { ja: /12,450名/, en: /12,450 people/ },
      right: { ja: /）100名/, en: /: 100 people/ },
    },
    {
      beside: LEAK,
      told: 10,
      now: 0,
      also: { 'data.personal': 'none' },
      wrong: { ja: /10名/, en: /10 people/ },
      right: { ja: /）0名/, en: /: 0 people/ },
    },
    {
      beside: LEAK,
      told: 10,
      now: 'unknown',
      wrong: { ja: /10名/, en: /10 people/ },
      right: { ja: /調査中/, en: /investigati/i },
    },
  ],
  'cause.wrongful': [
    {
      beside: LEAK,
      told: 'confirmed',
      now: 'none',
      right: { ja: /不正な目的による行為ではない/, en: /no wrongful purpose/ },
    },
  ],
  'data.encrypted': [
    {
      beside: LEAK,
      told: 'yes',
      now: 'no',
      wrong: { ja: /暗号化を施しております/, en: /is protected by strong/ },
      right: { ja: /暗号化を施しておりません/, en: /is not protected by strong/ },
    },
    {
      beside: LEAK,
      told: 'yes',
      now: 'unknown',
      wrong: { ja: /暗号化を施しております/, en: /is protected by strong/ },
      right: { ja: /暗号化を施しているかどうかは、現在調査中/, en: /investigating whether the data is protected/ },
    },
    {
      beside: { 'data.leak': 'possible' },
      told: 'yes',
      now: 'no',
      also: LEAK,
      wrong: { ja: /暗号化を施しております/, en: /is protected by strong/ },
      right: { ja: /暗号化を施しておりません/, en: /is not protected by strong/ },
    },
  ],
  'data.recovered': [
    {
      beside: LEAK,
      told: 'yes',
      now: 'no',
      wrong: { ja: /すべて回収いたしました|すべて回収したことを確認/, en: /was recovered before/ },
      right: {
        ja: /回収できてはおりません|漏えいしたことを確認/,
        en: /Not all of the data was recovered|confirmed a leak/,
      },
    },
  ],
  'data.copy': [
    {
      beside: LOSS,
      told: 'yes',
      now: 'no',
      wrong: { ja: /同一の内容を、?別途保管しております/, en: /hold another copy/ },
      right: { ja: /別途保管しておりません/, en: /do not hold another copy/ },
    },
  ],
  'data.restored': [
    {
      beside: LOSS,
      told: 'yes',
      now: 'no',
      wrong: { ja: /すべて復元/, en: /been restored/ },
      right: { ja: /復元するには至っておりません|失われたことを確認/, en: /Not all|was lost\./ },
    },
  ],
  'service.felt': [
    {
      beside: { 'service.impact': 'major' },
      told: 'confirmed',
      now: 'none',
      wrong: { ja: /支障が生じて|障害が発生して/, en: /is impaired|service disruption/ },
      right: { ja: /影響は、確認されておりません/, en: /no effect on the use/ },
    },
  ],
  spread: [
    {
      beside: LEAK,
      told: 'confirmed',
      now: 'none',
      wrong: { ja: /当社以外にも影響/, en: /others outside our company/i },
      right: { ja: /当社以外への影響は、確認されておりません/, en: /no effect on others outside/ },
    },
  ],
  'cause.kind': [
    {
      beside: LEAK,
      told: 'misconfiguration',
      now: 'mistake',
      wrong: { ja: /設定の誤りによる/, en: /a misconfiguration/ },
      right: { ja: /作業上の誤りによる/, en: /an operator error/ },
    },
    {
      beside: LEAK,
      told: 'misconfiguration',
      now: 'unknown',
      wrong: { ja: /設定の誤りによる/, en: /a misconfiguration/ },
      right: { ja: /調査中/, en: /investigat/i },
    },
  ],
  'service.function': [
    {
      beside: OUTAGE,
      told: ['Export'],
      now: ['Login'],
      wrong: { ja: /対象機能：Export/, en: /Functions: Export/ },
      right: { ja: /対象機能：Login/, en: /Functions: Login/ },
    },
    {
      beside: OUTAGE,
      told: ['Export', 'Login'],
      now: 'unknown',
      wrong: { ja: /Export、Login/, en: /Export, Login/ },
      right: {
        ja: /対象機能：調査中|本サービスのご利用に/,
        en: /Functions: under investigation|Use of the service is impaired\./,
      },
    },
  ],
  detection: [
    {
      beside: OUTAGE,
      told: OCCURRED,
      now: DRAFTED,
      wrong: { ja: /検知日時：.*17時20分/, en: /Detected: .*17:20/ },
      right: { ja: /検知日時：.*18時10分/, en: /Detected: .*18:10/ },
    },
  ],
  course: [
    {
      beside: OUTAGE,
      told: [`${OCCURRED}/${RESTORED}`, `${DRAFTED}/..`],
      now: [`${OCCURRED}/..`],
      wrong: { ja: /再発日時：.*18時10分|18時10分から継続中/, en: /Recurred: .*18:10|18:10 JST, still going on/ },
      right: { ja: /未復旧|17時20分から継続中/, en: /not yet|17:20 JST, still going on/ },
    },
  ],
  occurrence: [
    {
      beside: OUTAGE,
      told: OCCURRED,
      now: DRAFTED,
      wrong: { ja: /発生日時：.*17時20分/, en: /Occurred: .*17:20/ },
      right: { ja: /発生日時：.*18時10分/, en: /Occurred: .*18:10/ },
    },
    {
      beside: OUTAGE,
      told: OCCURRED,
      now: 'unknown',
      wrong: { ja: /発生日時：.*17時20分/, en: /Occurred: .*17:20/ },
      right: { ja: /発生日時：調査中/, en: /Occurred: under investigation/ },
    },
  ],
  restoration: [
    {
      beside: OUTAGE,
      told: RESTORED,
      now: 'unknown',
      wrong: { ja: /18時0分.*復旧|復旧日時：.*18時/, en: /Restored: .*18:00|resolved on .*18:00/ },
      right: { ja: /未復旧|復旧しておりません|発生しております/, en: /not yet|is a service disruption/ },
    },
  ],
};

const ALL = Object.entries(ROWS).flatMap(([name, rows]) => rows.map((row) => ({ name: name as StatementKey, ...row })));

describe.each(SHIPPED)('a correction of %s', (company) => {
  const policy = shipped(company);

  it.each(ALL)('of $name, told as $told and known as $now, shows both values', (row) => {
    const { name, told, now, wrong, right } = row;
    const correction = corrected(policy, row);
    for (const language of policy.languages) {
      const lines = body(correction, 'new', language)?.split('\n') ?? [];
      const mark = wrong === undefined ? ADDED : RIGHT;
      expect(lines, `${name}: ${told} -> ${now}`).toContainEqual(expect.stringMatching(mark[language]));
      expect(lines.filter((line) => mark[language].test(line)).join('\n')).toMatch(right[language]);
      expect(lines.map((line) => kindOf(line, language)).join('')).toMatch(PAIR_BY_PAIR);
      if (wrong !== undefined)
        expect(lines.filter((line) => WRONG[language].test(line)).join('\n')).toMatch(wrong[language]);
      expect(unsentQuotes(correction.text, [correction.sent], language)).toEqual([]);
    }
  });
});

describe.each(SHIPPED)('a correction of %s', (company) => {
  it('of data sets, one of which was told in error, names those told and those known', () => {
    const policy = shipped(company);
    const [one = '', other = ''] = Object.keys(policy.dataSets);
    const correction = corrected(policy, {
      name: 'data.sets',
      beside: LEAK,
      told: [one, other],
      now: [one],
    });
    const [title, otherTitle] = [policy.dataSets[one]?.title.ja ?? '', policy.dataSets[other]?.title.ja ?? ''];
    const lines = body(correction, 'new')?.split('\n') ?? [];
    expect(lines).toContain(`　（誤）項目：${title}、${otherTitle}`);
    expect(lines).toContain(`　（正）項目：${title}`);
  });
});

describe.each(SHIPPED)('a correction of %s', (company) => {
  it.each(Object.entries(UNSAID))('of %s says nothing that its readers cannot place', (name, [told, now]) => {
    const row = {
      name: name as StatementKey,
      beside: { ...LEAK, 'service.felt': 'confirmed' },
      told,
      now,
      right: RIGHT,
    };
    expect(body(corrected(shipped(company), row), 'new') ?? '').not.toMatch(/（追記）|支障：|お客様：|長時間|リスク/);
  });
});

/** Under each heading, what is right follows what is wrong. */
const PAIR_BY_PAIR = /^(?:#(?:(?:w+r+)|a)+)+$/;

function kindOf(line: string, language: Language): string {
  if (WRONG[language].test(line)) return 'w';
  if (RIGHT[language].test(line)) return 'r';
  return ADDED[language].test(line) ? 'a' : '#';
}

const WRONG: Row['right'] = { ja: /^　（誤）/, en: /^ {2}Incorrect: / };
const RIGHT: Row['right'] = { ja: /^　（正）/, en: /^ {2}Correct: / };
const ADDED: Row['right'] = { ja: /^　（追記）/, en: /^ {2}Added: / };
