import { sameJson } from '../../base/ledger/canonical.ts';
import { DATA_FACTS } from '../../rules/facts/compare.ts';
import type { Facts } from '../../rules/facts/values.ts';
import type { Moment } from '../record/moment.ts';
import type { OpenIncident } from '../record/state.ts';

/** With what is known of data from now on, where that changed: a filing that comes back counts from when its facts became known. */
export function withKnownData(state: OpenIncident, { at }: Moment): OpenIncident {
  const facts = ofData(state.facts);
  const newest = state.knownData.at(-1)?.facts ?? {};
  return sameJson(newest, facts) ? state : { ...state, knownData: [...state.knownData, { at, facts }] };
}

function ofData(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => Object.hasOwn(DATA_FACTS, name)));
}
