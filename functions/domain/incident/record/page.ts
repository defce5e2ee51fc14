import type { DutyPageWhy } from '../../components/obligations/observe.ts';
import type { Page } from '../../components/paging/page.ts';

/**
 * Why people are called: the incident opened or reopened, or its source fires again; a
 * signal for each of which people are called; its level became undecided; a notice
 * waits for approval or was rejected, or its approval does not count any more; a duty is near its time, escalated, or missed; a part of the system failed; work of
 * the response was given to them; a plan or an exception waits for their decision; what was stored is not what was
 * recorded; something is owed again; facts were taken back, or made milder, or an outage was withdrawn; facts on
 * record contradict each other; two incidents that were joined differ about facts.
 */
export type PageWhy =
  | DutyPageWhy
  | 'opened'
  | 'reopened'
  | 'fired-again'
  | 'signal'
  | 'triage'
  | 'approval'
  | 'rejected'
  | 'approval-fell'
  | 'paused'
  | 'failure'
  | 'assigned'
  | 'graver'
  | 'decision'
  | 'tampered'
  | 'again'
  | 'taken-back'
  | 'contradicts'
  | 'differs'
  | 'waived';

/** What a page tells beside its reason. Names and ids alone: free text stays behind the console. */
export interface PageAbout {
  readonly notice?: string;
  /** The person who did what people are called for. */
  readonly by?: string;
  /** Facts and times that were taken back, made milder, or differ. */
  readonly facts?: readonly string[];
  readonly times?: readonly ('occurredAt' | 'detectedAt' | 'restoredAt' | 'knownAt')[];
  /** Functions of which an outage was withdrawn. */
  readonly outages?: readonly string[];
  /** Duties that are not owed any more because of it, or that were recorded as not to be done. */
  readonly ended?: readonly string[];
  /** That person stated why, for the screen alone. */
  readonly isReasonGiven?: boolean;
}

/** A page of an incident. */
export type IncidentPage = Page<PageWhy, PageAbout>;
