import { sameJson } from '../ledger/canonical.ts';
import type { Instant } from '../time/instant.ts';
import type { StatedTimes } from './events.ts';
import type { OpenIncident } from './state.ts';

interface Times {
  readonly occurredAt: Instant | null;
  readonly detectedAt: Instant;
  readonly restoredAt?: Instant | null;
  readonly knownAt?: Instant | null;
}

/** What is impossible about these times, as a sentence; null if nothing is. */
export function timesProblem(times: Times, at: Instant): string | null {
  const { occurredAt, detectedAt } = times;
  if (detectedAt > at) return `detectedAt ${detectedAt} lies in the future. State a time up to ${at}.`;
  if (occurredAt !== null && occurredAt > detectedAt) {
    return `occurredAt ${occurredAt} is after detectedAt ${detectedAt}. State when it began, or leave it out.`;
  }
  return knowledgeProblem(times, at) ?? restorationProblem(times, at);
}

function knowledgeProblem({ occurredAt, knownAt = null }: Times, at: Instant): string | null {
  if (knownAt === null) return null;
  if (knownAt > at) return `knownAt ${knownAt} lies in the future. State a time up to ${at}.`;
  return occurredAt !== null && knownAt < occurredAt
    ? `knownAt ${knownAt} is before it occurred (${occurredAt}).`
    : null;
}

function restorationProblem({ occurredAt, detectedAt, restoredAt = null }: Times, at: Instant): string | null {
  if (restoredAt === null) return null;
  if (restoredAt > at) return `restoredAt ${restoredAt} lies in the future. State a time up to ${at}.`;
  const start = occurredAt ?? detectedAt;
  return restoredAt < start ? `restoredAt ${restoredAt} is before the incident began (${start}).` : null;
}

/** The stated times that differ from what is known. */
export function newTimes(state: OpenIncident, times: StatedTimes): StatedTimes {
  const stated = Object.entries(times).filter(([, value]) => value !== undefined);
  const known: Readonly<Record<string, unknown>> = { ...timesOf(state) };
  return Object.fromEntries(stated.filter(([name, value]) => !sameJson(known[name], value)));
}

/** The incident's own moments. */
export function timesOf({ occurredAt, detectedAt, restoredAt, knownAt }: OpenIncident) {
  return { occurredAt, detectedAt, restoredAt, knownAt };
}
