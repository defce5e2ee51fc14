import type { OpenIncident } from '../incident/record/state.ts';

/** The fold's version. It is raised whenever a ledger leads to another state than before: what was kept under an older one is not used. */
export const FOLD_VERSION = 1;

const SET = '#set';

/** The state of an incident as text, for lists: all of it but the ids of its commands, which no list shows. */
export function packState({ commands: _, ...state }: OpenIncident): string {
  return JSON.stringify(state, (_key, value: unknown) => (value instanceof Set ? { [SET]: [...value] } : value));
}

/** The state that was packed, as one without commands. Throws SyntaxError for what is no such text. */
export function unpackState(packed: string): OpenIncident {
  const state = JSON.parse(packed, (_key, value: unknown) => setIn(value) ?? value) as Omit<OpenIncident, 'commands'>;
  return { ...state, commands: new Set() } as OpenIncident;
}

function setIn(value: unknown): ReadonlySet<unknown> | null {
  if (typeof value !== 'object' || value === null || !(SET in value)) return null;
  return new Set(value[SET] as readonly unknown[]);
}
