import { bundledPolicy, keepBundledPolicy, policyBy } from '../../adapters/store/policies.ts';
import { notBefore } from '../../domain/base/ledger/chain.ts';
import type { Refusal } from '../../domain/base/refusal.ts';
import type { CommandEnvelope } from '../../domain/incident/command/command.ts';
import { decide } from '../../domain/incident/decide/decide.ts';
import { evolve, foldIncident } from '../../domain/incident/evolve/evolve.ts';
import type { IncidentEvent } from '../../domain/incident/record/events.ts';
import type { IncidentState } from '../../domain/incident/record/state.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import {
  type CommandDecision,
  handle,
  type Loaded,
  loadStream,
  mustBeOwnKey,
  type StreamDefinition,
} from './command-handler.ts';
import { followUp } from './follow-ups.ts';

const INCIDENT: StreamDefinition<IncidentState, IncidentEvent> = { view: 'incident', fold: foldIncident, evolve };

/** An incident as its ledger tells it, with the policy it was opened under (the bundled one before that). */
export interface LoadedIncident extends Loaded<IncidentState, IncidentEvent> {
  readonly policy: Policy;
}

/** The same as it was read, before its policy was. */
export type KnownIncident = Loaded<IncidentState, IncidentEvent> & Partial<Pick<LoadedIncident, 'policy'>>;

/** A command's outcome: the state after it, and why it was refused, if it was. */
export type CarriedOut = LoadedIncident & { readonly refusal: Refusal | null };

/** Reads an incident consistently, without its policy. Throws StorageUnavailable. */
export function readIncident(stream: string): Promise<KnownIncident> {
  return loadStream(INCIDENT, stream);
}

/**
 * Reads an incident consistently. Its status is `none` when nothing was written. `under`: the policy to go by in place of
 * its own, when that cannot be read. Throws StorageUnavailable, PolicyChanged.
 */
export async function loadIncident(stream: string, under?: Policy): Promise<LoadedIncident> {
  const loaded = await readIncident(stream);
  return { ...loaded, policy: under ?? (await policyOf(loaded.state)) };
}

/**
 * Carries out one command, then sees to what follows (executions, wakes, source, view). Given again it appends nothing and repeats
 * what follows, so that a crash in between heals. `known`: what the caller has just read.
 * Throws StorageUnavailable, StorageRefused, StreamContended, KeyReused; giving the command again is always safe.
 */
export async function carryOut(stream: string, asked: CommandEnvelope, known?: KnownIncident): Promise<CarriedOut> {
  const { state, items, decided } = await handle(INCIDENT, stream, (loaded) => decideOn(loaded, asked, known), known);
  const after = { stream, state, items, policy: decided.policy, refusal: decided.refusal };
  const item = items.find((each) => each.command === asked.id);
  if (item !== undefined) await followUp(after, item);
  return after;
}

interface IncidentDecision extends CommandDecision<IncidentEvent> {
  readonly policy: Policy;
  readonly refusal: Refusal | null;
}

async function decideOn(
  loaded: Loaded<IncidentState, IncidentEvent>,
  { id, actor, ...asked }: CommandEnvelope,
  known: KnownIncident | undefined,
): Promise<IncidentDecision> {
  const { state, items } = loaded;
  const policy = (loaded === known ? known.policy : undefined) ?? (await policyOf(state));
  const at = notBefore(items.at(-1) ?? null, asked.at);
  const nothing = { command: id, actor, at, policy, refusal: null, events: [] };
  if (state.commands.has(id)) return nothing;
  mustBeOwnKey(id, state);
  const outcome = decide(policy, state, { ...asked, id, actor, at });
  if ('refused' in outcome) return { ...nothing, refusal: outcome };
  // Before the first item, the policy stands under its digest.
  if (asked.command.do === 'open' && outcome.length > 0) await keepBundledPolicy();
  return { ...nothing, events: outcome };
}

async function policyOf(state: IncidentState): Promise<Policy> {
  return state.status === 'none' ? bundledPolicy() : policyBy(state.policy);
}
