import type { Language } from '../base/text.ts';
import type { Playbook, Policy } from '../policy/shape/schema.ts';
import { assess } from '../rules/assessment/assess.ts';
import type { Assessment } from '../rules/assessment/assessment.ts';
import { type OwedReport, owedReports } from '../rules/authority/owed-reports.ts';
import { type DutySituation, type OwedDuty, owedDuties } from '../rules/deadline/owed.ts';
import { type FactQuestion, factQuestions } from '../rules/facts/catalogue.ts';
import { knownFacts } from '../rules/facts/derived.ts';
import type { Facts } from '../rules/facts/values.ts';
import { applicableLaw } from '../rules/law/applicable-law.ts';
import { appointmentNeeded, fittingPlaybooks } from '../rules/playbook/fitting.ts';
import { headquartersNeeded } from '../rules/playbook/headquarters.ts';
import { type RecoveryTerm, recoveryTerm } from '../rules/recovery/recovery-order.ts';

/** What a policy makes of facts and times. */
export interface Explanation {
  /** Stated facts, and those that the data sets and systems concerned state. */
  readonly facts: Facts;
  readonly assessment: Assessment;
  /** The facts that can still change something, as questions, in the order in which they are asked. */
  readonly questions: readonly FactQuestion[];
  readonly duties: readonly OwedDuty[];
  readonly reports: readonly OwedReport[];
  /** The law that the policy holds, and what it leaves out of it. */
  readonly law: ReturnType<typeof applicableLaw>;
  readonly playbooks: readonly Playbook[];
  readonly appointmentNeeded: boolean;
  /** Null: the policy has none, or it is open. */
  readonly headquarters: boolean | null;
  readonly recovery: RecoveryTerm | null;
}

/** Everything that follows from facts and times by the policy, nothing recorded. */
export function explain(policy: Policy, situation: Omit<DutySituation, 'assessment'>, language: Language): Explanation {
  const assessment = assess(policy, situation.facts, null);
  const facts = knownFacts(policy, situation.facts);
  const whole = { ...situation, assessment };
  return {
    facts,
    assessment,
    questions: questionsInOrder(policy, assessment.missing, language),
    duties: owedDuties(policy, whole),
    reports: owedReports(policy, whole),
    law: applicableLaw(policy),
    playbooks: fittingPlaybooks(policy, assessment, facts),
    appointmentNeeded: appointmentNeeded(policy, assessment, facts),
    headquarters: headquartersNeeded(policy, assessment, facts),
    recovery: recoveryTerm(policy, { ...situation, facts }),
  };
}

/** The order of the assessment, which screens and API have, too. */
function questionsInOrder(policy: Policy, missing: readonly string[], language: Language): FactQuestion[] {
  const questions = new Map(factQuestions(policy, language).map((question) => [question.fact, question]));
  return missing.flatMap((fact) => questions.get(fact) ?? []);
}
