import { earliestOf, type Instant } from '../../base/time/instant.ts';
import type { OpenIncident } from '../record/state.ts';
import { dataBegan } from '../standing/beginnings.ts';
import { hasStarted } from '../standing/notices.ts';
import { concernsData, concernsService } from './concern.ts';

/** Whether something happened to data, or may have: when that was no outage of a function tells. */
export function isOfData(state: OpenIncident): boolean {
  return concernsData({ state, facts: state.facts });
}

/** Whether it is of data, and nobody knows or was told of a disturbance of the service: no failure came back to its readers. */
export function isOfDataAlone(state: OpenIncident): boolean {
  const told = [
    ...state.notices.filter(hasStarted).map(({ tells }) => tells),
    ...state.merged.flatMap((one) => one.told),
  ];
  return isOfData(state) && ![state, ...told].some(({ facts }) => concernsService({ facts }));
}

/** From when customers are meant, be their contracts over since: from the opening, or from when something happened to their data before that. */
export function meantFrom(state: OpenIncident): Instant {
  return earliestOf([state.openedAt, isOfData(state) ? dataBegan(state) : null]) ?? state.openedAt;
}
