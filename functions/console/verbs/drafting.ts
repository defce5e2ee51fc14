import { hasStarted, numberFor } from '../../domain/incident/notices.ts';
import { type Draft, type DraftQuestion, draftText, StageError } from '../../domain/notice/draft-text.ts';
import { type NoticeText, noticeJson, readNoticeText, toldText } from '../../domain/notice/notice-text.ts';
import type { Section } from '../../domain/notice/stages.ts';
import { Problem } from '../problem.ts';
import { draftBody } from './schemas.ts';
import { type VerbContext, verb } from './verb.ts';

export const draft = verb(
  'draft',
  draftBody,
  'Draft a notice',
  [
    'Replaces the unsent notice of the stage. Sections that are not given are written by the system from the facts.',
    'Withheld sections stay on record and are never sent. Who drafted a notice cannot approve it.',
  ].join(' '),
  async (body, context) => {
    const { state, policy } = context;
    const previous = await previousText(context);
    const given = body.sections === undefined ? {} : { given: body.sections };
    const { limited } = body;
    const withheld = limited?.withhold ?? [];
    const drafted = written({
      policy,
      state,
      stage: body.stage,
      number: numberFor(state, body.stage),
      previous,
      withheld,
      ...given,
    });
    mustHold(drafted, withheld);
    const text = await context.keep('notice', noticeJson(drafted.text));
    return {
      command: {
        do: 'draft',
        stage: body.stage,
        author: context.caller.person.id,
        text,
        // What is told; the text holds the withheld sections too.
        sections: drafted.sections.filter((section) => !withheld.includes(section)),
        limited: limited === undefined ? null : { reason: await context.keep('limited', limited.reason), withheld },
        corrects: body.corrects ?? null,
        basedOn: state.seq,
      },
    };
  },
);

/** The text of the newest notice that customers had; null when there is none or it was erased. */
async function previousText({ state, ports }: VerbContext): Promise<NoticeText | null> {
  const told = state.notices.findLast(hasStarted);
  if (told === undefined) return null;
  const json = await ports.getContent(state.stream, told.text.content);
  return json === null ? null : toldText(readNoticeText(json), told.limited?.withheld ?? []);
}

function written(question: DraftQuestion): Draft {
  try {
    return draftText(question);
  } catch (error) {
    if (!(error instanceof StageError)) throw error;
    throw new Problem(409, 'wrong-stage', `${error.message}.`);
  }
}

/** Throws a 400 Problem that names the sections which the stage wants and nobody wrote, and those withheld in vain. */
function mustHold({ lacking, sections }: Draft, withheld: readonly Section[]): void {
  const missing = lacking.filter((section) => !withheld.includes(section));
  const flaws = [
    ...missing.map((section) => ({ path: `sections.${section}`, message: 'this stage wants this section: write it' })),
    ...withheld
      .filter((section) => !sections.includes(section) && !lacking.includes(section))
      .map((section) => ({ path: 'limited.withhold', message: `the notice has no section ${section} to withhold` })),
  ];
  const first = flaws[0];
  if (first !== undefined) throw new Problem(400, 'invalid', `${first.path}: ${first.message}`, flaws);
}
