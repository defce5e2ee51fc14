import { readContracts } from '../../adapters/store/deliveries.ts';
import { allViews } from '../../adapters/store/views.ts';
import { incidentStream } from '../../domain/base/ledger/streams.ts';
import type { ListedContracts } from '../../domain/base/scope.ts';
import type { DateText } from '../../domain/base/time/instant.ts';
import type { Notice, OpenIncident } from '../../domain/incident/record/state.ts';
import { hasStarted } from '../../domain/incident/standing/notices.ts';
import type { Customer } from '../../domain/register/customer.ts';
import { leftOut } from '../../domain/register/left-out.ts';
import { loadIncident } from '../command/incidents.ts';

/** An open incident some of whose customers were sent a notice and are sent no more. */
export interface LeftOutOfIncident extends ListedContracts {
  readonly incident: string;
}

/** The contracts that these notices were sent to, once each. Throws StorageUnavailable. */
export async function contractsTold(notices: readonly Notice[]): Promise<ReadonlySet<string>> {
  const told = await Promise.all(notices.map(({ id, audience }) => readContracts(id, audience?.count ?? 0)));
  return new Set(told.flat());
}

/**
 * The notices that went out, of this incident and of all that were joined into it: whom they told, later notices of this one are
 * about. Throws StorageUnavailable, PolicyChanged.
 */
export async function noticesSent(state: OpenIncident): Promise<Notice[]> {
  const theirs = (await joinedOf(state)).flatMap(({ notices }) => notices);
  return [...theirs, ...state.notices].filter(hasStarted);
}

/** All that were joined into this one, and into those. Throws StorageUnavailable, PolicyChanged. */
export async function joinedOf({ merged }: OpenIncident): Promise<OpenIncident[]> {
  const joined = await Promise.all(merged.map(({ incident }) => loadIncident(incidentStream(incident))));
  const theirs = joined.map(async ({ state }) => (state.status === 'none' ? [] : [...(await joinedOf(state)), state]));
  return (await Promise.all(theirs)).flat();
}

/** For each open incident, whom its later notices would not reach if these were the customers. Throws StorageUnavailable. */
export async function leftOutOfIncidents(customers: readonly Customer[], on: DateText): Promise<LeftOutOfIncident[]> {
  const open = (await allViews('incident')).filter((view) => view.open);
  const found = await Promise.all(open.map(({ stream }) => leftOutOf(stream, customers, on)));
  return found.flatMap((one) => (one === null || one.count === 0 ? [] : [one]));
}

async function leftOutOf(
  stream: string,
  customers: readonly Customer[],
  on: DateText,
): Promise<LeftOutOfIncident | null> {
  const { state } = await loadIncident(stream);
  if (state.status !== 'open' || state.drill) return null;
  const told = await contractsTold(await noticesSent(state));
  return { incident: state.id, ...leftOut(customers, [...told], on) };
}
