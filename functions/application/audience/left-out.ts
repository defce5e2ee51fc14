import { atOnce } from '../../adapters/at-once.ts';
import { readContracts } from '../../adapters/store/deliveries.ts';
import { allViews } from '../../adapters/store/views.ts';
import { incidentStream } from '../../domain/base/ledger/streams.ts';
import type { DateText } from '../../domain/base/time/instant.ts';
import type { IncidentState, Notice, OpenIncident } from '../../domain/incident/record/state.ts';
import { hasStarted } from '../../domain/incident/standing/notices.ts';
import type { Customer } from '../../domain/register/customer.ts';
import { type LeftOutByImport, leftOut } from '../../domain/register/left-out.ts';
import { type LoadedIncident, loadIncident } from '../command/incidents.ts';

/** Incidents that are read beside one another. */
const AT_ONCE = 8;

/** An open incident some of whose customers were sent a notice and are sent no more. */
export interface LeftOutOfIncident extends LeftOutByImport {
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

/** Every open incident, each read once. Throws StorageUnavailable, PolicyChanged. */
export async function loadOpenIncidents(): Promise<LoadedIncident[]> {
  const open = (await allViews('incident')).filter((view) => view.open);
  const loaded = new Map<string, LoadedIncident>();
  await atOnce(AT_ONCE, open, async ({ stream }) => void loaded.set(stream, await loadIncident(stream)));
  return open.flatMap(({ stream }) => loaded.get(stream) ?? []);
}

/** For each of these incidents, whom its later notices would not reach if these were the customers. Throws StorageUnavailable. */
export async function leftOutOfIncidents(
  open: readonly LoadedIncident[],
  customers: readonly Customer[],
  on: DateText,
): Promise<LeftOutOfIncident[]> {
  const found = new Map<string, LeftOutOfIncident>();
  await atOnce(AT_ONCE, open, async ({ state, stream }) => {
    const one = await leftOutOf(state, customers, on);
    if (one !== null && one.count > 0) found.set(stream, one);
  });
  return open.flatMap(({ stream }) => found.get(stream) ?? []);
}

async function leftOutOf(
  state: IncidentState,
  customers: readonly Customer[],
  on: DateText,
): Promise<LeftOutOfIncident | null> {
  if (state.status !== 'open' || state.drill) return null;
  const sent = await noticesSent(state);
  const told = await contractsTold(sent);
  const waiting = sent.flatMap(({ unreached: { failed, unknown } }) => [...failed.contracts, ...unknown.contracts]);
  const called = leftOut(customers, waiting, on);
  return { incident: state.id, ...leftOut(customers, [...told], on), ...(called.count > 0 && { called }) };
}
