import type { FactValue } from '../facts/values.ts';
import type { OpenIncident } from '../incident/state.ts';
import type { Policy } from '../policy/schema.ts';
import type { Text } from '../text.ts';
import type { Topic } from './headings.ts';
import type { Stage } from './stages.ts';

/** What the sentences of a notice are made from. */
export interface Situation {
  readonly policy: Policy;
  readonly state: OpenIncident;
  readonly stage: Stage;
}

/**
 * What a section can say. `known`: sentences that the facts carry. `open`: sentences that something is being looked
 * into, written only where the stage allows it.
 */
export interface Said {
  readonly known: readonly Text[];
  readonly open: readonly Text[];
}

/** Sentences that the facts carry. */
export function known(...lines: readonly Text[]): Said {
  return { known: lines, open: [] };
}

/** What several parts say: what is known first. */
export function together(...parts: readonly Said[]): Said {
  return { known: parts.flatMap((part) => part.known), open: parts.flatMap((part) => part.open) };
}

/** The value of a fact; `unknown` when nothing was stated. */
export function factOf(situation: Situation, name: string): FactValue {
  return situation.state.facts[name] ?? 'unknown';
}

/** Whether a stepped fact is at least possible. */
export function isLikely(situation: Situation, name: string): boolean {
  const value = factOf(situation, name);
  return value === 'possible' || value === 'confirmed';
}

const DATA_HARM = ['data.leak', 'data.tampering', 'data.loss', 'spread', 'risk', 'cause.wrongful'];
const SERVICE_HARM = ['service.felt', 'service.long'];

/** What the subject says it is about; never more than the facts do. */
export function topicOf(situation: Situation): Topic {
  if (DATA_HARM.some((name) => isLikely(situation, name))) return 'security';
  const impact = factOf(situation, 'service.impact');
  const isService = SERVICE_HARM.some((name) => isLikely(situation, name)) || impact === 'minor' || impact === 'major';
  return isService ? 'service' : 'event';
}
