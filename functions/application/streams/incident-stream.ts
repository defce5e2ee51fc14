import { bundledPolicy } from '../../adapters/store/policies.ts';
import { watchedMoments } from '../../domain/components/obligations/for-workflows.ts';
import { next } from '../../domain/incident/next/next.ts';
import { nextForDuty } from '../../domain/incident/next/next-for-duty.ts';
import type { IncidentEvent } from '../../domain/incident/record/events.ts';
import type { IncidentState } from '../../domain/incident/record/state.ts';
import { outliving, pagesLeft } from '../../domain/incident/standing/after-closing.ts';
import { watching } from '../../domain/incident/told/duty-moments.ts';
import { INCIDENT, loadIncident } from '../command/incidents.ts';
import type { ObligedDefinition } from '../command/obliged.ts';
import { recordMismatch } from '../command/recording-mismatch.ts';

/** What workflows and the sweep ask of an incident. */
export const OBLIGED_INCIDENT: ObligedDefinition<IncidentState, IncidentEvent> = {
  ...INCIDENT,
  pagesOf: (state) => (state.status === 'none' ? [] : state.pages),
  nextForDuty: (policy, state, { duty, revision }, at) => nextForDuty(policy, state, duty, revision, at),
  moments: (policy, state) => (state.status === 'none' ? [] : watchedMoments(watching(policy, state))),
  hasWork: (policy, state, { machine, subject }, at) => {
    if (machine !== 'delivery') return next(policy, state, at).do !== 'End';
    const notice = state.status === 'none' ? undefined : state.notices.find(({ id }) => id === subject);
    return notice?.status === 'delivering' || notice?.status === 'paused';
  },
  isOver: (state) =>
    state.status !== 'none' &&
    state.status !== 'open' &&
    outliving(state).length === 0 &&
    pagesLeft(state).length === 0,
  loadAltered: async (stream, cause, at) => {
    const loaded = await loadIncident(stream, bundledPolicy());
    return recordMismatch({ loaded, by: 'incident', at, notice: null }, cause);
  },
};
