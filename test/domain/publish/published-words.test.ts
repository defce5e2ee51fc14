import { describe, expect, it } from 'vitest';
import type { Language } from '../../../functions/domain/base/text.ts';
import type { Policy, PolicyClock } from '../../../functions/domain/policy/shape/schema.ts';
import { availability, clockWords } from '../../../functions/domain/publish/clock-words.ts';
import { promised } from '../../../functions/domain/publish/diff.ts';
import { asMarkdown } from '../../../functions/domain/publish/document.ts';
import { publishedText } from '../../../functions/domain/publish/publish.ts';
import { SHIPPED, shipped } from '../../policies/shipped.ts';
import { tablesOf } from './read-back.ts';

const EDITIONS = SHIPPED.flatMap((company) =>
  (['ja', 'en'] as const).flatMap((language) => [false, true].map((isDraft) => ({ company, language, isDraft }))),
);
const published = (policy: Policy, language: Language, isDraft = false) =>
  asMarkdown(publishedText(policy, language, isDraft));

/** FC-4 alone promises what follows a first notice; requests for the correction of data are something else. */
const FOLLOW_UP = /続報|訂正(?!・利用停止)|[Ff]ollow-up|[Cc]orrection(?! or suspension)/;
const MARKED = /要確認|to be confirmed/;

/** What readers of a published text stumble over, and what it stands for. */
const STUMBLES: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['computation instead of its result', /期限（|before the end of:|から数えて|1日目|まで）の\d|の前の段階/],
  ['jargon of authorities and offices', /覚知|申告|開庁日|閉庁/],
  ['class that is a condition', /下回らない|not below/],
  ['machine word', /\b[a-z]+(?:-[a-z]+)*\.[a-z]|undefined|null|NaN|PT\d/],
  ['unit behind a blank', /\d (?:時間|分|日|か月|年|名|％|%)/],
  ['reason why the policy was made', /運用に移す|put into operation/],
];

describe.each(EDITIONS)('the text of $company in $language (draft: $isDraft)', ({ company, language, isDraft }) => {
  const text = published(shipped(company), language, isDraft).replaceAll(/\S+@\S+/g, '');
  const tables = tablesOf(text);

  it.each(STUMBLES)('holds no %s', (_, pattern) => expect(pattern.exec(text)?.[0]).toBeUndefined());

  it('promises a follow-up or a correction only where the original text does, and marks it in a draft otherwise', () => {
    const rows = [...tables.values()].flat(2).map((row) => row.join('|'));
    const told = rows.filter((row) => FOLLOW_UP.test(row));
    if (company === 'flexcrm') expect(told.length).toBeGreaterThan(0);
    else expect(told.filter((row) => !MARKED.test(row))).toEqual([]);
  });

  it('has no two rows of a table that say the same', () => {
    for (const [title, all] of tables)
      for (const rows of all) {
        const said = rows.map((row) => row.join('|'));
        expect([title, said.length]).toEqual([title, new Set(said).size]);
      }
  });

  it('says no time twice: in the title of a promise and beside it', () => {
    const [, [rows = []] = []] = [...tables].find(([title]) => /^(?:お知らせの時期|When we notify)/.test(title)) ?? [];
    expect(rows.filter(([title = '']) => /\d|以内|within/.test(title))).toEqual([]);
  });
});

