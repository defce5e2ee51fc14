import type { Text } from '../../domain/base/text.ts';
import { noticeJson } from '../../domain/channels/notice-text.ts';
import { doubtfulRestoration } from '../../domain/incident/notice/doubtful-restoration.ts';
import {
  type DraftQuestion,
  draftText,
  type NoticeDraft,
  StageError,
} from '../../domain/incident/notice/draft-text.ts';
import { oneLanguageOnly, writtenSections } from '../../domain/incident/notice/given/given-sections.ts';
import { writtenByPeople } from '../../domain/incident/notice/given/since-opened.ts';
import { sectionName } from '../../domain/incident/notice/lines/headings.ts';
import { OLDER_THAN_PLAN, wordingWarnings } from '../../domain/incident/notice/wording-warnings.ts';
import { tellsOf } from '../../domain/incident/owed/tells.ts';
import { approvedOf } from '../../domain/incident/standing/notices.ts';
import type { Section, Stage } from '../../domain/policy/shape/stages.ts';
import { stageTitle } from '../../domain/policy/stage-titles.ts';
import { importedBy } from '../../domain/register/importer.ts';
import { flawed, Problem } from '../http/problem.ts';
import { coauthorsOf } from '../shown/coauthors.ts';
import { draftQuestion } from '../shown/draft-question.ts';
import { isOlderThanPlan } from '../shown/plan-words.ts';
import { sinceWorded } from '../shown/since-worded.ts';
import { draftBody } from './schemas.ts';
import { isPlanNewer, limitsOf, newestDraft, rewritten, withheldOf } from './sent-form.ts';
import { verb } from './verb.ts';

export const draft = verb(
  'draft',
  draftBody,
  'Draft a notice',
  [
    'Replaces the unsent notice of the stage. Sections that are not given are written by the system from the facts.',
    'Withheld sections stay on record and are never sent. Who drafted a notice cannot approve it.',
    'What a person wrote for prevention before the prevention plan was approved does not count as its announcement, unless',
    '"planConfirmed" says that it agrees with the plan.',
    'Where the notice that it replaces was approved, that approval lapses: it is recorded with "reason", and who approved is paged.',
  ].join(' '),
  async (body, context) => {
    const { state, policy, caller } = context;
    const { stage, opened, sections: sent = {} } = body;
    const author = caller.person.id;
    const lost = approvedOf(state, stage);
    if (lost !== null && body.approvalLost === 'ask' && body.reason === undefined)
      throw flawed([{ path: 'reason', message: WHY_REPLACED }]);
    const newest = await newestDraft(context, stage);
    const withheld = withheldOf(body, newest);
    const corrects = body.corrects ?? null;
    const about = { policy, state, stage, at: caller.at, corrects };
    const question = { ...(await draftQuestion(context.ports, about)), withheld };
    const system = written(question).text;
    const form = { sections: sent, opened, system, languages: policy.languages, newest, author, seq: state.seq };
    const { given, worded, replaced } = writtenByPeople(form);
    const drafted = written({ ...question, given });
    const isToCompare = body.planConfirmed !== true && (await isOlderThanPlan(context.ports, state, given));
    const isUncompared = isToCompare || (opened !== undefined && (await isPlanNewer(context, opened, given)));
    mustHold(drafted, stage, withheld);
    // What is told; the text holds the withheld sections too.
    const sections = drafted.sections.filter((section) => !withheld.includes(section));
    const text = await context.keep('notice', noticeJson(drafted.text));
    const { number } = question;
    const compared = { policy, state, at: caller.at, notice: { stage, number, corrects, withheld } };
    const anew = opened === undefined ? [] : await rewritten(context, compared, opened, { sent, given });
    const wording = {
      written: writtenSections(given),
      lacking: [],
      open: drafted.open,
      oneLanguage: oneLanguageOnly(given, policy.languages),
      cautions: [...drafted.cautions, ...anew],
      ...(worded.length > 0 && { worded }),
      ...(replaced.length > 0 && { replaced }),
    };
    const since = await sinceWorded(context.ports, compared, wording);
    return {
      command: {
        do: 'draft',
        stage,
        author,
        text,
        sections,
        limited: await limitsOf(body, newest, context),
        corrects,
        basedOn: state.seq,
        wording,
        coauthors: await coauthorsOf(context.ports, state, { text: drafted.text, system, author }),
        tells: tellsOf(policy, state, {
          ...{ stage, sections, withheld, written: writtenSections(given) },
          ...{ onlyOpen: drafted.onlyOpen, carriesPlan: !isUncompared },
        }),
        ...importedBy(await context.ports.registerSource()),
        ...(lost !== null && body.reason !== undefined && { reason: await context.keep('reason', body.reason) }),
      },
      warnings: [
        ...doubtfulRestoration(policy, state, sections),
        ...wordingWarnings(wording, stage),
        ...since,
        ...(isUncompared ? [OLDER_THAN_PLAN] : []),
      ],
    };
  },
);

const WHY_REPLACED: Text = {
  ja: '承認済みの通知を差し替える理由を入力してください（その承認は失効します）',
  en: 'state why a notice that is approved is replaced: its approval lapses',
};

function written(question: DraftQuestion): NoticeDraft {
  try {
    return draftText(question);
  } catch (error) {
    if (!(error instanceof StageError)) throw error;
    throw new Problem('wrong-stage', {
      ja: `この対応方針には、${stageTitle(question.stage).ja}の定めがありません。`,
      en: `${error.message}.`,
    });
  }
}

function wanted(section: Section, stage: Stage): Text {
  const { ja, en } = sectionName(section, stage);
  return {
    ja: `「${ja}」は、この通知に必要な項目です。すべての言語で内容を記入してください`,
    en: `this notice needs the section “${en}”: write it in every language`,
  };
}

function nothingToWithhold(section: Section, stage: Stage): Text {
  const title = sectionName(section, stage);
  return {
    ja: `この通知には「${title.ja}」がないため、非公開にする必要はありません`,
    en: `the notice has no section “${title.en}” to withhold`,
  };
}

/** Throws a 400 Problem that names the sections which the stage wants and nobody wrote, and those withheld in vain. */
function mustHold({ lacking, sections }: NoticeDraft, stage: Stage, withheld: readonly Section[]): void {
  const missing = lacking.filter((section) => !withheld.includes(section));
  const flaws = [
    ...missing.map((section) => ({ path: `sections.${section}`, message: wanted(section, stage) })),
    ...withheld
      .filter((section) => !sections.includes(section) && !lacking.includes(section))
      .map((section) => ({ path: 'limited.withhold', message: nothingToWithhold(section, stage) })),
  ];
  if (flaws.length > 0) throw flawed(flaws);
}
