import { hasStarted, numberFor } from '../../domain/incident/notices.ts';
import { type Draft, type DraftQuestion, draftText, StageError } from '../../domain/notice/draft-text.ts';
import { sectionName } from '../../domain/notice/headings.ts';
import { type NoticeText, noticeJson, readNoticeText, toldText } from '../../domain/notice/notice-text.ts';
import type { Section, Stage } from '../../domain/notice/stages.ts';
import { stageTitle } from '../../domain/notice/titles.ts';
import type { Text } from '../../domain/text.ts';
import { flawed, Problem } from '../problem.ts';
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
    mustHold(drafted, withheld, body.stage);
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
    throw new Problem(409, 'wrong-stage', {
      ja: `この対応方針には、${stageTitle(question.stage).ja}の定めがありません。`,
      en: `${error.message}.`,
    });
  }
}

const WANTED: Text = {
  ja: 'この通知に必要な項目です。内容を記入してください',
  en: 'this notice needs this section: write it',
};

function nothingToWithhold(section: Section, stage: Stage): Text {
  const title = sectionName(section, stage);
  return {
    ja: `この通知には「${title.ja}」がないため、非公開にする必要はありません`,
    en: `the notice has no section “${title.en}” (${section}) to withhold`,
  };
}

/** Throws a 400 Problem that names the sections which the stage wants and nobody wrote, and those withheld in vain. */
function mustHold({ lacking, sections }: Draft, withheld: readonly Section[], stage: Stage): void {
  const missing = lacking.filter((section) => !withheld.includes(section));
  const flaws = [
    ...missing.map((section) => ({ path: `sections.${section}`, message: WANTED })),
    ...withheld
      .filter((section) => !sections.includes(section) && !lacking.includes(section))
      .map((section) => ({ path: 'limited.withhold', message: nothingToWithhold(section, stage) })),
  ];
  if (flaws.length > 0) throw flawed(flaws);
}
