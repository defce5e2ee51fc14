import type { Condition } from '../../policy/shape/condition.ts';
import type { Policy, PolicyReport, Statute, StatuteSign } from '../../policy/shape/schema.ts';
import type { Facts } from '../facts/values.ts';
import { statutesOf } from '../law/statutes.ts';
import { type RuleVerdict, verdictOn } from './rule-book.ts';

/** How one ground of a report stands. */
export interface GroundVerdict extends RuleVerdict {
  /** False: it is open, and nothing that is known points to it. It is asked for, and not raised. */
  readonly signed: boolean;
}

/** A statute's verdict. What exempts from it is missing only once everything else certainly holds. */
export function statuteVerdict(policy: Policy, statute: Statute, facts: Facts): GroundVerdict {
  const whole = verdictOn(policy, wholeOf(statute), facts);
  if (whole.holds !== null) return { ...whole, signed: true };
  const first = verdictOn(policy, statute.when, facts);
  const open = first.holds === null ? whole.missing.filter((fact) => first.missing.includes(fact)) : whole.missing;
  return withSign(policy, { ...whole, missing: open }, statute.sign, facts);
}

/** The statutes that a report is made under: those whose conditions hold or may hold, and all of them where none does. */
export function standingStatutes(policy: Policy, report: PolicyReport, facts: Facts): readonly Statute[] {
  const all = statutesOf(report);
  const standing = all.filter((statute) => statuteVerdict(policy, statute, facts).holds !== false);
  return standing.length === 0 ? all : standing;
}

/** A promise's verdict; what points to it is what points to the statute beside it. */
export function promiseVerdict(policy: Policy, report: PolicyReport, facts: Facts): GroundVerdict {
  if (report.promise === undefined) return { holds: false, missing: [], signed: true };
  const verdict = verdictOn(policy, report.promise.when, facts);
  return withSign(policy, verdict, report.promise.sign ?? statutesOf(report).at(0)?.sign, facts);
}

/** Unknown facts that leave a report open, or decide between a statute's two terms. */
export function missingForReport(policy: Policy, report: PolicyReport, facts: Facts): readonly string[] {
  const statutes = statutesOf(report).flatMap((statute) => {
    const verdict = statuteVerdict(policy, statute, facts);
    const { instead } = statute;
    const longer =
      verdict.holds === true && instead !== undefined ? verdictOn(policy, instead.when, facts).missing : [];
    return [...verdict.missing, ...longer];
  });
  return [...statutes, ...promiseVerdict(policy, report, facts).missing];
}

function withSign(policy: Policy, verdict: RuleVerdict, sign: StatuteSign | undefined, facts: Facts): GroundVerdict {
  if (verdict.holds !== null || sign === undefined) return { ...verdict, signed: true };
  if (verdictOn(policy, sign.when, facts).holds === true) return { ...verdict, signed: true };
  const asked = sign.ask.filter((fact) => (facts[fact] ?? 'unknown') === 'unknown');
  const isAnswered = asked.length === 0 && sign.ask.length > 0;
  return { ...verdict, missing: isAnswered ? verdict.missing : asked, signed: false };
}

const wholes = new WeakMap<Statute, Condition>();

/** The same object for the same statute: diagrams are kept by it. */
function wholeOf(statute: Statute): Condition {
  const known = wholes.get(statute);
  if (known !== undefined) return known;
  const { when, unless } = statute;
  const whole: Condition = unless === undefined ? when : { all: [when, { not: unless }] };
  wholes.set(statute, whole);
  return whole;
}
