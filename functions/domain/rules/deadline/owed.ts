import type { Text } from '../../base/text.ts';
import type { Instant } from '../../base/time/instant.ts';
import type { DutyRule, Policy } from '../../policy/shape/schema.ts';
import type { Stage } from '../../policy/shape/stages.ts';
import type { Assessment } from '../assessment/assessment.ts';
import { placeOf } from '../assessment/axes.ts';
import { settle } from '../assessment/diagram.ts';
import { ruleBook, YES } from '../assessment/rule-book.ts';
import { knownFacts } from '../facts/derived.ts';
import type { Facts } from '../facts/values.ts';
import type { Deadline } from './duty.ts';
import type { IncidentTimes } from './moments.ts';
import { reckon } from './reckon.ts';

/** What decides which duties are owed, and by when. */
export interface DutySituation extends IncidentTimes {
  readonly facts: Facts;
  readonly assessment: Assessment;
  /** When a kind of duty came up; absent, or null for one not recorded yet: the opening. */
  readonly arisenAtOf?: (kind: string) => Instant | null;
  /** Whether customers were told too little, or what is wrong by now. */
  readonly isOutdated?: boolean;
  /** Whether customers who were told still wait for what comes of the investigation, whatever the level is by now. */
  readonly isAwaited?: boolean;
  /** Legal tellings that stand, by kind: how each was made, in words. */
  readonly told?: Readonly<Record<string, Text>>;
  /** Since when a legal telling that had been made is owed once more, by kind. */
  readonly toldAnewAt?: Readonly<Record<string, Instant>>;
}

/** A duty that the policy asks for now, before the incident has recorded it. */
export interface OwedDuty {
  readonly kind: string;
  readonly clause: string;
  readonly owner: string;
  readonly deadline: Deadline;
  readonly because?: Text;
  readonly stage?: Stage;
  /** The notice that it is about: each has a duty of its own. */
  readonly subject?: string;
}

/**
 * The duties owed as things stand, in policy order. A duty whose condition is still open is not owed yet.
 * What is no longer listed has lost its ground; what is listed with another deadline has moved.
 */
export function owedDuties(policy: Policy, situation: DutySituation): readonly OwedDuty[] {
  const known = { ...situation, facts: knownFacts(policy, situation.facts) };
  return policy.duties.flatMap((rule, index) => {
    if (!isOwed(policy, rule, index, known)) return [];
    const { kind, clause, owner } = rule;
    const arisenAt = situation.arisenAtOf?.(kind) ?? null;
    return [{ kind, clause, owner, deadline: reckon(policy, rule.clock, { ...situation, arisenAt }) }];
  });
}

function isOwed(policy: Policy, rule: DutyRule, index: number, situation: DutySituation): boolean {
  const { facts, assessment } = situation;
  switch (rule.when) {
    case 'always':
      return true;
    case 'undecided':
      return assessment.level === null || assessment.notify === null;
    case 'notify':
      return assessment.notify === true;
    case 'outdated':
      return situation.isOutdated === true;
    case 'investigated':
      return (assessment.notify === true || situation.isAwaited === true) && facts.investigation === 'done';
    default:
      return 'levels' in rule.when ? rule.when.levels.includes(assessment.level ?? '') : holds(policy, index, facts);
  }
}

function holds(policy: Policy, index: number, facts: Facts): boolean {
  const { axes, duties } = ruleBook(policy);
  const diagram = duties[index] ?? null;
  if (diagram === null) return false;
  const places = axes.map((axis) => placeOf(axis, facts));
  return settle(diagram, places) === YES;
}
