import { ContentChanged } from '../../adapters/aws/errors.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import {
  type DraftSources,
  draftSources,
  sourceRefs,
  sourceTexts,
} from '../../domain/incident/notice/draft-sources.ts';
import type { DraftQuestion } from '../../domain/incident/notice/draft-text.ts';
import { newsFor } from '../../domain/incident/owed/told-words.ts';
import type { OpenIncident } from '../../domain/incident/record/state.ts';
import { numberFor } from '../../domain/incident/standing/notices.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import type { Stage } from '../../domain/policy/shape/stages.ts';
import type { ConsolePorts } from '../http/ports.ts';
import { inOwnTitles } from './own-words.ts';

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
  const titled = await inOwnTitles(ports, policy, state);
  return { policy: titled, state, stage, number: numberFor(state, stage), at, news: newsFor(policy, state), ...texts };
}

/** The texts that still exist, by content id. Throws ContentChanged: nothing is drafted from what nobody recorded. */
async function textsOf(
  ports: ConsolePorts,
  { stream }: OpenIncident,
  sources: DraftSources,
): Promise<ReadonlyMap<string, string>> {
  const refs = sourceRefs(sources);
  const found = refs.length === 0 ? [] : [...(await ports.getContents(stream, refs))];
  return new Map(found.map(([content, text]) => [content, unchanged(text)]));
}

function unchanged(text: string | ContentChanged): string {
  if (text instanceof ContentChanged) throw text;
  return text;
}
