import type { Instant } from '../../base/time/instant.ts';
import type { Duty } from '../../rules/deadline/duty.ts';
import { toldOfMeasure } from '../../rules/deadline/known-measures.ts';
import { LIFTED, RESTRICTED, restrictsNow, standingRestrictions } from '../../rules/deadline/restriction.ts';
import type { Tellable } from '../../rules/facts/tellable.ts';
import type { StatedTimes } from '../../signal/stated-times.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { Moment } from '../record/moment.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import { asRecorded } from '../situation/as-recorded.ts';
import { functionNames, statedFunctions } from '../situation/concern.ts';
import { disruptionsOf } from '../situation/disruptions.ts';
import { CALL, reminderKey } from '../standing/duties.ts';
import { seenTo } from './evolve-notice.ts';

type DutyEvent = Extract<IncidentEvent, { type: `duty.${string}` }>;

/** What is owed, and how each of it ended. */
export function evolveDuty(state: OpenIncident, event: DutyEvent, moment: Moment): OpenIncident {
  if (event.type === 'duty.opened') return withDuty(state, opened(event, moment));
  if (event.type === 'duty.reminded') {
    const key = reminderKey(event.duty, event.revision, event.step);
    return { ...state, reminded: new Set(state.reminded).add(key) };
  }
  const change = (duty: Duty) => (duty.id === event.duty ? changed(state, duty, event, moment) : duty);
  return withCalls({ ...state, duties: state.duties.map(change), ...measured(state, event, moment) }, event, moment);
}

function measured({ duties }: OpenIncident, event: ChangeOfDuty, { seq }: Moment): Partial<OpenIncident> {
  const duty = duties.find(({ id }) => id === event.duty);
  const isTold = duty !== undefined && toldOfMeasure(duty.kind) !== undefined;
  return event.type === 'duty.met' && isTold ? { measuredSeq: seq } : {};
}

/** What comes up after the end goes on by itself. */
function withDuty(state: OpenIncident, duty: Duty): OpenIncident {
  const outlives = state.status === 'open' ? state.outlives : [...state.outlives, duty.id];
  return { ...state, duties: [...state.duties, duty], outlives };
}

function opened(event: Extract<DutyEvent, { type: 'duty.opened' }>, { at }: Moment): Duty {
  const { duty, kind, clause, owner, deadline, because = null, stage = null, subject = null } = event;
  const unfinished = { metAt: null, missedAt: null, reason: null, settled: null, voided: null } as const;
  const why = { because, stage, subject, ...(event.arisenAt === undefined ? {} : { arisenAt: event.arisenAt }) };
  return { id: duty, kind, clause, owner, deadline, revision: 1, openedAt: at, status: 'open', ...unfinished, ...why };
}

type ChangeOfDuty = Exclude<DutyEvent, { type: 'duty.opened' | 'duty.reminded' }>;

function changed(state: OpenIncident, duty: Duty, event: ChangeOfDuty, moment: Moment): Duty {
  switch (event.type) {
    case 'duty.moved':
      return {
        ...duty,
        revision: event.revision,
        deadline: event.deadline,
        because: event.because ?? duty.because,
        ...(event.toldReaders && { toldReadersAt: moment.at }),
      };
    case 'duty.missed':
      return { ...duty, status: 'missed', missedAt: event.missedAt };
    case 'duty.met':
      return {
        ...duty,
        status: metStatus(duty, event.metAt),
        metAt: event.metAt,
        ...restriction(state, duty, event),
        settled: event.settled
          ? { ...event.settled, at: event.metAt, notice: null }
          : settledBy(state, event.metAt, moment, event.by ?? unnamed(state, event)),
      };
    case 'duty.waived':
      return {
        ...duty,
        status: 'waived',
        reason: event.reason,
        settled: event.settled
          ? { ...event.settled, at: moment.at, notice: null }
          : settledBy(state, moment.at, moment, null),
      };
    case 'duty.voided':
      return { ...duty, status: 'void', reason: event.reason, voided: voidedBy(event) };
  }
}

