import type { Refusal, RefusalCode } from './command.ts';
import type { Outcome } from './given.ts';

/** A refusal: a stable code for machines, and one sentence for a person. */
export function refuse(refused: RefusalCode, reason: string): Refusal {
  return { refused, reason };
}

/** Whether a command was refused. */
export function isRefusal(outcome: Outcome): outcome is Refusal {
  return !Array.isArray(outcome);
}
