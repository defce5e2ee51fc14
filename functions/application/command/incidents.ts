import { KeyReused, StreamContended } from '../../adapters/aws/errors.ts';
import { appendAnnounced } from '../../adapters/store/heads.ts';
import { readStream } from '../../adapters/store/ledger.ts';
import { bundledPolicy, keepBundledPolicy, policyBy } from '../../adapters/store/policies.ts';
import { notBefore, sealItem } from '../../domain/base/ledger/chain.ts';
import { isKeyReused } from '../../domain/base/ledger/command-key.ts';
import type { LedgerItem } from '../../domain/base/ledger/item.ts';
import type { Asked, Refusal } from '../../domain/incident/command/command.ts';
import { decide } from '../../domain/incident/decide/decide.ts';
import { evolve, foldIncident } from '../../domain/incident/evolve/evolve.ts';
import type { IncidentEvent } from '../../domain/incident/record/events.ts';
import type { IncidentState } from '../../domain/incident/record/state.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import { followUp } from './follow-ups.ts';

const ATTEMPTS = 12;

/** An incident as its ledger tells it, with the policy it was opened under (the bundled one before that). */
export interface LoadedIncident {
  readonly stream: string;
  readonly state: IncidentState;
  readonly policy: Policy;
  readonly items: readonly LedgerItem<IncidentEvent>[];
}

/** A command's outcome: the state after it, and why it was refused, if it was. */
export type CarriedOut = LoadedIncident & { readonly refusal: Refusal | null };

/**
 * Reads an incident consistently. Its status is `none` when nothing was written. `under`: the policy to go by in place of
 * its own, when that cannot be read. Throws StorageUnavailable, PolicyChanged.
 */
export async function loadIncident(stream: string, under?: Policy): Promise<LoadedIncident> {
  const items = await readStream<IncidentEvent>(stream);
  const state = foldIncident(stream, items);
  const policy = under ?? (state.status === 'none' ? bundledPolicy() : await policyBy(state.policy));
  return { stream, state, policy, items };
}

/**
 * Carries out one command: read, decide, append as one item, then see to what follows (executions, wakes, source,
 * view). A command given again appends nothing and repeats what follows, so that a crash in between heals.
 * `known`: what the caller has just read, to spare a second reading; if it is behind, the append finds out.
 * Throws StorageUnavailable, StorageRefused, StreamContended, KeyReused; giving the command again is always safe.
 */
export async function carryOut(stream: string, asked: Asked, known?: LoadedIncident): Promise<CarriedOut> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const before = attempt === 1 && known !== undefined ? known : await loadIncident(stream);
    const after = await appendDecided(before, asked);
    if (after === 'taken') continue;
    const item = after.items.find((each) => each.command === asked.id);
    if (item !== undefined) await followUp(after, item);
    return after;
  }
  throw new StreamContended(stream, ATTEMPTS);
}

async function appendDecided(before: LoadedIncident, asked: Asked): Promise<CarriedOut | 'taken'> {
  if (before.state.commands.has(asked.id)) return { ...before, refusal: null };
  if (isKeyReused(asked.id, before.state.commands)) throw new KeyReused(asked.id);
  const previous = before.items.at(-1) ?? null;
  const at = notBefore(previous, asked.at);
  const decided = decide(before.policy, before.state, { ...asked, at });
  if ('refused' in decided) return { ...before, refusal: decided };
  if (decided.length === 0) return { ...before, refusal: null };
  // Before the first item, the policy stands under its digest.
  if (asked.command.do === 'open') await keepBundledPolicy();
  const item = sealItem(previous, {
    stream: before.stream,
    command: asked.id,
    actor: asked.actor,
    at,
    events: decided,
  });
  if ((await appendAnnounced('incident', item)) === 'taken') return 'taken';
  return { ...before, items: [...before.items, item], state: evolve(before.state, item), refusal: null };
}