/** Frozen when it is carried out; of a joined incident, as it was there. */
function restriction(
  { duties, outages, facts }: OpenIncident,
  { kind }: Duty,
  { settled }: Extract<DutyEvent, { type: 'duty.met' }>,
): Pick<Duty, 'restricts' | 'lifts'> {
  if (kind === LIFTED) return { lifts: settled?.lifts ?? standingRestrictions(duties) };
  if (kind !== RESTRICTED) return {};
  return { restricts: settled?.restricts ?? restrictsNow(duties, outages, statedFunctions({ facts })) };
}

function voidedBy({ by, why }: Extract<DutyEvent, { type: 'duty.voided' }>): Duty['voided'] {
  return by === undefined ? null : { by, why: why ?? null };
}

/** What a notice told, or what was known when a person settled it: what is learnt later is compared with that. */
function settledBy(state: OpenIncident, at: Instant, { person }: Moment, id: string | null): Duty['settled'] {
  const notice = state.notices.find((one) => one.id === id);
  const facts = notice?.tells.facts ?? state.facts;
  return {
    at,
    by: person,
    notice: id,
    facts,
    scopes: notice?.scopes ?? [state.audience],
    told: toldBy(notice ?? asRecorded(state)),
    moments: { occurredAt: state.occurredAt, detectedAt: state.detectedAt, knownAt: state.knownAt },
  };
}

/** A moment that a join moves is of the other incident: nothing was met late by it. */
export function metBeforeJoin(
  { duties, occurredAt, detectedAt, knownAt }: OpenIncident,
  times: StatedTimes,
): OpenIncident['duties'] {
  const before = { occurredAt, detectedAt, knownAt };
  return duties.map((duty) => {
    const { settled } = duty;
    if (settled?.moments === undefined) return duty;
    const { moments } = settled;
    const kept = Object.fromEntries(
      MOMENTS.map((name) => [name, moments[name] === before[name] ? (times[name] ?? before[name]) : moments[name]]),
    );
    return { ...duty, settled: { ...settled, moments: { ...moments, ...kept } } };
  });
}

const MOMENTS = ['occurredAt', 'detectedAt', 'knownAt'] as const;

function toldBy(told: Notice | OpenIncident): Omit<Tellable, 'facts'> {
  if ('tells' in told)
    return { times: told.times, ...(told.functions && { functions: told.functions }), course: told.course };
  const { occurredAt, detectedAt, restoredAt } = told;
  const times = { occurredAt, detectedAt, restoredAt };
  return { times, functions: functionNames(told), course: disruptionsOf({ state: told }) };
}

/** Earlier releases did not say which notice met a duty: it is the one that was done at that moment. */
function unnamed(
  { notices }: OpenIncident,
  { metAt, evidence }: Extract<DutyEvent, { type: 'duty.met' }>,
): string | null {
  return evidence === null ? (notices.find(({ finishedAt }) => finishedAt === metAt)?.id ?? null) : null;
}

/** Late only if it was met after its time; an outcome that was merely recorded after it is not. */
function metStatus(duty: Duty, metAt: Instant): 'met' | 'late' {
  return duty.deadline.at !== null && metAt > duty.deadline.at ? 'late' : 'met';
}

/** The customers of a call were told, or somebody decided about them: their notice has nobody left to see to. */
function withCalls(state: OpenIncident, event: ChangeOfDuty, { at }: Moment): OpenIncident {
  const call = state.duties.find(({ id, kind }) => id === event.duty && kind === CALL);
  if (call === undefined || (event.type !== 'duty.met' && event.type !== 'duty.waived')) return state;
  const settledAt = event.type === 'duty.met' ? event.metAt : at;
  const told = event.type === 'duty.met';
  return {
    ...state,
    notices: state.notices.map((notice) => (notice.id === call.subject ? seenTo(notice, settledAt, told) : notice)),
  };
}
