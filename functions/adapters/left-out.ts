import type { Listed } from '../domain/incident/events.ts';
import { hasStarted } from '../domain/incident/notices.ts';
import type { Notice } from '../domain/incident/state.ts';
import type { Customer } from '../domain/register/customer.ts';
import { leftOut } from '../domain/register/left-out.ts';
import type { DateText } from '../domain/time/instant.ts';
import { readContracts } from './deliveries.ts';
import { loadIncident } from './incidents.ts';
import { allViews } from './views.ts';

/** An open incident some of whose customers were sent a notice and are sent no more. */
export interface LeftOut extends Listed {
  readonly incident: string;
}

/** The contracts that these notices were sent to, once each. Throws StorageUnavailable. */
export async function contractsTold(notices: readonly Notice[]): Promise<ReadonlySet<string>> {
  const told = await Promise.all(notices.map(({ id, audience }) => readContracts(id, audience?.count ?? 0)));
  return new Set(told.flat());
}

/** For each open incident, whom its later notices would not reach if these were the customers. Throws StorageUnavailable. */
export async function leftOutOfIncidents(customers: readonly Customer[], on: DateText): Promise<LeftOut[]> {
  const open = (await allViews('incident')).filter((view) => view.open);
  const found = await Promise.all(open.map(({ stream }) => leftOutOf(stream, customers, on)));
  return found.flatMap((one) => (one === null || one.count === 0 ? [] : [one]));
}

async function leftOutOf(stream: string, customers: readonly Customer[], on: DateText): Promise<LeftOut | null> {
  const { state } = await loadIncident(stream);
  if (state.status !== 'open' || state.drill) return null;
  const told = await contractsTold(state.notices.filter(hasStarted));
  return { incident: state.id, ...leftOut(customers, [...told], on) };
}
