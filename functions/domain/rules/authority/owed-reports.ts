import type { Text } from '../../base/text.ts';
import { zonedParts } from '../../base/time/zoned.ts';
import type { Policy, PolicyClock, PolicyReport, Statute } from '../../policy/shape/schema.ts';
import { promiseVerdict, statuteVerdict } from '../assessment/ground-verdict.ts';
import { verdictOn } from '../assessment/rule-book.ts';
import type { Deadline } from '../deadline/duty.ts';
import { earlierDue } from '../deadline/earlier.ts';
import type { DutySituation } from '../deadline/owed.ts';
import { reckon } from '../deadline/reckon.ts';
import { knownFacts } from '../facts/derived.ts';
import type { Facts } from '../facts/values.ts';
import { statutesOf } from '../law/statutes.ts';

type Strength = 'must' | 'consider';
type Applicability = 'owed' | 'open' | 'no-sign' | 'not-owed';

/** Whether a report has to be made: it is owed, and not merely to be considered. */
export function mustBeMade({
  standing,
  strength,
}: {
  readonly standing: Applicability;
  readonly strength: Strength;
}): boolean {
  return standing === 'owed' && strength === 'must';
}

/** One ground on which a report may be owed: the law's, or the company's promise. */
interface Ground {
  readonly kind: 'statute' | 'promise';
  /** The statute's source, or the clause. */
  readonly source: Text;
  readonly clause: string | null;
  readonly strength: Strength;
  /** Null while unknown facts leave it open. */
  readonly holds: boolean | null;
  /** False: it is open, and nothing that is known points to it. */
  readonly signed: boolean;
  readonly missing: readonly string[];
  readonly deadline: Deadline;
  readonly reason: Text;
}

/**
 * How a report stands. `open` is not less than owed: once anything points to it, an unknown fact never suppresses it. `no-sign`: nothing
 * does so far, and `missing` asks what decides it. A report that is not owed is a decision with its reason, never left out.
 */
export interface OwedReport {
  readonly kind: string;
  readonly to: string;
  readonly owner: string;
  readonly standing: Applicability;
  readonly strength: Strength;
  /** The earliest of the grounds that hold or may hold; null when it is not owed, or nothing points to it. */
  readonly deadline: Deadline | null;
  readonly grounds: readonly Ground[];
  readonly missing: readonly string[];
}

/** Every report of the policy, with how it stands. In policy order. */
export function owedReports(policy: Policy, situation: DutySituation): readonly OwedReport[] {
  const facts = knownFacts(policy, situation.facts);
  return policy.reports.map((report) => standing(report, groundsOf(policy, report, { ...situation, facts })));
}

function standing(report: PolicyReport, grounds: readonly Ground[]): OwedReport {
  const { kind, to, owner } = report;
  const possible = grounds.filter(({ holds }) => holds !== false);
  const standingGrounds = possible.filter(({ signed }) => signed);
  const counted = standingGrounds.length > 0 ? standingGrounds : possible;
  return {
    ...{ kind, to, owner, grounds },
    standing: standingOf(possible),
    strength: counted.some(({ strength }) => strength === 'must') ? 'must' : 'consider',
    deadline: earlierDue(standingGrounds.map(({ deadline }) => deadline)),
    missing: [...new Set(possible.flatMap(({ missing }) => missing))],
  };
}

function standingOf(possible: readonly Ground[]): Applicability {
  if (possible.some(({ holds }) => holds === true)) return 'owed';
  if (possible.length === 0) return 'not-owed';
  return possible.some(({ signed }) => signed) ? 'open' : 'no-sign';
}

function groundsOf(policy: Policy, report: PolicyReport, situation: DutySituation): Ground[] {
  const { promise } = report;
  const grounds: Ground[] = statutesOf(report).map((statute) => statutory(policy, report.kind, statute, situation));
  if (promise !== undefined) {
    const { clause, strength, clock } = promise;
    const source = policy.clauses[clause] ?? { ja: clause, en: clause };
    const verdict = promiseVerdict(policy, report, situation.facts);
    const deadline = reckon(policy, clock, situation);
    const reason = reasonOf(verdict, { ja: `${clause}の約束`, en: `the promise of ${clause}` });
    grounds.push({ kind: 'promise', source, clause, strength, ...verdict, deadline, reason });
  }
  return grounds;
}

function statutory(policy: Policy, kind: string, statute: Statute, situation: DutySituation): Ground {
  const { source, strength } = statute;
  const clock = clockOf(policy, statute, situation.facts);
  const mayBe = mayBeExempt(policy, statute, situation);
  const deadline = reckon(policy, clock, { ...situation, ...countedAnew(kind, mayBe ? statute : null, situation) });
  const ground = { kind: 'statute', source, clause: null, strength, deadline } as const;
  const outOfForce = notInForce(policy, statute, situation);
  if (outOfForce !== null) return { ...ground, holds: false, signed: true, missing: [], reason: outOfForce };
  const verdict = statuteVerdict(policy, statute, situation.facts);
  const reason = reasonOf(verdict, source);
  const isExempt = verdict.holds !== false && mayBe;
  if (!isExempt) return { ...ground, ...verdict, reason };
  const told = situation.told?.[statute.exempt?.told ?? ''];
  if (told !== undefined) return { ...ground, holds: false, signed: true, missing: [], reason: exempted(source, told) };
  return { ...ground, ...verdict, reason: exemptible(reason) };
}

function mayBeExempt(policy: Policy, { exempt }: Statute, { facts }: DutySituation): boolean {
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

/**
 * A telling that fell, and what it had made needless, count from when the facts that it fell short of were known. Where it could make
 * nothing needless, as the role was stated wrongly, the report counts from the knowledge of the incident.
 */
function countedAnew(
  kind: string,
  statute: Statute | null,
  { toldAnewAt = {} }: DutySituation,
): Pick<DutySituation, 'anewAt'> {
  const since = toldAnewAt[statute?.exempt?.told ?? kind] ?? toldAnewAt[kind];
  return since === undefined ? {} : { anewAt: since };
}

/** The other clock only once its condition certainly holds: until then the earlier term stands. */
function clockOf(policy: Policy, { clock, instead }: Statute, facts: Facts): PolicyClock {
  return instead !== undefined && verdictOn(policy, instead.when, facts).holds === true ? instead.clock : clock;
}

function notInForce(policy: Policy, statute: Statute, { detectedAt }: DutySituation): Text | null {
  const { date } = zonedParts(detectedAt, policy.zone);
  const { effectiveFrom, effectiveUntil } = statute;
  if (date < effectiveFrom) return { ja: `施行前（${effectiveFrom}から）`, en: `not in force before ${effectiveFrom}` };
  if (effectiveUntil === undefined || date <= effectiveUntil) return null;
  return { ja: `失効後（${effectiveUntil}まで）`, en: `no longer in force after ${effectiveUntil}` };
}

function reasonOf({ holds, signed }: Pick<Ground, 'holds' | 'signed'>, ground: Text): Text {
  if (holds === null && !signed) {
    return {
      ja: `${ground.ja}：該当をうかがわせる事実がないため、確認できるまで対象としない`,
      en: `${ground.en}: nothing known points to it, so it is asked for and not raised`,
    };
  }
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
