import { ContentChanged } from '../../adapters/aws/errors.ts';
import { recordedId } from '../../domain/base/ledger/command-key.ts';
import { later } from '../../domain/base/time/instant.ts';
import type { CommandEnvelope } from '../../domain/incident/command/command.ts';
import { lacksPermission } from '../../domain/incident/command/permissions.ts';
import { decide } from '../../domain/incident/decide/decide.ts';
import type { IncidentState } from '../../domain/incident/record/state.ts';
import { PERMITTED } from '../../domain/policy/shape/team.ts';
import { actorOf, type SignedCaller } from '../http/caller.ts';
import { commandId, mustBeOneCommand } from '../http/command-id.ts';
import type { ConsolePorts } from '../http/ports.ts';
import { refusalProblem } from '../http/refusals.ts';
import { loadOpened, streamOf } from '../shown/opened.ts';
import { refusedInOwnWords } from '../shown/own-words.ts';
import { unrecordedTimes, unrecordedWords } from '../shown/warnings/unrecorded-times.ts';
import type { Built, Verb, VerbContext } from './verb.ts';

/** What a carried-out command answers beside the state it led to. */
export interface BuiltCommand extends Omit<Built, 'command'> {
  readonly incident: string;
  /** Times of the statement that are nowhere on record after it. */
  readonly lost?: readonly string[];
}

/**
 * Carries one verb out for a person. The same key with the same body again changes nothing and answers as before.
 * Throws a Problem: 400 for what cannot be, 403, 404, 409 for what the domain refuses.
 */
export async function carryOutVerb(
  ports: ConsolePorts,
  caller: SignedCaller,
  incident: string,
  verb: Verb,
  body: unknown,
  key: string | undefined,
): Promise<BuiltCommand> {
  const state = await loadOpened(ports, incident);
  const id = recordedId(commandId(ports, caller, key, [incident, verb.name, body]));
  mustBeOneCommand(id, state.commands);
  const policy = await ports.policyOf(state.policy);
  const stream = streamOf(incident);
  // Who may not ask at all learns nothing from what is wrong with the request.
  const permission = PERMITTED.find((each) => each === verb.name);
  const refusal = permission === undefined ? null : lacksPermission(policy, actorOf(caller), permission);
  if (refusal !== null) throw refusalProblem(refusal);
  const about = { ports, caller, policy, state, isRepeated: state.commands.has(id) };
  const tried = await takenOn(verb, body, about, id);
  const { command, ...rest } = tried ?? (await built(verb, body, { ...about, ...keeping(ports, stream, id) }));
  const after = await ask(ports, stream, { id, actor: actorOf(caller), at: caller.at, command });
  const lost = about.isRepeated || after.status === 'none' ? [] : unrecordedTimes(command, after);
  const warnings = [...(rest.warnings ?? []), ...unrecordedWords(lost)];
  return { incident, ...rest, warnings, lost };
}

type Keeping = Pick<VerbContext, 'keep' | 'keepIn'>;

/** Puts texts away by the id of the command that they came with. */
function keeping(ports: ConsolePorts, stream: string, id: string): Keeping {
  const keepIn: VerbContext['keepIn'] = (owner, what, text) => ports.putContent(owner, `${id}-${what}`, text);
  return { keepIn, keep: (what, text) => keepIn(stream, what, text) };
}

/**
 * Throws the refusal of what the domain refuses as things stand, before any text of it is put away: no words of it are left behind. Answers
 * the command where it brings no text; null where its texts are still to be put away, or it was carried out before.
 */
async function takenOn(
  verb: Verb,
  body: unknown,
  about: Omit<VerbContext, keyof Keeping>,
  id: string,
): Promise<Built | null> {
  const { ports, caller, policy, state, isRepeated } = about;
  if (isRepeated) return null;
  const texts: string[] = [];
  const keep: VerbContext['keep'] = async (what) => ({ content: `${id}-${what}`, digest: `${texts.push(what)}` });
  const found = await built(verb, body, { ...about, keep, keepIn: (_, what, text) => keep(what, text) });
  if (texts.length === 0) return found;
  const decided = decide(policy, state, {
    id,
    actor: actorOf(caller),
    at: later(caller.at, state.at),
    command: found.command,
  });
  if (!Array.isArray(decided)) throw refusalProblem(await refusedInOwnWords(ports, state, decided));
  return null;
}

/** What a verb reads and is not what the ledger names is recorded, and people are called, before it is refused. */
async function built(verb: Verb, body: unknown, context: VerbContext): Promise<Built> {
  try {
    return await verb.build(body, context);
  } catch (error) {
    if (error instanceof ContentChanged) await recordChanged(context, error);
    throw error;
  }
}

async function recordChanged(
  { ports, state, caller: { at } }: VerbContext,
  { mismatch }: ContentChanged,
): Promise<void> {
  const id = `console:mismatch-${mismatch.owner}-${mismatch.id}-${at}`;
  const actor = { kind: 'system', name: 'console' } as const;
  await ask(ports, state.stream, { id, actor, at, command: { do: 'record-mismatch', mismatch, notice: null } });
}

/** Asks the domain. Throws the refusal as a Problem. */
export async function ask(ports: ConsolePorts, stream: string, asked: CommandEnvelope): Promise<IncidentState> {
  const { state, refusal } = await ports.carryOut(stream, asked);
  if (refusal !== null) throw refusalProblem(await refusedInOwnWords(ports, state, refusal));
  return state;
}
