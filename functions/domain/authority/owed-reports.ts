import { verdictOn } from '../assessment/rule-book.ts';
import type { Deadline } from '../duty/duty.ts';
import type { Situation } from '../duty/owed.ts';
import { reckon } from '../duty/reckon.ts';
import { knownFacts } from '../facts/derived.ts';
import type { Facts } from '../facts/values.ts';
import type { Policy, PolicyClock, Report } from '../policy/schema.ts';
import type { Text } from '../text.ts';
import { zonedParts } from '../time/zoned.ts';

type Strength = 'must' | 'consider';

/** Sorts behind every moment. */
const NEVER = '~';

/** One ground on which a report may be owed: the law's, or the company's promise. */
export interface Ground {
  readonly kind: 'statute' | 'promise';
  /** The statute's source, or the clause. */
  readonly source: Text;
  readonly clause: string | null;
  readonly strength: Strength;
  /** Null while unknown facts leave it open. */
  readonly holds: boolean | null;
  readonly missing: readonly string[];
  readonly deadline: Deadline;
  readonly reason: Text;
}

/**
 * How a report stands. `open` is not less than owed: an unknown fact never suppresses one. A report that is not owed is
 * a decision with its reason, never left out.
 */
export interface OwedReport {
  readonly kind: string;
  readonly to: string;
  readonly owner: string;
  readonly standing: 'owed' | 'open' | 'not-owed';
  readonly strength: Strength;
  /** The earliest of the grounds that hold or may hold; null when it is not owed. */
  readonly deadline: Deadline | null;
  readonly grounds: readonly Ground[];
  readonly missing: readonly string[];
}

/** Every report of the policy, with how it stands. In policy order. */
export function owedReports(policy: Policy, situation: Situation): readonly OwedReport[] {
  const facts = knownFacts(policy, situation.facts);
  return policy.reports.map((report) => standing(report, groundsOf(policy, report, { ...situation, facts })));
}

function standing(report: Report, grounds: readonly Ground[]): OwedReport {
  const { kind, to, owner } = report;
  const standingGrounds = grounds.filter(({ holds }) => holds !== false);
  const isOwed = grounds.some(({ holds }) => holds === true);
  return {
    ...{ kind, to, owner, grounds },
    standing: isOwed ? 'owed' : standingGrounds.length > 0 ? 'open' : 'not-owed',
    strength: standingGrounds.some(({ strength }) => strength === 'must') ? 'must' : 'consider',
    deadline: earliest(standingGrounds.map(({ deadline }) => deadline)),
    missing: [...new Set(standingGrounds.flatMap(({ missing }) => missing))],
  };
}

/** A due time comes before none, an own target before neither; of two, the earlier. */
function earliest(deadlines: readonly Deadline[]): Deadline | null {
  const rank = ({ at, target }: Deadline): string => `${at ?? NEVER} ${target ?? NEVER}`;
  return deadlines.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1)).at(0) ?? null;
}

function groundsOf(policy: Policy, report: Report, situation: Situation): Ground[] {
  const { statute, promise } = report;
  const grounds: Ground[] = [];
  if (statute !== undefined) grounds.push(statutory(policy, report.kind, statute, situation));
  if (promise !== undefined) {
    const { clause, strength, when, clock } = promise;
    const source = policy.clauses[clause] ?? { ja: clause, en: clause };
    const verdict = verdictOn(policy, when, situation.facts);
    const deadline = reckon(policy, clock, situation);
    const reason = reasonOf(verdict.holds, { ja: `${clause}の約束`, en: `the promise of ${clause}` });
    grounds.push({ kind: 'promise', source, clause, strength, ...verdict, deadline, reason });
  }
  return grounds;
}

function statutory(
  policy: Policy,
  kind: string,
  statute: NonNullable<Report['statute']>,
  situation: Situation,
): Ground {
  const { source, strength } = statute;
  const clock = clockOf(policy, statute, situation.facts);
  const deadline = reckon(policy, clock, { ...situation, ...countedAnew(kind, statute, situation) });
  const ground = { kind: 'statute', source, clause: null, strength, deadline } as const;
  const outOfForce = notInForce(policy, statute, situation);
  if (outOfForce !== null) return { ...ground, holds: false, missing: [], reason: outOfForce };
  const verdict = verdictOn(policy, statute.when, situation.facts);
  const reason = reasonOf(verdict.holds, source);
  const isExempt = verdict.holds !== false && mayBeExempt(policy, statute, situation);
  if (!isExempt) return { ...ground, ...verdict, reason };
  const told = situation.told?.[statute.exempt?.told ?? ''];
  if (told !== undefined) return { ...ground, holds: false, missing: [], reason: exempted(source, told) };
  return { ...ground, ...verdict, reason: exemptible(reason) };
}

function mayBeExempt(policy: Policy, { exempt }: NonNullable<Report['statute']>, { facts }: Situation): boolean {
  return exempt !== undefined && verdictOn(policy, exempt.when, facts).holds === true;
}

function exempted(source: Text, told: Text): Text {
  return { ja: `${source.ja}：${told.ja}により不要`, en: `${source.en}: not needed after ${told.en}` };
}

function exemptible(reason: Text): Text {
  return {
    ja: `${reason.ja}（委託元に通知すれば不要）`,
    en: `${reason.en}; not needed once the controllers have been told`,
  };
}

/** A telling that fell, and what it had made needless, count from that moment: before it nothing was owed. */
function countedAnew(
  kind: string,
  { exempt }: NonNullable<Report['statute']>,
  { toldAnewAt = {} }: Situation,
): Pick<Situation, 'knownAt'> {
  const since = toldAnewAt[exempt?.told ?? kind] ?? toldAnewAt[kind];
  return since === undefined ? {} : { knownAt: since };
}

/** The other clock only once its condition certainly holds: until then the earlier term stands. */
function clockOf(policy: Policy, { clock, instead }: NonNullable<Report['statute']>, facts: Facts): PolicyClock {
  return instead !== undefined && verdictOn(policy, instead.when, facts).holds === true ? instead.clock : clock;
}

function notInForce(policy: Policy, statute: NonNullable<Report['statute']>, { detectedAt }: Situation): Text | null {
  const { date } = zonedParts(detectedAt, policy.zone);
  const { effectiveFrom, effectiveUntil } = statute;
  if (date < effectiveFrom) return { ja: `施行前（${effectiveFrom}から）`, en: `not in force before ${effectiveFrom}` };
  if (effectiveUntil === undefined || date <= effectiveUntil) return null;
  return { ja: `失効後（${effectiveUntil}まで）`, en: `no longer in force after ${effectiveUntil}` };
}

function reasonOf(holds: boolean | null, ground: Text): Text {
  if (holds === null) {
    return {
      ja: `${ground.ja}：該当しないと確認できるまで対象とする`,
      en: `${ground.en}: stands until it is known not to apply`,
    };
  }
  return holds
    ? { ja: `${ground.ja}：該当する`, en: `${ground.en}: applies` }
    : { ja: `${ground.ja}：条件に該当しない`, en: `${ground.en}: its conditions do not hold` };
}
