import * as z from 'zod';
import { findContent, putContent } from '../adapters/contents.ts';
import { carryOut, loadIncident } from '../adapters/incidents.ts';
import { hasStarted, numberFor } from '../domain/incident/notices.ts';
import type { OpenIncident } from '../domain/incident/state.ts';
import { sha256Hex } from '../domain/ledger/digest.ts';
import { draftText } from '../domain/notice/draft-text.ts';
import { type NoticeText, noticeJson, readNoticeText, toldText } from '../domain/notice/notice-text.ts';
import { STAGES } from '../domain/notice/stages.ts';
import { askedBySystem } from './asked.ts';
import { superseded } from './generation.ts';
import { stepInput } from './step-input.ts';

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
  if (state.status !== 'open' || superseded(state, generation)) return { do: 'End' };
  const { stage } = next;
  const previous = await previousText(state);
  const draft = draftText({ policy, state, stage, number: numberFor(state, stage), previous });
  const text = await keepText(state, draft.text);
  const command = {
    do: 'draft',
    stage,
    author: null,
    text,
    sections: draft.sections,
    limited: null,
    corrects: null,
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

async function previousText(state: OpenIncident): Promise<NoticeText | null> {
  const notice = state.notices.findLast(hasStarted);
  if (notice === undefined) return null;
  const json = await findContent(state.stream, notice.text.content);
  return json === null ? null : toldText(readNoticeText(json), notice.limited?.withheld ?? []);
}
