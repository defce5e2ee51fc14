import {
  ASSURANCES,
  DATA_FACTS,
  deniedIn,
  graverFacts,
  gravest,
  lesserFacts,
  SERVICE_FACTS,
} from '../facts/compare.ts';
import { knownFacts } from '../facts/derived.ts';
import type { Facts } from '../facts/values.ts';
import type { Policy } from '../policy/schema.ts';
import { MINUTE_MS } from '../time/duration.ts';
import { type Instant, toMs } from '../time/instant.ts';
import type { Recurrence } from './recurrence.ts';
import type { Notice, OpenIncident } from './state.ts';
import { isFelt, saidRestored } from './told-of-service.ts';
import { inOrder, type Standing, sinceCorrection, standingOf } from './what-was-told.ts';

export const RESTORATION = 'restoration';
export const OCCURRENCE = 'occurrence';
export const CAUSE = 'cause.kind';

const COMPARED = Object.keys({ ...DATA_FACTS, ...SERVICE_FACTS, ...ASSURANCES });

/**
 * The notice that a correction is about where nobody names one: the newest that told what is not so; else the newest that went out.
 */
export function noticeToCorrect(policy: Policy, state: OpenIncident): Notice | null {
  const sent = inOrder(state.notices);
  const own = { ...state, merged: [] };
  return sinceCorrection(sent).findLast((notice) => wrongNow(policy, own, [notice]).length > 0) ?? sent.at(-1) ?? null;
}

/** What of all that was told since the newest correction is not so, each by its name. */
export function wrongNow(policy: Policy, state: OpenIncident, notices: readonly Notice[]): string[] {
  const now = knownFacts(policy, state.facts);
  const told = standingOf(state, notices);
  const wrong = [
    ...lesserFacts(policy, worstOf(policy, told, state.firedAgain), now, fallible(state)),
    ...told.flatMap(({ facts }) => contradicted(policy, knownFacts(policy, facts), now)),
    ...told.flatMap((one) => otherTimes(state, one)),
    ...wrongRestoration(policy, state, inOrder(notices)),
  ];
  return [...new Set(wrong)];
}

/** What was ruled out and is not, and a cause that is another, or not known after all: both were news while nothing was said of them. */
function contradicted(policy: Policy, then: Facts, now: Facts): string[] {
  const denied = graverFacts(policy, then, now, deniedIn(then));
  const [before, cause] = [then[CAUSE] ?? 'unknown', now[CAUSE] ?? 'unknown'];
  const isOther = before !== 'unknown' && before !== cause;
  return isOther ? [...denied, CAUSE] : denied;
}

/** Moments that a person stated otherwise, or took back, by the printed minute. What happened again is no correction of what was over. */
function otherTimes(state: OpenIncident, { times, basedOn }: Standing): string[] {
  const isStill = basedOn >= (state.firedAgain?.seq ?? 0);
  return [
    ...(isOtherMinute(state, 'occurredAt', times.occurredAt) ? [OCCURRENCE] : []),
    ...(isStill && isOtherMinute(state, 'restoredAt', times.restoredAt) ? [RESTORATION] : []),
  ];
}

function isOtherMinute(state: OpenIncident, name: 'occurredAt' | 'restoredAt', told: Instant | null): boolean {
  const now = state[name];
  if (told === null || !state.timesByPeople.has(name)) return false;
  return now === null || Math.floor(toMs(told) / MINUTE_MS) !== Math.floor(toMs(now) / MINUTE_MS);
}

/** Customers were told that the service was restored, and a person, or a join, took that back. */
function wrongRestoration(policy: Policy, state: OpenIncident, sent: readonly Notice[]): string[] {
  return state.restoredAt === null && saidRestored(state, sent) && isFelt(policy, state) ? [RESTORATION] : [];
}

/** Service that is restored is told of as restored: what was said of it was not wrong. */
function fallible({ restoredAt }: OpenIncident): readonly string[] {
  return restoredAt === null ? COMPARED : COMPARED.filter((name) => !name.startsWith('service.'));
}

/** The gravest that was told; of the service, since it last failed. */
function worstOf(policy: Policy, told: readonly Standing[], failed: Recurrence | null): Facts {
  return told.reduce<Facts>((worst, { facts, basedOn }) => {
    const known = knownFacts(policy, facts);
    return gravest(policy, worst, basedOn < (failed?.seq ?? 0) ? withoutService(known) : known);
  }, {});
}

function withoutService(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !name.startsWith('service.')));
}

/** What only customers of a joined incident were told and is not so: no notice of this one has the words to set beside. */
export function wrongElsewhere(policy: Policy, state: OpenIncident): string[] {
  const own = wrongNow(policy, { ...state, merged: [] }, state.notices);
  return wrongNow(policy, state, state.notices).filter((name) => !own.includes(name));
}
