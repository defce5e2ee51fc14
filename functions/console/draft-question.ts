import { numberFor } from '../domain/incident/notices.ts';
import type { OpenIncident } from '../domain/incident/state.ts';
import { newsFor } from '../domain/incident/told-words.ts';
import { type DraftSources, draftSources, sourceRefs, sourceTexts } from '../domain/notice/draft-sources.ts';
import type { DraftQuestion } from '../domain/notice/draft-text.ts';
import type { Stage } from '../domain/notice/stages.ts';
import type { Policy } from '../domain/policy/schema.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { ConsolePorts } from './ports.ts';

interface DraftSubject {
  readonly policy: Policy;
  readonly state: OpenIncident;
  readonly stage: Stage;
  readonly at: Instant;
  /** The notice that a correction corrects, where a person named it. */
  readonly corrects: string | null;
}

/** What a draft is made from, with the texts it looks back at: the same for the form and for the draft that it sends. Throws ContentChanged. */
export async function draftQuestion(ports: ConsolePorts, subject: DraftSubject): Promise<Omit<DraftQuestion, 'given'>> {
  const { policy, state, stage, at, corrects } = subject;
  const sources = draftSources(policy, state, stage, corrects);
  const texts = sourceTexts(sources, await textsOf(ports, state, sources));
  return { policy, state, stage, number: numberFor(state, stage), at, news: newsFor(policy, state), ...texts };
}

/** The texts that still exist, by content id. Throws ContentChanged: nothing is drafted from what nobody recorded. */
async function textsOf(
  ports: ConsolePorts,
  { stream }: OpenIncident,
  sources: DraftSources,
): Promise<ReadonlyMap<string, string>> {
  const refs = sourceRefs(sources);
  const bodies = await Promise.all(refs.map((ref) => ports.getContent(stream, ref)));
  return new Map(refs.flatMap(({ content }, index) => asEntry(content, bodies[index] ?? null)));
}

function asEntry(content: string, body: string | null): [string, string][] {
  return body === null ? [] : [[content, body]];
}
