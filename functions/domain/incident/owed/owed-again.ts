import { listed, type Text } from '../../base/text.ts';
import { isOwed } from '../../components/obligations/duties.ts';
import type { ReportItem } from '../../policy/shape/reports.ts';
import { NAMED_MAX, namedContracts } from '../../register/left-out.ts';
import { REPORT_ITEM } from '../../rules/authority/item-titles.ts';
import { TELLINGS } from '../../rules/authority/legal-kinds.ts';
import type { OwedDuty } from '../../rules/deadline/owed.ts';
import { knownFacts } from '../../rules/facts/derived.ts';
import type { Given } from '../command/given.ts';
import { isStatement } from '../notice/lines/fact-statements.ts';
import type { IncidentDuty } from '../record/duty.ts';
import type { OpenIncident } from '../record/state.ts';
import { statedValue } from '../situation/stated-value.ts';
import { CALL } from '../standing/duties.ts';
import { notOwedBecause } from '../standing/void-reasons.ts';
import { graverForLaw, hasChanged, readNotices, shortfall } from '../told/told.ts';
import { failedAgain } from '../told/told-of-service.ts';
import { covers } from '../told/what-was-told.ts';
import { awaitsDetailed } from './not-yet-owed.ts';
import { isOwedByJoined } from './owed-in-either.ts';
import { TRIAGE } from './owed-now.ts';
import { hasFallen, learntSince, leftUntold } from './tellings.ts';
import { readsSame, tellableNow } from './told-otherwise.ts';
import { becauseOf, namesOf } from './told-words.ts';

/**
 * Whether a duty that is owed, and was settled once, is owed again: it was void; the level is open again; there is another
 * plan than the one dealt with; what was told is less than, or other than, what is known now; a joined incident owes it still.
 */
export function comesBack(given: Given, duty: IncidentDuty): boolean {
  if (isOwed(duty)) return false;
  if (duty.status === 'void' || isOwedByJoined(given.policy, given.state, duty)) return true;
  const { kind, metAt } = duty;
  const { plan } = given.state.response;
  switch (kind) {
    case CALL:
      return true;
    case 'notice.follow-up':
      return duty.stage !== null && (metAt !== null || hasNews(given, duty));
    case 'notice.first':
      return duty.status === 'waived' && joinedSince(given.state, duty);
    case 'notice.detailed':
      return duty.status === 'waived' && awaitsDetailed(given.policy, given.state);
    case TRIAGE:
    case 'prevention.approval':
      return metAt !== null;
    case 'prevention.plan':
      return metAt !== null && plan?.decision === 'rejected';
    case 'prevention.done':
      return metAt !== null && plan !== null && metAt < plan.at;
    default:
      return hasFallen(given, duty) || learntSince(given, duty).length > 0;
  }
}

/** An incident was joined since whose first notice was owed: it was not what was waived. */
function joinedSince({ merged }: OpenIncident, { settled }: IncidentDuty): boolean {
  return merged.some(
    ({ at, firstOwed, isNews }) => firstOwed !== null && isNews && settled !== null && settled.at < at,
  );
}

/** Something else than when it was waived: facts, or what is owed of functions, moments and disturbances; or another failure since. */
function hasNews({ policy, state }: Given, { settled }: IncidentDuty): boolean {
  const telling = readNotices(state);
  const failed = failedAgain(policy, state, telling);
  const isAnother = failed !== null && settled !== null && settled.at < failed.at;
  if (isAnother || hasChanged(policy, state, settled?.facts ?? {})) return true;
  if (settled?.told === undefined) return false;
  const then = { facts: knownFacts(policy, settled.facts), ...settled.told };
  const now = tellableNow(policy, state);
  const owed = shortfall(policy, state, telling)?.facts ?? [];
  return owed
    .filter(isStatement)
    .some((name) => !readsSame(policy, name, statedValue(then, name), statedValue(now, name)));
}

/** Why it is owed again, for those who are called. */
export function whyAgain(given: Given, before: IncidentDuty, owed: OwedDuty): { readonly because?: Text } {
  const because = owed.because ?? (before.status === 'void' ? sinceVoid(given, before) : sinceSettled(given, before));
  return because === null ? {} : { because };
}

function sinceVoid({ policy, state }: Given, { kind }: IncidentDuty): Text {
  const { ja, en } = notOwedBecause(policy, state, kind);
  return { ja: `改めて必要：${ja}`, en: `owed again: ${en}` };
}

function sinceSettled(given: Given, duty: IncidentDuty): Text | null {
  const { policy, state } = given;
  const { kind, settled } = duty;
  if (settled === null) return null;
  if (isOwedByJoined(policy, state, duty)) return JOINED;
  if (!hasFallen(given, duty)) {
    const items = learntSince(given, duty);
    return items.length > 0 ? becauseOfItems(items) : null;
  }
  const facts = graverForLaw(policy, state, settled.facts);
  if (!TELLINGS.includes(kind)) return becauseOfWaived(facts);
  const wider = !covers(settled.scopes, state.audience);
  const left = leftUntold(state);
  if (facts.length === 0 && !wider && left.length > 0) return becauseOfLeft(left);
  return becauseOf({ stage: 'follow-up', facts, untold: [], again: false, wider });
}

const JOINED: Text = {
  ja: '統合したインシデントでは、まだ対応していないため（統合前の対応や「実施しない」とした判断は、もう一方のインシデントに関するものです）',
  en: 'an incident that was joined into this one owes it still: what was done or waived before was about the other one',
};

/** Nobody was told anything: the facts are graver than those on which it was decided. */
function becauseOfWaived(facts: readonly string[]): Text {
  const { ja, en } = namesOf(facts);
  return {
    ja: `「実施しない」とした時点より重い事実が判明したため（${ja}）`,
    en: `graver facts are known than when it was waived (${en})`,
  };
}

function becauseOfLeft(contracts: readonly string[]): Text {
  const { ja, en } = namedContracts(contracts.slice(0, NAMED_MAX), contracts.length);
  return {
    ja: `通知より前に契約が終了したお客様など${contracts.length}件（契約番号：${ja}）に、まだお知らせしていないため`,
    en: `customers whose contract had ended, or who had left the list, before the notice went out (${en}) have not been told`,
  };
}

function becauseOfItems(items: readonly ReportItem[]): Text {
  const names = listed(items.map((item) => REPORT_ITEM[item]));
  return {
    ja: `お知らせの時点では不明であった事項が判明したため（${names.ja}）`,
    en: `something is known now that was not when it was told (${names.en})`,
  };
}
