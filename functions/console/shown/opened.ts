import { incidentStream, isIncidentId } from '../../domain/base/ledger/streams.ts';
import type { IncidentState, OpenIncident } from '../../domain/incident/record/state.ts';
import type { ConsolePorts, ReadIncident } from '../http/ports.ts';
import { Problem } from '../http/problem.ts';

/** An incident that there is, with its items. */
interface OpenedIncident extends ReadIncident {
  readonly state: OpenIncident;
}

/** The stream of an incident. Throws a 404 Problem for a text that cannot be an incident's id. */
export function streamOf(incident: string): string {
  if (isIncidentId(incident)) return incidentStream(incident);
  throw noSuchIncident();
}

/** An incident as its ledger says. Throws a 404 Problem when there is none. */
export async function loadOpened(ports: ConsolePorts, incident: string): Promise<OpenIncident> {
  return (await readOpened(ports, incident)).state;
}

/** The same, with its items. */
export async function readOpened(ports: ConsolePorts, incident: string): Promise<OpenedIncident> {
  const { state, items } = await ports.readIncident(streamOf(incident));
  return { state: mustBeOpened(state), items };
}

function mustBeOpened(state: IncidentState): OpenIncident {
  if (state.status === 'none') throw noSuchIncident();
  return state;
}

function noSuchIncident(): Problem {
  const [ja, en] = ['この番号のインシデントはありません。', 'There is no incident with this id'];
  const listed = {
    ja: `${ja}あるものは GET /api/incidents で確認できます。`,
    en: `${en}; GET /api/incidents lists those there are.`,
  };
  return new Problem('not-found', listed, [], { ja, en: `${en}.` });
}
