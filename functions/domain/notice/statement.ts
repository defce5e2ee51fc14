import type { FactValue } from '../facts/values.ts';
import type { Policy } from '../policy/schema.ts';
import type { Text } from '../text.ts';
import type { Section } from './stages.ts';

/** How a fact or a moment is told by itself. */
export interface Statement {
  /** Where notices tell it; a correction sets it right under the first of them. */
  readonly sections: readonly [Section, ...Section[]];
  /** Whether the record's sentences tell it. What they leave out no customer has read. */
  readonly isStated: boolean;
  readonly say: (value: FactValue, policy: Policy) => Text;
}

export type Sections = Statement['sections'];

/** A sentence for each value. */
type Words<Value extends string> = Readonly<Record<Value | 'unknown', Text>>;

export function byValue<Value extends string>(sections: Sections, words: Words<Value>, isStated = true): Statement {
  const all: Readonly<Record<string, Text>> = words;
  return { sections, isStated, say: (value) => all[String(value)] ?? words.unknown };
}

export type YesNo = 'yes' | 'no';
export type Step = 'none' | 'possible' | 'confirmed';
