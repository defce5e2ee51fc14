import type { Policy } from '../../policy/shape/schema.ts';
import { ASSURANCES, DATA_FACTS, graverFacts, lesserFacts, SERVICE_FACTS } from '../../rules/facts/compare.ts';
import { knownFacts } from '../../rules/facts/derived.ts';
import type { Facts } from '../../rules/facts/values.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import { hasStarted, isReached } from '../standing/notices.ts';
import { isReadTheSame } from './read-the-same.ts';
import { failedAgain } from './told-of-service.ts';
import { EXPOSURES, hasMorePeriods, isLastingUntold, LASTING } from './told-of-things.ts';
import { FUNCTION, moreFunctions, wrongNow } from './told-wrongly.ts';
import { inOrder, isWider, sinceCorrection, standingOf } from './what-was-told.ts';

/** How what customers were told falls short of what is known: it was too little, or it was wrong. */
export interface Shortfall {
  readonly stage: 'follow-up' | 'correction';
  /** Names of facts, or of the restoration. */
  readonly facts: readonly string[];
  /** What is graver than customers were told, beside what is wrong: the correction tells it too. */
  readonly untold: readonly string[];
  /** The service failed again since, and nobody told customers. */
  readonly again: boolean;
  /** Customers are concerned by now whom no notice was sent to. */
  readonly wider: boolean;
}

/**
 * Compares what notices told with what is known now; null when it is all told, to everybody concerned. Too little owes a
 * follow-up; a fact that fell or proved wrong owes a correction, which no other notice makes. A service that failed again owes
 * a follow-up, and so do customers whom nobody told. What the detailed notice, the last, left out only a correction adds. FC-4.
 */
export function shortfall(policy: Policy, state: OpenIncident, notices: readonly Notice[]): Shortfall | null {
  const sent = inOrder(notices);
  const again = failedAgain(policy, state, notices) !== null;
  const wider = isWider({ notices, audience: state.audience });
  const wrong = wrongNow(policy, state, notices);
  const graver = sent.length === 0 ? [] : graverNow(policy, state, sent);
  if (wrong.length > 0) {
    const untold = graver.filter((name) => !wrong.includes(name));
    return { stage: 'correction', facts: wrong, untold, again, wider };
  }
  if (graver.length === 0 && !again && !wider) return null;
  const isLast = graver.length > 0 && sent.some(({ stage }) => stage === 'detailed');
  return { stage: isLast ? 'correction' : 'follow-up', facts: graver, untold: [], again, wider };
}

/**
 * The same of all customers: those who read a notice may have been told what is wrong by now, and those whom it did not reach are told
 * too little until somebody calls them. FL-3.
 */
export function shortfallOfAll(policy: Policy, state: OpenIncident): Shortfall | null {
  const ofReaders = shortfall(policy, state, readNotices(state));
  const ofUnreached = shortfall(policy, state, tellingNotices(state));
  if (ofReaders === null || ofUnreached === null) return ofReaders ?? ofUnreached;
  const both = [ofReaders, ofUnreached];
  const wrong = [...new Set(both.flatMap(({ stage, facts }) => (stage === 'correction' ? facts : [])))];
  const all = [...new Set(both.flatMap(({ facts, untold }) => [...facts, ...untold]))];
  const graver = all.filter((name) => !wrong.includes(name));
  const why = { again: both.some(({ again }) => again), wider: both.some(({ wider }) => wider) };
  return both.some(({ stage }) => stage === 'correction')
    ? { stage: 'correction', facts: wrong, untold: graver, ...why }
    : { stage: 'follow-up', facts: graver, untold: [], ...why };
}

/** Those who read notices know all that is to be told; of others it says nothing. */
export function isToldToReaders(policy: Policy, state: OpenIncident): boolean {
  return shortfall(policy, state, readNotices(state)) === null;
}

function graverNow(policy: Policy, state: OpenIncident, sent: readonly Notice[]): string[] {
  const [told, now] = [newestOf(policy, sent), knownFacts(policy, state.facts)];
  const isSilent = isReadTheSame(state, sent, told, now);
  const graver = graverFacts(policy, told, now, NEWS).filter((name) => !isSilent(name));
  return [
    ...graver,
    ...(moreFunctions(policy, state, sent).length > 0 ? [FUNCTION] : []),
    ...(hasMorePeriods(state, sinceCorrection(sent).map(toldIn)) ? [EXPOSURES] : []),
    ...(isLastingUntold(state, standingOf(state, sent)) ? [LASTING] : []),
  ];
}

function toldIn({ tells: { facts }, times }: Notice) {
  return { facts, times };
}

const DATA = Object.keys(DATA_FACTS);
const NEWS = [...DATA, ...Object.keys(SERVICE_FACTS)];
const ALL = [...NEWS, ...Object.keys(ASSURANCES)];

/** The newest told of each fact; a correction says anew how all stands. */
function newestOf(policy: Policy, sent: readonly Notice[]): Facts {
  return Object.fromEntries(
    sinceCorrection(sent).flatMap(({ tells }) => Object.entries(knownFacts(policy, tells.facts))),
  );
}

/** The notices that all customers are taken to have read: what is on its way says nothing yet, but for the first. */
export function tellingNotices({ notices }: OpenIncident): Notice[] {
  return notices.filter((notice) => (notice.stage === 'first' ? hasStarted(notice) : isReached(notice)));
}

/** Those that customers have read, be it not all of them. */
export function readNotices({ notices }: OpenIncident): Notice[] {
  return notices.filter((notice) => (notice.stage === 'first' ? hasStarted(notice) : notice.finishedAt !== null));
}

/** Whether what is told of the incident differs from these facts. */
export function hasChanged(policy: Policy, state: OpenIncident, then: Facts): boolean {
  const before = knownFacts(policy, then);
  const now = knownFacts(policy, state.facts);
  return [...graverFacts(policy, before, now, ALL), ...lesserFacts(policy, before, now, ALL)].length > 0;
}

/** The facts on which a law asks to be told that are graver now than they were told. */
export function graverForLaw(policy: Policy, state: OpenIncident, told: Facts): string[] {
  return graverFacts(policy, knownFacts(policy, told), knownFacts(policy, state.facts), DATA);
}
