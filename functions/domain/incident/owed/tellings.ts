import type { Text } from '../../base/text.ts';
import { earliestOf, type Instant } from '../../base/time/instant.ts';
import { spokenTime } from '../../base/time/spoken.ts';
import { isOwed, newestOfKind } from '../../components/obligations/duties.ts';
import type { ReportItem } from '../../policy/shape/reports.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { TELLINGS } from '../../rules/authority/legal-kinds.ts';
import type { DutySituation } from '../../rules/deadline/owed.ts';
import type { Facts } from '../../rules/facts/values.ts';
import type { Given } from '../command/given.ts';
import type { IncidentDuty } from '../record/duty.ts';
import type { OpenIncident } from '../record/state.ts';
import { graverForLaw } from '../told/told.ts';
import { covers } from '../told/what-was-told.ts';
import { unstated } from './done-by-notice.ts';
import { isOwedByJoined } from './owed-in-either.ts';
import { joinedSince, knownInJoined } from './owed-since.ts';
import { knownItems } from './tells.ts';

/** The incident as reports are weighed on it: with the legal tellings that stand, and those that fell. */
export function legalSituation(given: Given): DutySituation {
  const { policy, state } = given;
  const made = TELLINGS.flatMap((kind) => {
    const duty = state.duties.findLast((one) => one.kind === kind && isTold(one));
    return duty !== undefined && !hasFallen(given, duty) ? [[kind, howTold(policy, state, duty)]] : [];
  });
  const anew = [...new Set([...TELLINGS, ...policy.reports.map(({ kind }) => kind)])].flatMap((kind) => {
    const since = toldAnewAt(given, kind);
    return since === null ? [] : [[kind, since]];
  });
  return { ...state, told: Object.fromEntries(made), toldAnewAt: Object.fromEntries(anew) };
}

/**
 * What was told, or was known when somebody decided not to tell or file it, is less than what is known now; or customers are
 * concerned by now who were not told.
 */
export function hasFallen({ policy, state }: Pick<Given, 'policy' | 'state'>, duty: IncidentDuty): boolean {
  const { kind, settled } = duty;
  if (settled === null || !(TELLINGS.includes(kind) || isWaivedReport(policy, duty))) return false;
  const leavesOut = TELLINGS.includes(kind) && !covers(settled.scopes, state.audience);
  return (
    leavesOut ||
    (settled.notice !== null && isTold(duty) && leftUntold(state).length > 0) ||
    graverForLaw(policy, state, settled.facts).length > 0
  );
}

/** Customers who had left before a notice and whom nobody has called yet, or is going to call: what it told, it did not tell them. */
export function leftUntold({ notices }: Pick<OpenIncident, 'notices'>): string[] {
  const left = notices.flatMap(({ audience, unreached, notCalled }) => {
    const untold = [...unreached.failed.contracts, ...(notCalled?.contracts ?? [])];
    return (audience?.fallenOut?.contracts ?? []).filter((contract) => untold.includes(contract));
  });
  return [...new Set(left)];
}

/** Somebody decided on what was known then not to file it. */
function isWaivedReport({ reports }: Policy, { kind, status }: IncidentDuty): boolean {
  return status === 'waived' && reports.some((report) => report.kind === kind);
}

/** Items that were not known when it was told, and are now: they are still to be told, and what was told stands. */
export function learntSince({ policy, state }: Pick<Given, 'policy' | 'state'>, duty: IncidentDuty): ReportItem[] {
  const { kind, settled } = duty;
  if (settled === null || !TELLINGS.includes(kind) || !isTold(duty)) return [];
  const notice = state.notices.find(({ id }) => id === settled.notice);
  if (notice !== undefined) return kind === 'controller' ? unstated(policy, state, notice) : [];
  const recorded = state.response.reports.filter(({ report }) => report === kind);
  if (recorded.length === 0) return [];
  const asked = policy.reports.find((report) => report.kind === kind)?.statute?.content ?? [];
  const known = knownItems(policy, state);
  return asked.filter((item) => known.includes(item) && recorded.every(({ items }) => items[item] !== 'known'));
}

function isTold({ status }: IncidentDuty): boolean {
  return status === 'met' || status === 'late';
}

/**
 * From when what was settled counts again: since the facts are known that it falls short of, or it was learnt what else it has to say.
 * Null where it counts from the knowledge of the incident.
 */
function toldAnewAt(given: Given, kind: string): Instant | null {
  const { state, at } = given;
  const newest = newestOfKind(state, kind);
  const settled = state.duties.findLast((duty) => duty.kind === kind && duty.settled !== null);
  if (newest === undefined || settled === undefined) return null;
  if (newest !== settled && !TELLINGS.includes(kind) && settled.status !== 'waived') return null;
  const isJoined = isOwedByJoined(given.policy, state, newest);
  if (newest === settled && !isJoined && !hasFallen(given, newest) && learntSince(given, newest).length === 0)
    return null;
  const cameUp = newest === settled || !isOwed(newest) ? at : newest.openedAt;
  const since = earliestOf([cameUp, joinedSince(state, kind, cameUp)]) ?? cameUp;
  // By a join some customers may know less than the newest telling: each counts from when the other one knew what it lacks.
  const isByJoin = state.merged.some((one) => one.at === cameUp);
  const tellings = isByJoin ? state.duties.filter((duty) => duty.kind === kind) : [settled];
  const short = tellings.flatMap(({ settled: told }) => (told && isShort(given, told.facts) ? [told.facts] : []));
  const moments = short.map((facts) => knownSince(given, facts, since));
  return moments.includes(null) ? null : earliestOf([since, ...moments]);
}

function isShort({ policy, state }: Given, facts: Facts): boolean {
  return graverForLaw(policy, state, facts).length > 0;
}

/**
 * Since when facts are known that are graver than those that were told: without a break until now, or of the same facts before they
 * were wrongly taken back. Null where they are the first that was known of data. Art. 26 and rule 8 count from knowing.
 */
function knownSince({ policy, state }: Given, told: Facts, since: Instant): Instant | null {
  const graver = (facts: Facts, then: Facts) => graverForLaw(policy, { ...state, facts }, then);
  const now = graver(state.facts, told);
  const isSame = (facts: Facts) => {
    const then = graver(facts, told);
    const less = graver(state.facts, facts);
    return now.some((name) => then.includes(name) && !less.includes(name));
  };
  const isLess = (facts: Facts) => graver(facts, told).length === 0;
  const { knownData } = state;
  const broken = knownData.findLastIndex(({ facts }) => isLess(facts));
  const first = knownData.findIndex(({ facts }, index) => index > broken || isSame(facts));
  if (first === 0) return null;
  return earliestOf([knownData[first]?.at ?? since, since, knownInJoined(state, isLess, isSame)]);
}

function howTold(policy: Policy, state: OpenIncident, { settled, metAt }: IncidentDuty): Text {
  const notice = state.notices.find(({ id }) => id === settled?.notice);
  const at = metAt ?? state.at;
  const when = { ja: spokenTime(at, policy.zone, 'ja'), en: spokenTime(at, policy.zone, 'en') };
  if (notice === undefined) {
    return { ja: `委託元への通知の記録（${when.ja}）`, en: `the telling of the controllers on record (${when.en})` };
  }
  return {
    ja: `委託元への通知（第${notice.number}報、${when.ja}に完了）`,
    en: `the telling of the controllers (notice ${notice.number}, complete ${when.en})`,
  };
}
