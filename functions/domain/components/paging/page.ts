import type { Instant } from '../../base/time/instant.ts';

/** Who is to be called, and when. */
export interface PlannedCall {
  readonly person: string;
  readonly at: Instant;
}

/** One person of a page, with the time at which they are called. */
export interface EscalationStep extends PlannedCall {
  /** `calling`: the intent is recorded, the outcome is not. */
  readonly status: 'waiting' | 'calling' | 'called' | 'failed' | 'unreachable';
  readonly calledAt: Instant | null;
  /** How often the call was put off because the topic did not answer. */
  readonly postponed: number;
}

/** One page: people who are called one after another until somebody acknowledges. */
export interface Page<Why extends string = string, About = unknown> {
  readonly id: string;
  readonly why: Why;
  readonly duty: string | null;
  readonly about: About;
  readonly openedAt: Instant;
  /** In the order of their times. */
  readonly steps: readonly EscalationStep[];
  readonly acknowledged: { readonly by: string; readonly at: Instant } | null;
  /** When what it is about was settled, so that it is no longer needed; null while it is. */
  readonly settledAt: Instant | null;
}

/**
 * What became of a call. `failed`: the topic refused it for good; `unreachable`: it took it, and no subscription leads to this
 * person; `unavailable`: it did not answer, so that the call is put off.
 */
export type CallOutcome = 'accepted' | 'failed' | 'unreachable' | 'unavailable';

/** What a stream's state holds of its pages, oldest first. */
export interface WithPages<Why extends string = string, About = unknown> {
  readonly pages: readonly Page<Why, About>[];
}

/** `Why`: the reasons for which a stream pages people. `About`: what its pages tell beside the reason. */
export type PageEvent<Why extends string, About> =
  | {
      type: 'page.opened';
      page: string;
      why: Why;
      duty: string | null;
      to: readonly PlannedCall[];
      about?: About;
    }
  | PageCallEvent;

/** What becomes of a page that is open. */
export type PageCallEvent =
  | { type: 'page.calling'; page: string; person: string }
  /** `unreachable`: the topic took it, and no subscription leads to this person. */
  | { type: 'page.called'; page: string; person: string; outcome: 'accepted' | 'failed' | 'unreachable' }
  /** The topic did not answer: the same person is called again at that moment. */
  | { type: 'page.postponed'; page: string; person: string; until: Instant }
  | { type: 'page.acknowledged'; page: string; by: string };
