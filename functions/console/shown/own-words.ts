import type { Refusal } from '../../domain/incident/command/command.ts';
import type { IncidentState, OpenIncident } from '../../domain/incident/record/state.ts';
import { inOwnWords, ownWords } from '../../domain/incident/standing/own-words.ts';
import { ownMeasure } from '../../domain/rules/deadline/known-measures.ts';
import type { ConsolePorts } from '../http/ports.ts';

type Ports = Pick<ConsolePorts, 'getContent'>;

/** What people called measures and roles of an incident, by key. A text that was erased is missing. */
export function ownTitles(state: IncidentState, texts: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  const titled = [...ownWords(state)].map(([key, { content }]) => [key, texts.get(content)] as const);
  return Object.fromEntries(titled.flatMap(([key, title]) => (title === undefined ? [] : [[key, title]])));
}

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

/** A refusal with what people called things in place of their keys. Throws ContentChanged. */
export async function refusedInOwnWords(ports: Ports, state: IncidentState, refusal: Refusal): Promise<Refusal> {
  const texts = new Map<string, string>();
  for (const ref of ownWords(state).values()) {
    const text = state.status === 'none' ? null : await ports.getContent(state.stream, ref);
    if (text !== null) texts.set(ref.content, text);
  }
  return { ...refusal, reason: inOwnWords(refusal.reason, ownTitles(state, texts)) };
}
