import type { Instant } from '../../base/time/instant.ts';
import type { Section } from '../../policy/shape/stages.ts';
import { withImplied } from '../../rules/facts/implied.ts';
import type { Disruption, ToldTimes } from '../../rules/facts/tellable.ts';
import type { NoticeEvent } from '../record/notice-events.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import { asRecorded } from '../situation/as-recorded.ts';
import { concernsService, functionNames, NAMING } from '../situation/concern.ts';
import { areBeforeOccurrence, disruptionsOf, LISTED_AT_MOST } from '../situation/disruptions.ts';
import { exposuresIn } from '../situation/exposure.ts';
import { lastingIn } from '../situation/lasting.ts';
import { printedMinute, toldApart } from '../standing/beginnings.ts';
import { hasStarted } from '../standing/notices.ts';
import { saidRestored } from './told-of-service.ts';
import { inOrder, standingOf } from './what-was-told.ts';

type NoticeDrafted = Extract<NoticeEvent, { type: 'notice.drafted' }>;

/**
 * What a notice says of when it happened and to which functions. What a correction leaves out was not wrong any more when it was
 * written; of what it withholds, all that was told before stands.
 */
export function toldOfCourse(
  stated: OpenIncident,
  event: NoticeDrafted,
): Pick<Notice, 'times' | 'functions' | 'course' | 'outages' | 'saysRestored'> {
  const state = asRecorded(stated);
  const { outages } = state;
  const saysRestored = speaksOf(event, RESTORED_IN);
  return {
    times: {
      occurredAt: timeTold(state, event, 'occurredAt', ['when']),
      detectedAt: timeTold(state, event, 'detectedAt', ['when']),
      restoredAt: timeTold(state, event, 'restoredAt', RESTORED_IN),
      ...thingsTold(state, event),
    },
    ...functionsTold(state, event),
    course: courseTold(state, event),
    outages,
    saysRestored: withholds(event, RESTORED_IN)
      ? saidRestored(state, inOrder(state.notices))
      : state.restoredAt !== null && saysRestored,
  };
}

/** Where a notice says when the service was restored. */
export const RESTORED_IN: readonly Section[] = ['when', 'status'];

type ThingsTold = Pick<ToldTimes, 'beginnings' | 'exposures' | 'lasting'>;

/** When each of two things began, and in which periods data could be viewed: one section alone tells of them. */
function thingsTold(state: OpenIncident, event: NoticeDrafted): ThingsTold {
  if (withholds(event, ['when'])) {
    return thingsBefore(state);
  }
  if (event.stage !== 'correction' && !speaksOf(event, ['when'])) return {};
  const before = [...state.notices.filter(hasStarted), ...state.merged.flatMap((one) => one.told)];
  const each = toldApart(state, before, concernsService(state));
  const { data, service } = each ?? {};
  const beginnings = each && { ...(data && { data }), ...(service && { service }) };
  const known = { state, facts: withImplied(state.facts) };
  const [exposures, lasting] = [exposuresIn(known), lastingIn(known)];
  return {
    ...(beginnings && { beginnings }),
    ...(exposures.length > 0 && { exposures }),
    ...(lasting && { lasting }),
  };
}

function thingsBefore(state: OpenIncident): ThingsTold {
  const before = standingOf(state, state.notices).map(({ times }) => times);
  const { beginnings } = before.findLast((times) => times.beginnings !== undefined) ?? {};
  const { exposures, lasting } = before.findLast((times) => times.exposures !== undefined) ?? {};
  return { ...(beginnings && { beginnings }), ...(exposures && { exposures }), ...(lasting && { lasting }) };
}

function timeTold(
  state: OpenIncident,
  event: NoticeDrafted,
  name: 'occurredAt' | 'detectedAt' | 'restoredAt',
  names: readonly Section[],
): Instant | null {
  if (withholds(event, names)) {
    const before = standingOf(state, state.notices).flatMap(({ times }) => times[name] ?? []);
    return before.findLast((time) => time !== state[name]) ?? before.at(-1) ?? null;
  }
  return event.stage === 'correction' || speaksOf(event, names) ? state[name] : null;
}

function functionsTold(state: OpenIncident, event: NoticeDrafted): Pick<Notice, 'functions'> {
  if (withholds(event, NAMING)) {
    const before = standingOf(state, state.notices).flatMap(({ functions = [] }) => functions);
    return before.length > 0 ? { functions: [...new Set(before)] } : {};
  }
  return event.stage === 'correction' || speaksOf(event, NAMING) ? { functions: functionNames(state) } : {};
}

function courseTold(state: OpenIncident, event: NoticeDrafted): readonly Disruption[] {
  if (withholds(event, ['when'])) {
    const before = standingOf(state, state.notices).map(({ course }) => course);
    return before.findLast((course) => isOtherCourse(state, course, false)) ?? before.at(-1) ?? [];
  }
  return event.stage === 'correction' || speaksOf(event, ['when']) ? listedCourse(state) : [];
}

/** Whether a correction keeps all of these sections from its readers. */
function withholds({ stage, limited }: NoticeDrafted, names: readonly Section[]): boolean {
  return stage === 'correction' && names.every((section) => limited?.withheld.includes(section) === true);
}

function speaksOf({ sections, limited }: NoticeDrafted, names: readonly Section[]): boolean {
  return names.some((section) => sections.includes(section) && !limited?.withheld.includes(section));
}

function listedCourse(state: OpenIncident): readonly Disruption[] {
  const all = disruptionsOf({ state });
  return all.length > LISTED_AT_MOST ? [] : all;
}

/**
 * Whether a disturbance that was told began or ended otherwise, or was two. The beginning of the first and the end of the last are
 * the occurrence and the restoration; the end of the last counts here where another came after it (`isOver`).
 */
export function isOtherCourse(state: OpenIncident, told: readonly Disruption[], isOver: boolean): boolean {
  const now = disruptionsOf({ state });
  const begins = minutes(told.slice(areBeforeOccurrence(now, state) ? 0 : 1).map(({ from }) => from));
  const ends = minutes(told.slice(0, isOver ? undefined : -1).map(({ to }) => to));
  const [begun, ended] = [minutes(now.map(({ from }) => from)), minutes(now.map(({ to }) => to))];
  const isGone = begins.some((one) => !begun.includes(one)) || ends.some((one) => !ended.includes(one));
  return isGone || told.some((one) => isInterrupted(one, minutes(now.slice(0, -1).map(({ to }) => to))));
}

/** It was told as one with its length, and all was well for a while in it. */
function isInterrupted({ from, to }: Disruption, ends: readonly number[]): boolean {
  const [[begin], [end]] = [minutes([from]), minutes([to])];
  return begin !== undefined && end !== undefined && ends.some((one) => one >= begin && one < end);
}

/** As they are printed. */
function minutes(times: readonly (Instant | null)[]): number[] {
  return times.flatMap((time) => (time === null ? [] : [printedMinute(time)]));
}
