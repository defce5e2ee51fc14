import { incidentStream } from '../../domain/base/ledger/streams.ts';
import type { CommandEnvelope } from '../../domain/incident/command/command.ts';
import { handedOver, isJoining, joinCommand } from '../../domain/incident/joining/join.ts';
import { type CarriedOut, carryOut, type KnownIncident, type LoadedIncident } from './incidents.ts';

/** Carries out a command, and completes the join that it began. `known`: what the caller has just read. Throws as `carryOut`. */
export async function carryOutWhole(
  stream: string,
  asked: CommandEnvelope,
  known?: KnownIncident,
): Promise<CarriedOut> {
  const done = await carryOut(stream, asked, known);
  return done.refusal === null ? settleJoin(done, asked) : done;
}

/**
 * Ends a join that was asked for: the other incident takes over first, then this one ends; if the other refuses, this one
 * goes on. Given again after a crash, each of it is done once. Nothing happens without such a join. Throws as `carryOut`.
 */
export async function settleJoin(
  loaded: LoadedIncident,
  { actor, at }: Pick<CommandEnvelope, 'actor' | 'at'>,
): Promise<CarriedOut> {
  const { state, stream } = loaded;
  const from = state.status === 'none' || !isJoining(state) ? null : handedOver(state);
  if (state.status === 'none' || state.join === null || from === null) return { ...loaded, refusal: null };
  const attempt = requestedAt(loaded);
  const merge = { do: 'merge', from } as const;
  const id = joinCommand(state.id, attempt);
  const taken = await carryOut(incidentStream(state.join.into), { id, actor: SYSTEM, at, command: merge });
  if (taken.refusal === null) {
    return carryOut(stream, { id: `${id}:joined`, actor, at, command: { do: 'finish-join' } }, loaded);
  }
  const withdraw = { do: 'withdraw-join', reason: taken.refusal.reason } as const;
  const after = await carryOut(stream, { id: `${id}:withdrawn`, actor: SYSTEM, at, command: withdraw }, loaded);
  return { ...after, refusal: taken.refusal };
}

const SYSTEM = { kind: 'system', name: 'join' } as const;

/** The item that asked for the join: a later attempt is another command. */
function requestedAt({ items }: LoadedIncident): number {
  return items.findLast(({ events }) => events.some(({ type }) => type === 'join.requested'))?.seq ?? 0;
}
