import { RESTRICTED, type Restriction, restrictionsOf } from '../../rules/deadline/restriction.ts';
import type { Facts } from '../../rules/facts/values.ts';
import type { OpenIncident } from '../record/state.ts';
import { hasStarted } from '../standing/notices.ts';
import { functionNames, hidesFunctions } from './concern.ts';

/**
 * The restrictions of use to tell of. A function whose outage was withdrawn is no longer concerned, but customers who were told that its
 * use is restricted are told on until it is lifted.
 */
export function restrictionsIn(state: OpenIncident, facts: Facts = state.facts): readonly Restriction[] {
  return restrictionsOf(state.duties, [...functionNames({ facts, outages: state.outages }), ...toldRestricted(state)]);
}

/** The functions on record when a notice told of a restriction that had been carried out by then, here or in an incident that was joined. */
export function toldRestricted({ notices, duties, merged }: OpenIncident): readonly string[] {
  const since = duties.flatMap(({ kind, metAt }) => (kind === RESTRICTED && metAt !== null ? [metAt] : []));
  const own = notices
    .filter(({ sections, limited }) => sections.includes('measures') && limited?.withheld.includes('measures') !== true)
    .filter(({ limited }) => !hidesFunctions(limited?.withheld))
    .filter((notice) => hasStarted(notice) && since.some((at) => at <= notice.draftedAt))
    .flatMap(({ outages }) => outages.map((outage) => outage.function));
  return [...new Set([...merged.flatMap(({ restricted }) => restricted), ...own])];
}
