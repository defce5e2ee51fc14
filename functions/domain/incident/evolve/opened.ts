import { NO_COURSES } from '../record/courses.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { Moment } from '../record/moment.ts';
import { NO_RESPONSE } from '../record/response-state.ts';
import type { IncidentState, OpenIncident } from '../record/state.ts';
import { withCaller } from '../standing/callers.ts';
import { firstHeard } from './evolve-heard.ts';

type Opened = Extract<IncidentEvent, { type: 'incident.opened' }>;

/** The incident as it stands right after its opening, before anything is known of it. */
export function openedState(state: IncidentState, event: Opened, { at }: Moment): OpenIncident {
  return {
    status: 'open',
    stream: state.stream,
    seq: state.seq,
    head: state.head,
    at: state.at,
    commands: state.commands,
    id: event.incident,
    policy: event.policy,
    title: event.title,
    origin: event.origin,
    signals: event.origin.kind === 'signal' ? 1 : 0,
    seen: event.seen === undefined ? [] : [event.seen],
    callers: withCaller([], event.seen, at),
    sources: event.origin.kind === 'signal' ? [event.origin.source] : [],
    heard: firstHeard(event),
    drill: event.drill,
    openedAt: at,
    closedAt: null,
    outlives: [],
    occurredAt: event.occurredAt,
    occurredSeq: 0,
    courses: NO_COURSES,
    causeSeq: 0,
    deniedFrom: null,
    leftOpen: {},
    detectedAt: event.detectedAt,
    restoredAt: null,
    restoredSeq: 0,
    firedAgain: null,
    brokeAgain: null,
    downApart: null,
    recovered: [],
    knownAt: null,
    ...nothingKnown,
  };
}

const nothingKnown = {
  facts: {},
  knownData: [],
  withdrawn: {},
  statedByPeople: new Set<string>(),
  timesByPeople: new Set<string>(),
  timesByOutages: new Set<string>(),
  toldSeq: 0,
  measuredSeq: 0,
  assessment: { level: null, categories: [], notify: null, clauses: [], missing: [] },
  overruled: null,
  reports: [],
  outages: [],
  functionTitles: {},
  contributions: [],
  audience: 'all',
  calls: null,
  duties: [],
  response: NO_RESPONSE,
  reminded: new Set<string>(),
  pages: [],
  notices: [],
  executions: [],
  mismatches: [],
  join: null,
  merged: [],
} as const satisfies Partial<OpenIncident>;
