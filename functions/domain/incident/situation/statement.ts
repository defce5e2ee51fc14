import type { Text } from '../../base/text.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { Section } from '../../policy/shape/stages.ts';
import type { ToldFact } from '../../rules/facts/compare.ts';
import type { FactValue } from '../../rules/facts/values.ts';

/** What customers are told, by name: a fact, the cause, the functions, a moment, or each disturbance. */
export type StatementKey =
  | ToldFact
  | 'cause.kind'
  | 'service.function'
  | 'occurrence'
  | 'detection'
  | 'restoration'
  | 'course';

/** How one of them is told by itself. */
export interface Statement {
  /** Where notices tell it; a correction sets it right under the first of them. */
  readonly sections: readonly [Section, ...Section[]];
  /** Whether the record's sentences tell it. What they leave out no customer has read. */
  readonly isStated: boolean;
  /** Null where no sentence about it by itself means anything to a customer. */
  readonly say: Says | null;
}

export type Says = (value: FactValue, policy: Policy) => Text;

export type Sections = Statement['sections'];

/** A sentence for each value. */
type WordsByValue<Value extends string> = Readonly<Record<Value | 'unknown', Text>>;

export function byValue<Value extends string>(
  sections: Sections,
  words: WordsByValue<Value>,
  isStated = true,
): Statement {
  const all: Readonly<Record<string, Text>> = words;
  return { sections, isStated, say: (value) => all[String(value)] ?? words.unknown };
}

/** What decides about levels and clocks, and stands in no sentence. */
export function untold(sections: Sections): Statement {
  return { sections, isStated: false, say: null };
}

export type YesNo = 'yes' | 'no';
export type Certainty = 'none' | 'possible' | 'confirmed';
