import { approvingVerbs } from './approving.ts';
import { draft } from './drafting.ts';
import { statingVerbs } from './facts-and-scope.ts';
import { joiningVerbs } from './joining.ts';
import { respondingVerbs } from './responding.ts';
import { settlingVerbs } from './settling.ts';
import type { Verb } from './verb.ts';

/** Every verb about an incident that this release carries out: POST /api/incidents/{id}/<name>. */
export const INCIDENT_VERBS: readonly Verb[] = [
  ...statingVerbs,
  draft,
  ...approvingVerbs,
  ...settlingVerbs,
  ...joiningVerbs,
  ...respondingVerbs,
];
