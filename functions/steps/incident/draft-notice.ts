import * as z from 'zod';
import { ContentChanged } from '../../adapters/aws/errors.ts';
import { findContents, putContent } from '../../adapters/store/contents.ts';
import { askedBySystem } from '../../application/command/asked.ts';
import { carryOut, loadIncident } from '../../application/command/incidents.ts';
import { type Acting, recordMismatch } from '../../application/command/recording-mismatch.ts';
import { registerSource } from '../../application/command/register.ts';
import type { ContentRef } from '../../domain/base/ledger/content.ts';
import { sha256Hex } from '../../domain/base/ledger/digest.ts';
import { instant } from '../../domain/base/time/instant.ts';
import { type NoticeText, noticeJson } from '../../domain/channels/notice-text.ts';
import { isSuperseded } from '../../domain/components/executions.ts';
import {
  type DraftSources,
  draftSources,
  sourceRefs,
  sourceTexts,
} from '../../domain/incident/notice/draft-sources.ts';
import { draftText } from '../../domain/incident/notice/draft-text.ts';
import { tellsOf } from '../../domain/incident/owed/tells.ts';
import { newsFor } from '../../domain/incident/owed/told-words.ts';
import type { OpenIncident } from '../../domain/incident/record/state.ts';
import { numberFor } from '../../domain/incident/standing/notices.ts';
import { ownTitles, ownWords } from '../../domain/incident/standing/own-words.ts';
import { STAGES } from '../../domain/policy/shape/stages.ts';
import { importedBy } from '../../domain/register/importer.ts';
import { stepInput } from '../input/step-input.ts';

const ID_LENGTH = 16;

const input = stepInput.extend({ next: z.object({ stage: z.enum(STAGES) }) });

/** The facts and the policy do not carry a notice that the policy would let go out: a person must write it. */
export class DraftRefused extends Error {
  override readonly name = 'DraftRefused';
}

/** Drafts a notice from the facts, puts its text away, records it. A text that is no longer wanted is left aside. */
export async function handler(event: unknown) {
  const { stream, generation, at, next } = input.parse(event);
  const loaded = await loadIncident(stream);
  const { state, policy } = loaded;
  if (state.status !== 'open' || isSuperseded(state, generation)) return { do: 'End' };
  const { stage } = next;
  const acting = { loaded, by: 'incident', at, notice: null } as const;
  const texts = await textsOf(state, draftSources(policy, state, stage), acting);
  const titled = {
    ...policy,
    ownTitles: ownTitles(state, await bodiesOf(state.stream, [...ownWords(state).values()], acting)),
  };
  const news = newsFor(policy, state);
  const question = { policy: titled, state, stage, number: numberFor(state, stage), at: instant(at), news, ...texts };
  const draft = draftText({ ...question, given: {} });
  const text = await keepText(state, draft.text);
  const command = {
    do: 'draft',
    stage,
    author: null,
    text,
    sections: draft.sections,
    limited: null,
    corrects: null,
    wording: { written: [], lacking: draft.lacking, open: draft.open, oneLanguage: [], cautions: draft.cautions },
    tells: tellsOf(policy, state, { stage, sections: draft.sections, onlyOpen: draft.onlyOpen }),
    ...importedBy(await registerSource()),
  } as const;
  const id = `draft-${stage}-${generation}-${at}`;
  const { refusal } = await carryOut(
    stream,
    askedBySystem('incident', id, at, { ...command, basedOn: state.seq }),
    loaded,
  );
  // Refused as needless: look again. Refused as it stands: asking again would turn in circles.
  if (refusal?.refused === 'invalid') throw new DraftRefused(refusal.reason.en);
  return { do: 'DecideNext' };
}

/** The same text has the same id, so that a retry finds it there. */
function keepText(state: OpenIncident, text: NoticeText) {
  const json = noticeJson(text);
  return putContent(state.stream, `notice-${sha256Hex(json).slice(0, ID_LENGTH)}`, json);
}

/** What the draft is made from. A text that was changed since is recorded as such, and the draft made without it. */
async function textsOf({ stream }: OpenIncident, sources: DraftSources, acting: Acting) {
  return sourceTexts(sources, await bodiesOf(stream, sourceRefs(sources), acting));
}

async function bodiesOf(
  stream: string,
  refs: readonly ContentRef[],
  acting: Acting,
): Promise<ReadonlyMap<string, string>> {
  const bodies = new Map<string, string>();
  for (const [content, text] of await findContents(stream, refs)) {
    if (text instanceof ContentChanged) await recordMismatch(acting, text);
    else bodies.set(content, text);
  }
  return bodies;
}
