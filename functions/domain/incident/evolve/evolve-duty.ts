import type { Instant } from '../../base/time/instant.ts';
import { evolveDuty as evolveAnyDuty } from '../../components/obligations/evolve-duty.ts';
import type { Duty } from '../../rules/deadline/duty.ts';
import { toldOfMeasure } from '../../rules/deadline/known-measures.ts';
import {
  LIFTED,
  RESTRICTED,
  type Restricting,
  restrictsNow,
  standingRestrictions,
} from '../../rules/deadline/restriction.ts';
import type { Tellable } from '../../rules/facts/tellable.ts';
import type { StatedTimes } from '../../signal/stated-times.ts';
import type { IncidentDuty, IncidentDutyEvent } from '../record/duty.ts';
import type { Moment } from '../record/moment.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import { asRecorded } from '../situation/as-recorded.ts';
import { functionNames, statedFunctions } from '../situation/concern.ts';
import { disruptionsOf } from '../situation/disruptions.ts';
import { CALL } from '../standing/duties.ts';
import { seenTo } from './evolve-recipients.ts';

/** What is owed, and how each of it ended. */
export function evolveDuty(state: OpenIncident, event: IncidentDutyEvent, moment: Moment): OpenIncident {
  const after = evolveAnyDuty(state, event, moment, {
    opened: (duty) => opened(duty, event),
    changed: (duty) => changed(state, duty, event, moment),
  });
  if (event.type === 'duty.opened') return outliving(after, event.duty);
  return event.type === 'duty.reminded' ? after : withCalls(measured(after, event, moment), event, moment);
}

function measured(state: OpenIncident, event: ChangeOfDuty, { seq }: Moment): OpenIncident {
  const duty = state.duties.find(({ id }) => id === event.duty);
  const isTold = duty !== undefined && toldOfMeasure(duty.kind) !== undefined;
  return event.type === 'duty.met' && isTold ? { ...state, measuredSeq: seq } : state;
}

/** What comes up after the end goes on by itself. */
function outliving(state: OpenIncident, duty: string): OpenIncident {
  return state.status === 'open' ? state : { ...state, outlives: [...state.outlives, duty] };
}

function opened(duty: Duty, event: IncidentDutyEvent): IncidentDuty {
  const { stage = null, subject = null } = event.type === 'duty.opened' ? event : {};
  return { ...duty, settled: null, stage, subject };
}

type Met = Extract<IncidentDutyEvent, { type: 'duty.met' }>;
type ChangeOfDuty = Exclude<IncidentDutyEvent, { type: 'duty.opened' | 'duty.reminded' }>;

/** What an event changes beside what it changes in every duty; `state` stands before it. */
function changed(state: OpenIncident, duty: IncidentDuty, event: IncidentDutyEvent, moment: Moment): IncidentDuty {
  switch (event.type) {
    case 'duty.moved':
      return event.toldReaders ? { ...duty, toldReadersAt: moment.at } : duty;
    case 'duty.met':
      return {
        ...duty,
        ...restriction(state, duty, event),
        settled: event.settled
          ? { ...event.settled, at: event.metAt, notice: null }
          : settledBy(state, event.metAt, moment, event.by ?? unnamed(state, event)),
      };
    case 'duty.waived':
      return {
        ...duty,
        settled: event.settled
          ? { ...event.settled, at: moment.at, notice: null }
          : settledBy(state, moment.at, moment, null),
      };
    default:
      return duty;
  }
}

/** Frozen when it is carried out; of a joined incident, as it was there. */
function restriction({ duties, outages, facts }: OpenIncident, { kind }: IncidentDuty, { settled }: Met): Restricting {
  if (kind === LIFTED) return { lifts: settled?.lifts ?? standingRestrictions(duties) };
  if (kind !== RESTRICTED) return {};
  return { restricts: settled?.restricts ?? restrictsNow(duties, outages, statedFunctions({ facts })) };
}

/** What a notice told, or what was known when a person settled it: what is learnt later is compared with that. */
function settledBy(state: OpenIncident, at: Instant, { person }: Moment, id: string | null): IncidentDuty['settled'] {
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
function unnamed({ notices }: OpenIncident, { metAt, evidence }: Met): string | null {
  return evidence === null ? (notices.find(({ finishedAt }) => finishedAt === metAt)?.id ?? null) : null;
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
