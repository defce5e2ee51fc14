import { describe, expect, it } from 'vitest';
import type { Language } from '../../functions/domain/base/text.ts';
import type { Policy } from '../../functions/domain/policy/shape/schema.ts';
import type { Section } from '../../functions/domain/policy/shape/stages.ts';
import { unsentQuotes } from '../domain/incident/notice/correcting/quotes.ts';
import { SHIPPED, shipped } from '../policies/shipped.ts';
import { allStories } from './all-notices.ts';
import type { Told } from './story.ts';

const SEED = 1;
/** A rule that fits fewer notices than this says little. */
const APPLIES_AT_LEAST = 10;

const POLICIES = new Map<string, Policy>(SHIPPED.map((name) => [name, shipped(name)]));

/** A notice with its place in its series. */
interface Read extends Told {
  readonly company: string;
  readonly course: string;
  readonly number: number;
  readonly isLast: boolean;
  readonly before: readonly Told[];
}

const NOTICES: readonly Read[] = allStories(SEED).flatMap(({ company, course, story: { told } }) =>
  told.map((one, index) => {
    const before = told.slice(0, index);
    return { ...one, company, course, number: index + 1, isLast: index + 1 === told.length, before };
  }),
);

function body({ draft }: Told, section: Section, language: Language = 'ja'): string {
  return draft.text[language]?.sections.find((one) => one.section === section)?.body ?? '';
}

function subject({ draft }: Told, language: Language = 'ja'): string {
  return draft.text[language]?.subject ?? '';
}

/** All that a notice says in one language. */
function text({ draft }: Told, language: Language = 'ja'): string {
  return (draft.text[language]?.sections ?? []).flatMap(({ heading, body: said }) => [heading, said]).join('\n');
}

function sections({ draft }: Told): readonly Section[] {
  return draft.text.ja?.sections.map(({ section }) => section) ?? [];
}

const isOutage = ({ course }: Read) => course.startsWith('outage');
const isOver = (one: Read) => /復旧日時：\d/.test(body(one, 'when')) && !body(one, 'when').includes('未復旧');
const isPossible = (one: Read) => subject(one).includes('障害の可能性');
/** A leak that is not ruled out, of data that was not got back. */
const isLeak = (one: Read) =>
  /漏えい(?:の可能性)?に関するお詫びとご報告/.test(subject(one)) && one.course !== 'leak-without-personal-data';
/** The moments that a text gives, in either language, as numbers that compare. */
const times = (said: string) =>
  [...said.matchAll(/(\d{4})年(\d+)月(\d+)日（.）(\d+)時(\d+)分|\d+ \w{3} \d{4}, \d+:\d+/g)].map(([, ...parts]) =>
    parts.reduce((sum, part) => sum * 100 + Number(part ?? 0), 0),
  );
const inOrder = (numbers: readonly number[]) => numbers.every((one, index) => one >= (numbers[index - 1] ?? one));
const among = (stages: readonly string[]) => (one: Read) => stages.includes(one.stage);

interface Rule {
  readonly says: string;
  /** The notices that it is about; absent: all of them. */
  readonly of?: (one: Read) => boolean;
  holds(one: Read): boolean;
}

