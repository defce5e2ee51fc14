import type { Text } from '../text.ts';
import type { Refusal, RefusalCode } from './command.ts';
import type { Outcome } from './given.ts';

/** A refusal: a stable code for machines, and one sentence for a person in each language. */
export function refuse(refused: RefusalCode, reason: Text | string): Refusal {
  return { refused, reason: typeof reason === 'string' ? { ja: reason, en: reason } : reason };
}

/** Whether a command was refused. */
export function isRefusal(outcome: Outcome): outcome is Refusal {
  return !Array.isArray(outcome);
}
