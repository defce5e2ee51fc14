import type { OpenIncident } from '../record/state.ts';
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
