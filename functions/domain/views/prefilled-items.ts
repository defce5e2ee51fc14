import { counted, inBoth, type Text } from '../base/text.ts';
import { spokenText } from '../base/time/spoken.ts';
import { CAUSES } from '../incident/notice/lines/response-lines.ts';
import type { Notice, OpenIncident } from '../incident/record/state.ts';
import { dataBegan } from '../incident/standing/beginnings.ts';
import type { ReportItem } from '../policy/shape/reports.ts';
import type { Policy } from '../policy/shape/schema.ts';
import { PRINCIPALS } from '../rules/authority/legal-kinds.ts';
import { knownFacts } from '../rules/facts/derived.ts';
import type { Facts } from '../rules/facts/values.ts';
import { statutesOf } from '../rules/law/statutes.ts';

/** The items of a report to an authority that recorded facts already answer, as sentences; what nobody knows is left out. */
export type PrefilledItems = Readonly<Partial<Record<ReportItem, Text>>>;

/**
 * What is known for the items of a report of this kind, in their order; empty for a kind that no statute gives items. `howTold`: what
 * a person recorded about when and how the persons concerned were told. PPC rules, art. 8.
 */
export function prefilledItems(
  policy: Policy,
  state: OpenIncident,
  kind: string,
  howTold: string | null = null,
): PrefilledItems {
  const report = policy.reports.find((one) => one.kind === kind);
  const asked = report === undefined ? [] : statutesOf(report).flatMap(({ content }) => content);
  const facts = knownFacts(policy, state.facts);
  const known: Readonly<Partial<Record<ReportItem, Text | null>>> = {
    outline: outline(policy, state, facts),
    'data-items': dataItems(policy, facts),
    persons: persons(facts),
    cause: cause(state, facts),
    'measures-towards-persons': towardsPersons(policy, state, howTold),
  };
  return Object.fromEntries(
    Object.entries(known).flatMap(([item, text]) =>
      text !== null && asked.includes(item as ReportItem) ? [[item, text]] : [],
    ),
  );
}

const HARMS: readonly (readonly [string, Text])[] = [
  ['data.leak', { ja: '漏えい', en: 'leak' }],
  ['data.tampering', { ja: '改ざん', en: 'tampering' }],
  ['data.loss', { ja: '消失', en: 'loss' }],
];

/** What happened to data: the service may have been disturbed at another time, of which this authority is not told here. */
function outline(policy: Policy, state: OpenIncident, facts: Facts): Text | null {
  const harms = HARMS.flatMap(([fact, name]) => {
    if (facts[fact] === 'confirmed') return [name];
    return facts[fact] === 'possible' ? [{ ja: `${name.ja}のおそれ`, en: `possible ${name.en}` }] : [];
  });
  if (harms.length === 0) return null;
  const detected = spokenText(state.detectedAt, policy.zone);
  const occurredAt = dataBegan(state);
  const occurred = occurredAt === null ? null : spokenText(occurredAt, policy.zone);
  return {
    ja: `${detected.ja}に検知${occurred === null ? '' : `（発生：${occurred.ja}）`}。データの${harms.map(({ ja }) => ja).join('、')}。`,
    en: `Detected ${detected.en}${occurred === null ? '' : ` (occurred ${occurred.en})`}: ${harms.map(({ en }) => en).join(', ')} of data.`,
  };
}

const KINDS: readonly (readonly [string, Text])[] = [
  ['data.personal', { ja: '個人データ', en: 'personal data' }],
  ['data.sensitive', { ja: '要配慮個人情報', en: 'sensitive personal data' }],
  ['data.financial', { ja: '財産的被害が生じうるデータ', en: 'data whose abuse can cost money' }],
  ['data.mynumber', { ja: '個人番号', en: 'My Number identifiers' }],
];

function dataItems({ dataSets }: Policy, facts: Facts): Text | null {
  const named = Array.isArray(facts['data.sets']) ? facts['data.sets'] : [];
  const sets = named.flatMap((id) => dataSets[id]?.title ?? []);
  const kinds = KINDS.flatMap(([fact, name]) => (facts[fact] === 'confirmed' ? [name] : []));
  const all = [...sets, ...kinds];
  if (all.length === 0) return null;
  return { ja: all.map(({ ja }) => ja).join('、'), en: all.map(({ en }) => en).join(', ') };
}

function persons({ 'data.persons': count }: Facts): Text | null {
  if (typeof count !== 'number') return null;
  const said = counted(count);
  return { ja: `${said}人`, en: `${said} ${count === 1 ? 'person' : 'persons'}` };
}

/** A cause that only a signal suggests is a suspicion, and is filed as one. */
function cause({ statedByPeople }: OpenIncident, facts: Facts): Text | null {
  const kind = CAUSES[String(facts['cause.kind'])];
  if (kind === undefined) return null;
  if (statedByPeople.has('cause.kind')) return kind;
  return {
    ja: `調査中（監視による検知では、${kind.ja}の疑い）`,
    en: `Under investigation; monitoring suggests ${kind.en}.`,
  };
}

/** What the persons themselves were told comes first; what customers were told says that it was they. */
function towardsPersons(policy: Policy, state: OpenIncident, howTold: string | null): Text | null {
  const told = [toldPersons(policy, state, howTold), toldAlready(policy, state)].filter((text) => text !== null);
  return told.length === 0 ? null : inBoth((language) => told.map((text) => text[language]).join('\n'));
}

function toldPersons({ zone }: Policy, { response }: OpenIncident, howTold: string | null): Text | null {
  const made = response.reports.findLast(({ report }) => report === PRINCIPALS);
  if (made === undefined) return null;
  const at = spokenText(made.at, zone);
  return {
    ja: `本人への通知：実施（${at.ja}に記録）。${howTold ?? ''}`,
    en: `The persons concerned were told (recorded ${at.en}).${howTold === null ? '' : ` ${howTold}`}`,
  };
}

/** The newest notice that told of the data concerned: a notice of an outage is no measure towards those whose data it was. */
function toldAlready({ zone }: Policy, { notices }: OpenIncident): Text | null {
  const done = notices.findLast(({ finishedAt, tells }) => finishedAt !== null && tells.items.includes('data-items'));
  if (done === undefined || done.finishedAt === null || done.counts === null) return null;
  const at = spokenText(done.finishedAt, zone);
  const [sent, audience] = [counted(done.counts.sent), counted(done.counts.audience)];
  const rest = notReached(done);
  return {
    ja: `お客様（委託元等）への通知（第${done.number}報）：${audience}件のうち${sent}件に送信（${at.ja}に終了）。${rest.ja}`,
    en: `Notice ${done.number} was sent to ${sent} of ${audience} customers (controllers and others) by ${at.en}.${rest.en}`,
  };
}

function notReached({ unreached: { failed, unknown }, reachedOtherwise, notCalled }: Notice): Text {
  const left = notCalled?.count ?? 0;
  const count = failed.count + unknown.count + left;
  if (count > 0) {
    const [said, undone] = [counted(count), counted(left)];
    const decided: Text =
      left === 0
        ? { ja: '', en: '' }
        : { ja: `（うち${undone}件には、個別の連絡をしていません）`, en: `, ${undone} of whom nobody called` };
    return {
      ja: `届いていない可能性のある通知：${said}件${decided.ja}。`,
      en: ` It may not have reached ${said}${decided.en}.`,
    };
  }
  if (reachedOtherwise?.all !== true) return { ja: '', en: '' };
  return {
    ja: '届かなかったお客様には個別にお知らせ済み。',
    en: ' Those whom it did not reach were told individually.',
  };
}
