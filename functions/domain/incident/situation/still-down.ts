import type { Policy } from '../../policy/shape/schema.ts';
import type { OpenIncident } from '../record/state.ts';
import { isServiceFiring } from './heard.ts';
import { statedByPerson } from './situation.ts';

/**
 * Whether somebody or something says that the service is down now: a person stated how far it is impaired, took its restoration back or
 * recorded an outage that goes on, or a signal of it fires. That users feel an effect, or did, does not say it.
 */
export function isSaidDown({ policy, state }: { readonly policy: Policy; readonly state: OpenIncident }): boolean {
  const { restoredAt, timesByPeople, timesByOutages, outages, heard } = state;
  if (restoredAt !== null) return false;
  const isTakenBack = timesByPeople.has('restoredAt') && !timesByOutages.has('restoredAt');
  const isImpaired = ['minor', 'major'].includes(String(statedByPerson({ state, facts: state.facts }, IMPAIRED)));
  return isTakenBack || isImpaired || outages.some(({ to }) => to === null) || isServiceFiring(policy, heard);
}

/** The incident as it stands while the service is said to be down (`isSaid`), or while nobody says whether it is up again. */
export function beforeRestoration(state: OpenIncident, isSaid: boolean): OpenIncident {
  const timesByPeople = new Set(state.timesByPeople).add('restoredAt');
  if (isSaid) return { ...state, restoredAt: null, timesByPeople, timesByOutages: new Set() };
  timesByPeople.delete('restoredAt');
  const statedByPeople = new Set([...state.statedByPeople].filter((name) => name !== IMPAIRED));
  const outages = state.outages.map((one) => ({ ...one, to: one.to ?? one.from }));
  return { ...state, restoredAt: null, timesByPeople, statedByPeople, outages, heard: [] };
}

const IMPAIRED = 'service.impact';