describe('a time that the company only aims at', () => {
  const CLOCKS: readonly PolicyClock[] = [
    { kind: 'elapsed', from: 'detection', within: 'PT72H' },
    { kind: 'elapsed', from: 'occurrence', within: 'PT30M' },
    { kind: 'business-hours', from: 'detection', calendar: 'support', within: 'PT1H', atClosing: 'runs-on' },
    { kind: 'business-days', from: 'arising', calendar: 'support', days: 1, firstDay: 'not-counted', until: 'closing' },
    { kind: 'calendar-days', from: 'detection', days: 3, firstDay: 'not-counted' },
    { kind: 'calendar-months', from: 'arising', months: 1 },
  ];

  it.each(CLOCKS)('is called one: $kind from $from', (clock) => {
    expect(clockWords({ ...clock, aim: true }).ja).toMatch(/目標|原則として/);
    expect(clockWords({ ...clock, aim: true }).en).toMatch(/target|as a rule/);
    expect(clockWords(clock).ja).not.toMatch(/目標|原則/);
    expect(clockWords(clock).en).not.toMatch(/target|as a rule/);
  });

  it.each([
    [
      'month',
      true,
      '月間稼働率99.5％以上（計画停止を除く）を目標とします',
      'monthly availability of at least 99.5%, excluding planned stops (target)',
    ],
    [
      'quarter',
      false,
      '四半期稼働率99.5％以上（計画停止を除く）',
      'quarterly availability of at least 99.5%, excluding planned stops',
    ],
    [
      'year',
      true,
      '年間稼働率99.5％以上（計画停止を除く）を目標とします',
      'yearly availability of at least 99.5%, excluding planned stops (target)',
    ],
  ] as const)('is an availability over a %s (aim: %s) in words', (period, aim, ja, en) => {
    const [level] = shipped('synergy').serviceLevels;
    if (level === undefined) throw new Error('synergy has its service levels');
    expect(availability({ ...level, availabilityPercent: 99.5, period, aim })).toEqual({ ja, en });
  });
});

describe('a term that ends before another one', () => {
  const before = (of: Extract<PolicyClock, { kind: 'before' }>['of']): PolicyClock => ({
    kind: 'before',
    by: { days: 8 },
    of,
  });

  it.each<readonly [Extract<PolicyClock, { kind: 'before' }>['of'], string, string]>([
    [
      { kind: 'calendar-days', from: 'contract-end', days: 14, firstDay: 'not-counted' },
      '契約終了から6日以内',
      'within 6 days of the end of the contract',
    ],
    [
      { kind: 'calendar-months', from: 'contract-end', months: 1 },
      '契約終了から1か月後の8日前まで',
      'at the latest 8 days before the day 1 month after the end of the contract',
    ],
    [
      { kind: 'calendar-months', from: 'contract-end', months: 3 },
      '契約終了から3か月後の8日前まで',
      'at the latest 8 days before the day 3 months after the end of the contract',
    ],
    [
      { kind: 'day-of-month', from: 'contract-end', months: 1, day: 20 },
      '契約終了の翌月20日の8日前まで',
      'at the latest 8 days before the 20th of the month after the end of the contract',
    ],
    ['planned-start', '予定日時の8日前まで', '8 days before the planned start'],
  ])('of %j is said as people would', (of, ja, en) => expect(clockWords(before(of))).toEqual({ ja, en }));
});

describe('the revisions', () => {
  const again = {
    version: 2,
    date: '2026-10-01',
    reason: { ja: '初報の時期を改めました。', en: 'First notices are sooner.' },
  };
  const revised = ({ version, date, reason, history, ...policy }: Policy): Policy => ({
    ...policy,
    ...again,
    history: [{ version, date, reason }, ...history],
  });

  it.each(SHIPPED)('of %s call the first one so, and give the reason of a later one', (company) => {
    const rows = (language: Language, title: string) =>
      tablesOf(published(revised(shipped(company)), language)).get(title)?.[0];
    const ja = rows('ja', '改定履歴')?.map((row) => row.at(-1));
    expect([ja?.[0], ja?.at(-1)]).toEqual(['初報の時期を改めました。', '初版']);
    const en = rows('en', 'Revision history')?.map((row) => row.at(-1));
    expect([en?.[0], en?.at(-1)]).toEqual(['First notices are sooner.', 'First version']);
  });
});

describe('what policies are compared by', () => {
  it.each(SHIPPED)('names stores, backups and plans of %s by their titles', (company) => {
    const policy = shipped(company);
    const ids = [...Object.keys(policy.stores), ...policy.backups.map(({ id }) => id), ...Object.keys(policy.plans)];
    const isId = new RegExp(
      `(?<![\\w-])(?:${ids.filter((id) => /-/.test(id) || policy.plans[id] !== undefined).join('|') || '-'})(?![\\w-])`,
    );
    const said = promised(policy).filter(({ key }) => /^(?:retention|backup|erasure)\./.test(key));
    expect(said.filter(({ text }) => isId.test(text.ja))).toEqual([]);
  });
});