const RULES: readonly Rule[] = [
  {
    says: 'stands under date, sender and title, in both languages',
    holds: (one) =>
      /^\d{4}年\d{1,2}月\d{1,2}日（.）\d{1,2}時\d{2}分（日本時間）現在\n.+\n\n.+（第\d+報[^）]*）$/.test(
        body(one, 'head'),
      ) &&
      /^As of \w{3} \d{1,2} \w{3} \d{4}, \d{2}:\d{2} JST\n.+\n\n.+\(report no\. \d+[^)]*\)$/.test(
        body(one, 'head', 'en'),
      ) &&
      subject(one).endsWith(body(one, 'head').split('\n').at(-1) ?? '-'),
  },
  {
    says: 'names the product and its own number in its subject, and never twice that it is the first',
    holds: (one) =>
      subject(one).startsWith(`【重要${one.stage === 'correction' ? '・訂正' : ''}】`) &&
      subject(one).includes(POLICIES.get(one.company)?.company.product.ja ?? '-') &&
      subject(one).includes(`（第${one.number}報`) &&
      !subject(one).includes('初報'),
  },
  {
    says: 'is called the last in subject and lead, and no other is',
    holds: (one) =>
      [
        /・最終報）$/.test(subject(one)),
        /final\)$/.test(subject(one, 'en')),
        /最終とさせて/.test(body(one, 'lead')),
      ].every((said) => said === one.isLast),
  },
  {
    says: 'tells times in the order in which they were',
    holds: (one) =>
      // A period of exposure begins with the occurrence once more.
      inOrder(times(body(one, 'when').replace(/^閲覧可能であった期間：.*$/m, ''))) &&
      times(body(one, 'when', 'en')).length === times(body(one, 'when')).length,
  },
  {
    says: 'of an outage says whether it is restored, and of nothing else',
    of: (one) => among(['first', 'follow-up'])(one) && !isPossible(one) && one.course !== 'data-loss',
    holds: (one) => isOutage(one) === body(one, 'when').includes('復旧日時'),
  },
  {
    says: 'of an outage says what works now',
    of: (one) => isOutage(one) && among(['first', 'follow-up'])(one),
    holds: (one) => body(one, 'status') !== '' && body(one, 'status', 'en') !== '',
  },
  {
    says: 'speaks in the past once all is restored',
    of: (one) => isOutage(one) && isOver(one),
    holds: (one) =>
      !/(?:発生|影響|支障)[^。]*して?おります。|未復旧|There is a service disruption/.test(text(one) + text(one, 'en')),
  },
  {
    says: 'asks to beware of suspicious mails where data may have leaked, and only there',
    of: (one) => (isOutage(one) || isLeak(one)) && one.stage !== 'correction',
    holds: (one) => isLeak(one) === body(one, 'request').includes('不審なメールやお電話'),
  },
  {
    says: 'of a leak names the data, and says whether there was misuse',
    of: (one) => isLeak(one) && one.stage !== 'correction',
    holds: (one) => body(one, 'data') !== '' && body(one, 'secondary-damage') !== '',
  },
  {
    says: 'that names functions calls none of them some functions',
    of: (one) => /^対象機能：(?!調査中)/m.test(body(one, 'scope')),
    holds: (one) => !/一部の機能|some functions/.test(text(one) + text(one, 'en')),
  },
  {
    says: 'separates the digits of its numbers',
    holds: (one) =>
      !/(?<![\d,])\d{4,}(?:名|件|社|人)/.test(text(one)) &&
      !/(?<![\d,])\d{4,} (?:people|records|customers)/.test(text(one, 'en')),
  },
  {
    says: 'has no empty phrases, no jargon of the policy and no guess at the fault',
    holds: (one) =>
      !/次の事象を検知|リスクが顕在化|ございました。原因|原因は当社側|お客様のサービスのご利用|データの一部が失われ/.test(
        text(one),
      ) && !/原因の調査および対応を進めて|恒久対応を進めて|再発防止策を準備/.test(text(one)),
  },
  {
    says: 'apologises before its news, which have marks of their own',
    of: (one) => sections(one).includes('new'),
    holds: (one) =>
      sections(one).indexOf('apology') < sections(one).indexOf('new') &&
      !/[■＝]|==/.test(body(one, 'new') + body(one, 'new', 'en')),
  },
  {
    says: 'of a correction names the report that is corrected, and has a right beside each wrong',
    of: among(['correction']),
    holds: (one) =>
      new RegExp(`第${one.number - 1}報`).test(body(one, 'lead')) &&
      // An error that several reports put in words of their own is quoted from each, above one right line.
      body(one, 'new')
        .replace(/　（誤・第(\d+)報）.*\n(?=　（誤・(?!第\1報))/g, '')
        .split(/（誤(?:・第\d+報)?）/).length === body(one, 'new').split('（正）').length,
  },
  {
    says: 'of a correction calls nothing wrong that no customer was sent in that section and language',
    of: among(['correction']),
    holds: ({ draft, before }) =>
      (['ja', 'en'] as const).every(
        (language) =>
          unsentQuotes(
            draft.text,
            before.map((one) => one.draft.text),
            language,
          ).length === 0,
      ),
  },
  {
    says: 'names its contact once, with no hours that the policy only assumes',
    holds: (one) => {
      const contact = POLICIES.get(one.company)?.contact;
      const isTold = contact?.assumed === undefined || !text(one).includes(contact.hours.ja);
      return isTold && text(one).match(/メール：[\w.-]+@example\.jp/g)?.length === 1;
    },
  },
  {
    says: 'leaves what nobody knows to people: the last one holds no sentence of the record about cause, fix or prevention',
    of: among(['detailed']),
    holds: (one) =>
      (['cause', 'permanent-fix', 'prevention'] as const).every(
        (section) => !/ものと判断しております/.test(body(one, section)),
      ),
  },
];

describe.each(RULES)('a notice of any company, course and stage $says', ({ of = () => true, holds }) => {
  it('in every case', () => {
    const about = NOTICES.filter(of);
    expect(about.length).toBeGreaterThanOrEqual(APPLIES_AT_LEAST);
    const named = ({ company, course, number, stage }: Read) => `${company} ${course} ${number} ${stage}`;
    expect(about.filter((one) => !holds(one)).map(named)).toEqual([]);
  });
});
