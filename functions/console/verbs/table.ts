import type { IncidentCommandName } from '../../domain/incident/command/command-table.ts';
import { approvingVerbs } from './approving.ts';
import { draft } from './drafting.ts';
import { statingVerbs } from './facts-and-scope.ts';
import { joiningVerbs } from './joining.ts';
import { respondingVerbs } from './responding.ts';
import { settlingVerbs } from './settling.ts';
import type { Verb } from './verb.ts';

/** By name: a command of the table of who may give it that has no verb here does not compile, nor the other way round. */
const BY_NAME: Readonly<Record<IncidentCommandName, Verb>> = {
  ...statingVerbs,
  draft,
  ...approvingVerbs,
  ...settlingVerbs,
  ...joiningVerbs,
  ...respondingVerbs,
};

/** Every verb about an incident that this release carries out: POST /api/incidents/{id}/<name>. */
export const INCIDENT_VERBS: readonly Verb[] = Object.values(BY_NAME);
