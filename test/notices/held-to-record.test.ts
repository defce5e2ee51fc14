import { describe, expect, it } from 'vitest';
import type { Language } from '../../functions/domain/base/text.ts';
import { instant } from '../../functions/domain/base/time/instant.ts';
import { zonedParts } from '../../functions/domain/base/time/zoned.ts';
import { saysOnlyOpen } from '../../functions/domain/incident/situation/says-open.ts';
import type { Section } from '../../functions/domain/policy/shape/stages.ts';
import type { Facts } from '../../functions/domain/rules/facts/values.ts';
import { allStories } from './all-notices.ts';
import { isTellingOwed } from './reporting.ts';
import type { Story, Told } from './story.ts';

const LANGUAGES = ['ja', 'en'] as const;

/** A section that a person of a story wrote, with the notice it stands in. */
interface Worded {
  readonly name: string;
  readonly story: Story;
  readonly told: Told;
  readonly section: Section;
  readonly language: Language;
  readonly body: string;
}

const WORDED: readonly Worded[] = allStories(1).flatMap(({ company, course, story }) =>
  story.told.flatMap((told, index) =>
    told.written.flatMap((section) =>
      LANGUAGES.map((language) => {
        const name = `${company} ${course} ${index + 1} ${section} ${language}`;
        const said = told.draft.text[language]?.sections.find((one) => one.section === section);
        return { name, story, told, section, language, body: said?.body ?? '' };
      }),
    ),
  ),
);

/** Every moment that an incident had on record, as the minute of its day where the company is. */
function minutesOnRecord({ story, told: { known } }: Worded): ReadonlySet<number> {
  const moments = [
    known.occurredAt,
    known.detectedAt,
    known.restoredAt,
    ...known.recovered.map(({ restoredAt }) => restoredAt),
    ...known.duties.map(({ metAt }) => metAt),
    ...known.outages.flatMap(({ from, to }) => [from, to]),
    ...known.response.reports.map(({ at }) => at),
  ];
  return new Set(
    moments.flatMap((at) => {
      if (at === null) return [];
      const { hour, minute } = zonedParts(instant(at), story.policy.zone);
      return [hour * 60 + minute];
    }),
  );
}

function minutesIn({ body, language }: Worded): readonly number[] {
  const clock = language === 'ja' ? /(\d{1,2})時(\d{2})分/g : /\b(\d{1,2}):(\d{2})\b/g;
  return [...body.matchAll(clock)].map(([, hour, minute]) => Number(hour) * 60 + Number(minute));
}

function countsIn({ body, language }: Worded): readonly number[] {
  const counted =
    language === 'ja' ? /(\d[\d,]*)\s*(?:名|人|件)/g : /(\d[\d,]*) (?:people|persons|records|individuals)/g;
  return [...body.matchAll(counted)].map(([, digits = '']) => Number(digits.replaceAll(',', '')));
}

/** What a person says was the cause, and what has to be on record for it. */
const CAUSES: readonly (readonly [ja: RegExp, en: RegExp, known: Facts])[] = [
  [
    /当社の設定の誤り|公開範囲を誤って/,
    /configuration error on our part|the wrong scope/,
    { 'cause.kind': 'misconfiguration' },
  ],
  [/公開先を誤って選択/, /chose the wrong audience/, { 'cause.kind': 'mistake', 'cause.ours': 'yes' }],
  [/当社の設定の誤り/, /configuration error on our part/, { 'cause.ours': 'yes' }],
  [/従業員が、業務上の権限を不正に/, /One of our employees misused/, { 'cause.kind': 'insider' }],
  [/マルウェアに感染/, /was infected through/, { 'cause.kind': 'malware' }],
  [/第三者が当社のサーバーへ侵入/, /A third party broke into/, { 'cause.kind': 'intrusion' }],
  [/大量の接続を受け/, /flood of connections from outside/, { 'cause.kind': 'denial-of-service' }],
  [/故障により|部品が故障/, /storage failure|component of our standby/, { 'cause.kind': 'fault' }],
];

