import { incidentStream, isIncidentId } from '../../domain/base/ledger/streams.ts';
import { foldIncident } from '../../domain/incident/evolve/evolve.ts';
import type { IncidentState, OpenIncident } from '../../domain/incident/record/state.ts';
import type { ConsolePorts } from '../http/ports.ts';
import { Problem } from '../http/problem.ts';

/** The stream of an incident. Throws a 404 Problem for a text that cannot be an incident's id. */
export function streamOf(incident: string): string {
  if (isIncidentId(incident)) return incidentStream(incident);
  throw noSuchIncident();
}

/** An incident as its ledger says. Throws a 404 Problem when there is none. */
export async function loadOpened(ports: ConsolePorts, incident: string): Promise<OpenIncident> {
  const stream = streamOf(incident);
  return mustBeOpened(foldIncident(stream, await ports.readItems(stream)));
}

/** The incident that a stream holds. Throws a 404 Problem for an empty stream. */
export function mustBeOpened(state: IncidentState): OpenIncident {
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
