import { FactError, parseFacts } from '../facts/parse-facts.ts';
import type { Facts } from '../facts/values.ts';
import { matchSignal } from '../policy/match-signal.ts';
import type { Policy, SignalRule } from '../policy/schema.ts';
import { plainLine } from './plain-line.ts';
import { SignalProblem } from './signal-problem.ts';

/** What the policy takes a signal of this name to say. */
export interface Taken {
  readonly title: string;
  readonly facts: Facts;
}

/** The title and facts of the policy's first rule that fits the name; else the name itself, and nothing known. */
export function takenBy(policy: Policy, rules: readonly SignalRule[], name: string, title: string): Taken {
  const rule = matchSignal(rules, name);
  const [language] = policy.languages;
  const own = language === undefined ? undefined : rule?.title?.[language];
  const line = plainLine(own ?? title);
  return { title: line === '' ? plainLine(name) || 'signal' : line, facts: factsOf(policy, rule?.facts ?? {}) };
}

/** Facts checked against the policy; what is said to be unknown is not stated. Throws SignalProblem. */
export function factsOf(policy: Policy, raw: unknown): Facts {
  try {
    return Object.fromEntries(Object.entries(parseFacts(policy, raw)).filter(([, value]) => value !== 'unknown'));
  } catch (error) {
    if (error instanceof FactError) throw new SignalProblem(`detail.facts: ${error.message}.`);
    throw error;
  }
}
