import { keepState } from '../../adapters/store/kept-states.ts';
import { bundledPolicy, keepBundledPolicy, policyBy } from '../../adapters/store/policies.ts';
import type { Refusal } from '../../domain/base/refusal.ts';
import type { CommandEnvelope, IncidentCommand } from '../../domain/incident/command/command.ts';
import { decide } from '../../domain/incident/decide/decide.ts';
import { evolve, foldIncident } from '../../domain/incident/evolve/evolve.ts';
import { isWoken } from '../../domain/incident/next/wakes.ts';
import type { IncidentEvent } from '../../domain/incident/record/events.ts';
import { onlyRecords } from '../../domain/incident/record/only-records.ts';
import type { IncidentState } from '../../domain/incident/record/state.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import { incidentView } from '../../domain/views/incident-view.ts';
import {
  carryOutOn,
  type KnownUnder,
  type LoadedUnder,
  loadUnder,
  type ReadStream,
  type WorkedStream,
} from './carry-out.ts';
import { loadStream } from './command-handler.ts';
import { tellSources } from './sources.ts';

/** How incidents are read: apart from the deciding, which a function that only reads them does not carry. */
const READ_INCIDENT: ReadStream<IncidentState, IncidentEvent> = {
  view: 'incident',
  fold: foldIncident,
  evolve,
  policyOf,
};

/** How incidents are read, decided about and followed up. */
export const INCIDENT: WorkedStream<IncidentState, IncidentEvent, IncidentCommand> = {
  view: 'incident',
  fold: foldIncident,
  evolve,
  policyOf,
  decide,
  // An incident opens under the bundled policy, which stands under its digest before that.
  beforeFirst: keepBundledPolicy,
  tellOthers: tellSources,
  isWoken,
  onlyRecords,
  rowOf: (state) => (state.status === 'none' ? null : incidentView(state)),
  keepForLists: async (state) => {
    if (state.status !== 'none') await keepState(state);
  },
};

async function policyOf(state: IncidentState): Promise<Policy> {
  return state.status === 'none' ? bundledPolicy() : policyBy(state.policy);
}

/** An incident as its ledger tells it, with the policy it was opened under (the bundled one before that). */
export type LoadedIncident = LoadedUnder<IncidentState, IncidentEvent>;

/** The same as it was read, be it before its policy was. */
export type KnownIncident = KnownUnder<IncidentState, IncidentEvent>;

/** A command's outcome: the state after it, and why it was refused, if it was. */
export type CarriedOut = LoadedIncident & { readonly refusal: Refusal | null };

/** Reads an incident consistently, without its policy. Throws StorageUnavailable. */
export function readIncident(stream: string): Promise<KnownIncident> {
  return loadStream(READ_INCIDENT, stream);
}

/**
 * Reads an incident consistently. Its status is `none` when nothing was written. `under`: the policy to go by in place of
 * its own, when that cannot be read. Throws StorageUnavailable, PolicyChanged.
 */
export function loadIncident(stream: string, under?: Policy): Promise<LoadedIncident> {
  return loadUnder(READ_INCIDENT, stream, under);
}

/** Carries out one command to an incident, and what follows. Throws as `carryOutOn`. */
export function carryOut(stream: string, asked: CommandEnvelope, known?: KnownIncident): Promise<CarriedOut> {
  return carryOutOn(INCIDENT, stream, asked, known);
}
