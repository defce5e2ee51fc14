import { matchSignal } from '../policy/match-signal.ts';
import type { Policy, SignalRule } from '../policy/shape/schema.ts';
import { FactError, parseFacts } from '../rules/facts/parse-facts.ts';
import type { Facts } from '../rules/facts/values.ts';
import { plainLine } from './plain-line.ts';
import type { OwnWords } from './signal.ts';

/** What the policy takes a signal to say. */
export interface StatedSignal {
  readonly title: string;
  readonly facts: Facts;
  readonly call: readonly string[];
}

/**
 * The title, facts and roles of the policy's first rule that fits any of the names (an alarm's name, a finding's types);
 * without one the signal's own name is the title, and nothing is known.
 */
export function takenBy(
  policy: Policy,
  rules: readonly SignalRule[],
  names: readonly string[],
  { name }: Pick<OwnWords, 'name'>,
): StatedSignal {
  const rule = matchSignal(rules, names);
  const [language] = policy.languages;
  const own = language === undefined ? undefined : rule?.title?.[language];
  const { facts } = statedFacts(policy, rule?.facts ?? {});
  return { title: plainLine(own ?? name), facts, call: rule?.call ?? [] };
}

interface StatedFacts {
  readonly facts: Facts;
  /** The names of those that were not taken. */
  readonly odd: readonly string[];
}

const FUNCTION = 'service.function';

/**
 * Facts that a program of the company states. Nobody answers for a function's name of its own, so it is taken only as the
 * policy gives it. Another one waits, its field named among the signal's words, for a person to state it.
 */
export function signalledFacts(policy: Policy, raw: unknown): StatedFacts {
  const { facts, odd } = statedFacts(policy, raw);
  const { [FUNCTION]: named, ...others } = facts;
  const isKnown = policy.serviceLevels.some((level) => level.function === named);
  return named === undefined || isKnown ? { facts, odd } : { facts: others, odd: [...odd, FUNCTION] };
}

/** Facts checked against the policy. What is said to be unknown is not stated; what cannot be read is named. */
function statedFacts(policy: Policy, raw: unknown): StatedFacts {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return { facts: {}, odd: ['facts'] };
  const odd: string[] = [];
  const facts = Object.entries(raw).flatMap(([name, value]) => {
    try {
      return Object.entries(parseFacts(policy, { [name]: value })).filter(([, known]) => known !== 'unknown');
    } catch (error) {
      if (!(error instanceof FactError)) throw error;
      odd.push(name);
      return [];
    }
  });
  return { facts: Object.fromEntries(facts), odd };
}