const CAUSING = /原因となった|had caused|exceeded its capacity/;
const CHANGED = /(?:認証情報|パスワード)を(?:すべて)?変更|changed (?:all|the) (?:credentials|passwords)/;

describe('what the people of the stories write', () => {
  it('names no time of day that is not on record by then', () => {
    const timed = WORDED.filter((one) => minutesIn(one).length > 0);
    expect(timed.length).toBeGreaterThan(50);
    const off = timed.filter((one) => {
      const known = minutesOnRecord(one);
      return !minutesIn(one).every((minute) => known.has(minute));
    });
    expect(off.map(({ name, body }) => `${name}: ${body}`)).toEqual([]);
  });

  it('counts nobody and nothing otherwise than the record', () => {
    const off = WORDED.filter((one) => countsIn(one).some((count) => count !== one.told.known.facts['data.persons']));
    expect(off.map(({ name, body }) => `${name}: ${body}`)).toEqual([]);
  });

  it('calls a function whose use is restricted what the record calls it', () => {
    const restricting = WORDED.filter(({ body }) => /利用を制限|use of .*restricted|restricted use of/.test(body));
    expect(restricting.length).toBeGreaterThan(10);
    const off = restricting.filter(({ story, language, body }) => {
      const [level] = story.policy.serviceLevels;
      return level !== undefined && !body.includes(level.title[language]);
    });
    expect(off.map(({ name }) => name)).toEqual([]);
  });

  it.each(CAUSES)('names a cause that is on record by then: %s', (ja, en, known) => {
    const saying = WORDED.filter(({ language, body }) => (language === 'ja' ? ja : en).test(body));
    expect(saying.length).toBeGreaterThan(0);
    const off = saying.filter(({ told }) =>
      Object.entries(known).some(([name, value]) => told.known.facts[name] !== value),
    );
    expect(off.map(({ name }) => name)).toEqual([]);
  });

  it('speaks of no cause as known in a notice that says the cause is looked into', () => {
    const causing = WORDED.filter(({ section, body }) => section === 'measures' && CAUSING.test(body));
    expect(causing.length).toBeGreaterThan(0);
    const isOpen = ({ told, language }: Worded) =>
      told.draft.text[language]?.sections.some((one) => one.section === 'cause' && saysOnlyOpen(one.body)) === true;
    expect(causing.filter(isOpen).map(({ name }) => name)).toEqual([]);
  });

  it('says whose credentials were changed, where readers may wonder about their own', () => {
    const changed = WORDED.filter(({ body }) => CHANGED.test(body));
    expect(changed.length).toBeGreaterThan(10);
    const off = changed.filter(({ body }) => !/保守用の接続に用いる認証情報|credentials of the maintenance/.test(body));
    expect(off.map(({ name }) => name)).toEqual([]);
  });

  it('says that customers are told in place of an authority by this report too, while they are owed one', () => {
    const replacing = WORDED.filter(({ body }) => /報告に代えて|in place of a report/.test(body));
    expect(replacing.length).toBeGreaterThan(0);
    const off = replacing.filter(
      ({ told, body }) => isTellingOwed(told.known) !== /本報を含みます|by this report/.test(body),
    );
    expect(off.map(({ name }) => name)).toEqual([]);
  });

  it('is held by people who know for whom they hold the data, once they know that data of persons came to harm', () => {
    const harmed = allStories(1).flatMap(({ company, course, story }) =>
      story.told.map(({ stage, known: { facts } }) => ({ company, course, stage, facts })),
    );
    const off = harmed.filter(
      ({ stage, facts }) =>
        stage === 'detailed' && facts['data.personal'] === 'confirmed' && facts['data.role'] === undefined,
    );
    expect(off.map(({ company, course }) => `${company} ${course}`)).toEqual([]);
  });
});
