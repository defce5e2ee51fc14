import { quoted, type Text } from '../../domain/base/text.ts';
import { spokenText } from '../../domain/base/time/spoken.ts';
import { reportOf, reportsFor } from '../../domain/incident/decide/response/decide-report.ts';
import type { OpenIncident } from '../../domain/incident/record/state.ts';
import { leftOpenWords } from '../../domain/incident/told/left-open-words.ts';
import type { ReportItem } from '../../domain/policy/shape/reports.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import { personName } from '../../domain/policy/titles.ts';
import { REPORT_ITEM } from '../../domain/rules/authority/item-titles.ts';
import type { Duty } from '../../domain/rules/deadline/duty.ts';
import { readCount } from '../../domain/rules/facts/read-count.ts';
import { prefilledItems } from '../../domain/views/prefilled-items.ts';
import { filingWords } from '../words/filing-words.ts';

/** Items whose recorded facts are a value, not a sentence that anybody words in their own way. */
const VALUES = ['data-items', 'persons', 'cause'] as const;

interface FilingGiven {
  readonly duty: Duty | undefined;
  readonly items: Readonly<Record<string, string>>;
  /** The id of who records it. */
  readonly by: string;
}

/** Warnings to the person who records a filing: items that differ from the record, and a filing that somebody else made before. */
export function filingWarnings(policy: Policy, state: OpenIncident, { duty, items, by }: FilingGiven): readonly Text[] {
  const report = duty === undefined ? undefined : reportOf({ policy }, duty.kind);
  if (duty === undefined || report === undefined) return [];
  const recorded = prefilledItems(policy, state, report.kind);
  const differing = VALUES.flatMap((item) => {
    const [given, facts] = [items[item], recorded[item]];
    if (given === undefined || facts === undefined || MARKS.includes(given)) return [];
    if (given.includes(facts.ja) || given.includes(facts.en) || isSameNumber(item, given, facts.ja)) return [];
    return [otherwise(REPORT_ITEM[item], given, facts)];
  });
  const outline = outlineOtherwise(items.outline, recorded.outline);
  const others = [...differing, ...outline, ...leftOpenWords(policy, state)];
  const before = reportsFor(state.response.reports, duty).at(-1);
  if (before === undefined || before.by === by) return others;
  const [name, at] = [personName(policy, before.by), spokenText(before.at, policy.zone)];
  const nth = filingWords(report).nth(before.number);
  return [
    {
      ja: `${at.ja}に${name.ja}が記録した内容（${nth.ja}）があるため、その訂正として記録しました。訂正でない場合は、${name.ja}にご確認ください。`,
      en: `${name.en} recorded it before (${nth.en}, ${at.en}): this was recorded as a correction. Ask ${name.en} if it is none.`,
    },
    ...others,
  ];
}

/** Whether two texts of the number of persons give one number: `5000`, `5,000人` and `５０００`. */
export function isSameNumber(item: ReportItem, one: string, other: string): boolean {
  const count = item === 'persons' ? readCount(one) : null;
  return typeof count === 'number' && count === readCount(other);
}

/** What came to harm, by what a filing calls it. */
const HARMS: readonly RegExp[] = [
  /漏えい|漏洩|流出|\bleak|\bbreach|\bexfiltrat/i,
  /改ざん|改竄|\btamper|\balter/i,
  /消失|滅失|毀損|き損|欠損|\bloss\b|\blost\b/i,
];

/** What is denied, or is yet to be found out, is no harm that a filing tells of. */
const UNTOLD =
  /ません|ない|なし|おそれ|可能性|疑い|\b(?:no|not|never|without|may|might|possible|possibly|suspected)\b/i;

/** An outline is everybody's own words: what came to harm by it is held against the record. */
function outlineOtherwise(given: string | undefined, facts: Text | undefined): Text[] {
  if (given === undefined || facts === undefined || MARKS.includes(given)) return [];
  const told = given.split(/[。\n]|\. /).filter((sentence) => !UNTOLD.test(sentence));
  const isOther = HARMS.some((harm) => told.some((sentence) => harm.test(sentence)) && !harm.test(facts.ja));
  return isOther ? [otherwise(REPORT_ITEM.outline, given, facts)] : [];
}

const MARKS: readonly string[] = ['under-investigation', 'not-applicable'];

function otherwise(title: Text, given: string, facts: Text): Text {
  const [said, now] = [quoted({ ja: given, en: given }), quoted(facts)];
  return {
    ja: `${title.ja}：${said.ja}と記録しましたが、現在の記録では${now.ja}です。実際に伝えた内容をご確認ください。`,
    en: `${title.en}: recorded as ${said.en}, while the facts on record say ${now.en}. Check what was in fact submitted or told.`,
  };
}
