import type { Refusal } from '../../domain/incident/command/command.ts';
import type { IncidentState, OpenIncident } from '../../domain/incident/record/state.ts';
import { functionNames } from '../../domain/incident/situation/concern.ts';
import { inOwnWords, ownTitles, ownWords } from '../../domain/incident/standing/own-words.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import { ownMeasure } from '../../domain/rules/deadline/known-measures.ts';
import type { ConsolePorts } from '../http/ports.ts';

type Ports = Pick<ConsolePorts, 'getContent'>;

/** The key of the measure that a person called so; null if there is none. Throws ContentChanged. */
export async function measureCalled(ports: Ports, state: OpenIncident, title: string): Promise<string | null> {
  const earlier = ownMeasure(title);
  if (state.response.measures.some(({ kind }) => kind === earlier)) return earlier;
  for (const { kind, title: words } of state.response.measures) {
    const known = words === undefined ? null : await ports.getContent(state.stream, words);
    if (known !== null && ownMeasure(known) === earlier) return kind;
  }
  return null;
}

/** The name on record of the function that a person calls so; null if there is none. Throws ContentChanged. */
export async function functionCalled(ports: Ports, state: OpenIncident, name: string): Promise<string | null> {
  if (functionNames(state).includes(name)) return name;
  for (const [key, words] of Object.entries(state.functionTitles)) {
    if ((await ports.getContent(state.stream, words)) === name) return key;
  }
  return null;
}

/** A policy with what people called things of this incident, for what is written of it. Throws ContentChanged. */
export async function inOwnTitles(ports: Ports, policy: Policy, state: OpenIncident): Promise<Policy> {
  return { ...policy, ownTitles: ownTitles(state, await textsOf(ports, state)) };
}

async function textsOf(ports: Ports, state: OpenIncident): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const ref of ownWords(state).values()) {
    const text = await ports.getContent(state.stream, ref);
    if (text !== null) texts.set(ref.content, text);
  }
  return texts;
}

/** A refusal with what people called things in place of their keys. Throws ContentChanged. */
export async function refusedInOwnWords(ports: Ports, state: IncidentState, refusal: Refusal): Promise<Refusal> {
  if (state.status === 'none') return refusal;
  return { ...refusal, reason: inOwnWords(refusal.reason, ownTitles(state, await textsOf(ports, state))) };
}
