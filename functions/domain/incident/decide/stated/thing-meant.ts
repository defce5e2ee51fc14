import type { Facts } from '../../../rules/facts/values.ts';
import type { StatedTimes } from '../../../signal/stated-times.ts';
import type { CommandOf, Given } from '../../command/given.ts';
import { endsEffect } from '../../evolve/effect-over.ts';
import { play } from '../../evolve/play.ts';
import type { KeptPeriods, Thing } from '../../record/event-parts.ts';
import type { OpenIncident } from '../../record/state.ts';
import { concernsService, isLikelyHarm, raisesDataQuestion } from '../../situation/concern.ts';
import { isAboutDataAlone, isOfBoth, thingAlone, thingsLeft } from '../../situation/courses.ts';
import { notBefore } from '../../standing/beginnings.ts';
import { hasStarted } from '../../standing/notices.ts';
import { periodsToKeep } from './periods-to-keep.ts';
import { told } from './told.ts';

type Meant = { readonly of?: Thing };

/** Facts and times as somebody states them, and of which of two things the times are said to be. */
export interface StatedOf extends Pick<CommandOf<'assess'>, 'facts' | 'times'> {
  readonly of?: Thing | undefined;
}

/**
 * The thing that the unnamed times of a statement belong to, where the decision can tell; `{}` leaves it to the fold. What the facts rule out,
 * name or bring in decides first, then what is on record. FC-4.
 */
export function thingMeant(given: Given, stated: StatedOf): Meant {
  if (stated.of !== undefined) return {};
  return isOfBoth(given.state) ? meantOfBoth(given, stated) : meantOfComing(given, stated);
}

function meantOfBoth(given: Given, { facts, times }: StatedOf): Meant {
  const { state } = given;
  return leftBy(given, facts, times) ?? namedBy(facts) ?? overUnnoticed(state, times) ?? withoutName(state, times);
}

/** The incident is of one thing, or of none so far, and the facts may bring the other one in. */
function meantOfComing(given: Given, { facts, times }: StatedOf): Meant {
  const { state } = given;
  const { occurredAt } = times;
  if (occurredAt != null && isUntil(periodsToKeep(given, told(facts, {})))) return { of: 'service' };
  const isOther = occurredAt != null && state.occurredAt !== null;
  const isFirst = occurredAt != null && state.occurredAt === null && !statesMoreOf(state, facts);
  const isEnd = isOtherEnd(state, facts, times);
  const isTold = occurredAt != null && times.restoredAt === undefined && wasTold(state);
  if (!isEnd && !isOther && !isFirst && !isTold) return {};
  if (!isOfBoth(play(given, told(facts, {})).state)) return {};
  if (!isAboutDataAlone(state)) return { of: 'data' };
  if (isFirst || (isOther && state.timesByPeople.has('occurredAt'))) return { of: 'service' };
  return occurredAt == null ? {} : (namedBy(facts) ?? {});
}

/** The facts rule one of two things out: the times that come with them are of the other. */
function leftBy(given: Given, facts: Facts, times: StatedTimes): Meant | null {
  if (Object.keys(facts).length === 0 || endsEffect(facts, times)) return null;
  const [left, other] = thingsLeft(play(given, told(facts, {})).state);
  return left === undefined || other !== undefined || thingsLeft(given.state).length < 2 ? null : { of: left };
}

/** Facts that speak of one of two things alone name it: the times that come with them are its own. */
function namedBy(facts: Facts): Meant | null {
  const [isOfData, isOfService] = [isLikelyHarm(facts), concernsService({ facts })];
  if (isOfData === isOfService) return null;
  return { of: isOfData ? 'data' : 'service' };
}

/** What was over before anything was noticed, while nobody knows when the service was disturbed, is data of which no end is known. */
function overUnnoticed({ courses, detectedAt }: OpenIncident, { restoredAt, occurredAt }: StatedTimes): Meant | null {
  if (restoredAt == null || occurredAt !== undefined || courses.begun !== 'data' || courses.data.over.length > 0)
    return null;
  return notBefore(restoredAt, detectedAt) < detectedAt ? { of: 'data' } : null;
}

/** What happened to data ended, and nobody knew when it began: a beginning that comes with the service is of that. */
function isUntil(kept: KeptPeriods | null): boolean {
  return kept !== null && (kept.exposures?.[0] ?? kept.exposure).from === null;
}

/** Facts that state both things, or more of the one on record, belong together with their times; so they do where none was on record. */
function statesMoreOf(state: OpenIncident, facts: Facts): boolean {
  const thing = thingAlone(state);
  if (thing === 'service') return concernsService({ facts });
  const stated = { statedByPeople: new Set(Object.keys(facts)) };
  return thing === null || raisesDataQuestion({ state: stated, facts });
}

/** An end before the one began, or was noticed, or that comes with harm to data while the one is over by another. */
function isOtherEnd(state: OpenIncident, facts: Facts, { restoredAt, detectedAt }: StatedTimes): boolean {
  if (restoredAt == null) return false;
  const noticed = statesMoreOf(state, facts) ? null : (detectedAt ?? state.detectedAt);
  const began = state.occurredAt ?? noticed ?? restoredAt;
  if (notBefore(restoredAt, began) < began) return true;
  return state.restoredAt !== null && restoredAt !== state.restoredAt && isLikelyHarm(facts);
}

/** Of two things that are known: the occurrence on record was stated of the one alone, or customers were told of the one alone, and none is. */
function withoutName(state: OpenIncident, { occurredAt: at }: StatedTimes): Meant {
  const { occurredAt, courses, outages, timesByOutages, timesByPeople } = state;
  const { begun, data } = courses;
  if (at == null || typeof begun !== 'string') return {};
  if (occurredAt === null) return outages.length > 0 ? {} : otherThanTold(state);
  // Outages have their own beginnings.
  const isOfService = begun === 'service' || timesByOutages.has('occurredAt');
  if (isOfService && at < occurredAt) return { of: 'data' };
  if (outages.length > 0) return {};
  const isOfData = begun === 'data' && data.over.length === 0 && timesByPeople.has('occurredAt');
  return isOfData && at > occurredAt ? { of: 'service' } : {};
}

/** Customers who were told of one thing alone were told that nobody knows when it began: what came in since began then. */
function otherThanTold(state: OpenIncident): Meant {
  const all = toldOf(state);
  if (all.length === 0) return {};
  const isOfService = all.some((facts) => concernsService({ facts }));
  const isOfData = all.some((facts) => raisesDataQuestion({ state, facts }));
  if (isOfService === isOfData) return {};
  return { of: isOfService ? 'data' : 'service' };
}

function wasTold(state: OpenIncident): boolean {
  return toldOf(state).length > 0;
}

function toldOf({ notices, merged }: OpenIncident): readonly Facts[] {
  const sent = notices.filter(hasStarted).map(({ tells }) => tells.facts);
  return [...sent, ...merged.flatMap((one) => one.told.map(({ facts }) => facts))];
}
