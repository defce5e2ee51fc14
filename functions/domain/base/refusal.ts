import type { Text } from './text.ts';

/**
 * Why a command was not carried out. `code` is stable, for machines; `reason` is one sentence for a person,
 * saying what to do about it.
 */
export interface Refusal {
  readonly refused: RefusalCode;
  readonly reason: Text;
}

export type RefusalCode =
  | 'not-found'
  | 'not-open'
  | 'already-open'
  | 'joined'
  | 'not-allowed'
  | 'same-person'
  | 'wrong-stage'
  | 'wrong-digest'
  | 'not-ready'
  | 'invalid'
  | 'closing-conditions'
  | 'not-confirmed';

/** A refusal: a stable code for machines, and one sentence for a person in each language. */
export function refuse(refused: RefusalCode, reason: Text): Refusal {
  return { refused, reason };
}

/** Deciding is left to people. */
export function mustBePerson(): Refusal {
  return refuse('not-allowed', {
    ja: 'この操作は、システムではなく担当者が行ってください。',
    en: 'This has to be done by a person, not by the system.',
  });
}
