import type { Refusal } from '../../domain/base/refusal.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import type { IncidentState, OpenIncident } from '../../domain/incident/record/state.ts';
import { functionNames } from '../../domain/incident/situation/concern.ts';
import { inOwnWords, ownTitles, ownWords } from '../../domain/incident/standing/own-words.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import { ownMeasure } from '../../domain/rules/deadline/known-measures.ts';
import type { ConsolePorts } from '../http/ports.ts';

type ContentPort = Pick<ConsolePorts, 'getContent'>;

/** The key of the measure that a person called so; null if there is none. Throws ContentChanged. */
export async function measureCalled(ports: ContentPort, state: OpenIncident, title: string): Promise<string | null> {
  const earlier = ownMeasure(title);
  if (state.response.measures.some(({ kind }) => kind === earlier)) return earlier;
  for (const { kind, title: words } of state.response.measures) {
    const known = words === undefined ? null : await ports.getContent(state.stream, words);
    if (known !== null && ownMeasure(known) === earlier) return kind;
  }
  return null;
}

/** A function by its name on record, with what people call it. */
interface CalledFunction {
  readonly name: string;
  readonly words: string;
}

/** The functions of an incident, those concerned first. One whose words were erased is left out. Throws ContentChanged. */
export async function calledFunctions(ports: ContentPort, state: OpenIncident): Promise<readonly CalledFunction[]> {
  const names = new Set([...functionNames(state), ...Object.keys(state.functionTitles)]);
  const called: CalledFunction[] = [];
  for (const name of names) {
    const title = state.functionTitles[name];
    const words = title === undefined ? name : await ports.getContent(state.stream, title);
    if (words !== null) called.push({ name, words });
  }
  return called;
}

/**
 * The name on record of the function that a person calls so; null if there is none. Where it has several, the one of which an outage
 * from that moment is on record, first one that goes on. Throws ContentChanged.
 */
export async function functionCalled(
  ports: ContentPort,
  state: OpenIncident,
  name: string,
  from: Instant | null = null,
): Promise<string | null> {
  const known = await calledFunctions(ports, state);
  const names = known.flatMap((one) => (one.name === name || one.words === name ? [one.name] : []));
  const meant = state.outages.filter((outage) => outage.from === from && names.includes(outage.function));
  return (meant.find(({ to }) => to === null) ?? meant[0])?.function ?? names[0] ?? null;
}

/** A policy with what people called things of this incident, for what is written of it. Throws ContentChanged. */
export async function inOwnTitles(ports: ContentPort, policy: Policy, state: OpenIncident): Promise<Policy> {
  return { ...policy, ownTitles: ownTitles(state, await textsOf(ports, state)) };
}

async function textsOf(ports: ContentPort, state: OpenIncident): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const ref of ownWords(state).values()) {
    const text = await ports.getContent(state.stream, ref);
    if (text !== null) texts.set(ref.content, text);
  }
  return texts;
}

/** A refusal with what people called things in place of their keys. Throws ContentChanged. */
export async function refusedInOwnWords(ports: ContentPort, state: IncidentState, refusal: Refusal): Promise<Refusal> {
  if (state.status === 'none') return refusal;
  return { ...refusal, reason: inOwnWords(refusal.reason, ownTitles(state, await textsOf(ports, state))) };
}
