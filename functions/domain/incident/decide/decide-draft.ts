import type { ContentRef } from '../../base/ledger/content.ts';
import { type Refusal, refuse } from '../../base/refusal.ts';
import type { Text } from '../../base/text.ts';
import { spokenText } from '../../base/time/spoken.ts';
import { findDuty, isOwed, newestOfKind } from '../../components/obligations/duties.ts';
import { callPeople } from '../../components/paging/escalation.ts';
import { nameOf } from '../../policy/people.ts';
import type { Section, Stage } from '../../policy/shape/stages.ts';
import { noticeTitle, stageTitle } from '../../policy/stage-titles.ts';
import type { CommandOf, DecideResult, Given } from '../command/given.ts';
import { type DecisionStep, inTurn } from '../evolve/play.ts';
import { sectionNames } from '../notice/lines/headings.ts';
import { wantedOfPolicy } from '../notice/wanted.ts';
import { tellsOf } from '../owed/tells.ts';
import { askApprovers } from '../owed/void-approvals.ts';
import { escalation, openPage } from '../paging/pages.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import { findNotice, hasStarted, isStale, isUnsent, numberFor } from '../standing/notices.ts';
import { REPLACED } from '../standing/void-reasons.ts';
import { noticeToCorrect } from '../told/told-wrongly.ts';
import { DUTY_OF_STAGE } from './decide-delivery.ts';

type DraftCommand = CommandOf<'draft'>;

/** A text for customers. It replaces the one of its stage that has not gone out; approvers are called. FC-4, FC-5, FC-10. */
export function decideDraft(given: Given, command: DraftCommand): DecideResult {
  const author = given.actor.kind === 'person' ? given.actor.id : null;
  if (command.author !== author)
    return refuse('not-allowed', {
      ja: '通知案の作成者には、作成した本人を指定してください。',
      en: 'The author of a draft must be the person who submits it.',
    });
  const refusal = sectionsProblem(given, command) ?? orderProblem(given, command) ?? needlessProblem(given, command);
  if (refusal !== null) return refusal;
  return inTurn(given, drafted(command), replaced(given.state, command), asked(command));
}

/** Who must act: the approvers, or, where the system could not write all of it, the team that writes the rest. */
function asked({ stage, wording, imported }: DraftCommand) {
  return (now: Given): IncidentEvent[] => {
    const notice = now.state.notices.at(-1);
    if (notice !== undefined && (wording?.lacking ?? []).length === 0) return askApprovers(now, notice, imported);
    const duty = findDuty(now.state, DUTY_OF_STAGE[stage]);
    return [openPage(now, 'assigned', duty?.id ?? null, escalation(now))];
  };
}

function drafted(command: DraftCommand) {
  return ({ policy, state }: Given): IncidentEvent[] => {
    const written = command.wording?.written ?? (command.author === null ? [] : command.sections);
    const spoken = { ...command, written, withheld: command.limited?.withheld ?? [] };
    const { do: _, reason: _reason, imported: _imported, tells = tellsOf(policy, state, spoken), ...told } = command;
    const notice = `${state.id}-n${state.notices.length + 1}`;
    const number = numberFor(state, command.stage);
    const corrects =
      command.corrects ?? (command.stage === 'correction' ? (noticeToCorrect(policy, state)?.id ?? null) : null);
    return [
      { type: 'notice.drafted', ...told, notice, number, corrects, tells, basedOn: command.basedOn ?? state.seq },
    ];
  };
}

/** What it replaces. An approval given for the old text falls with it, and who gave it learns of that. */
function replaced(before: OpenIncident, { stage, reason }: DraftCommand) {
  return (given: Given): IncidentEvent[] => {
    const by = given.state.notices.at(-1)?.id ?? '';
    const olds = before.notices.filter((notice) => notice.stage === stage && isUnsent(notice));
    return inTurn(given, ...olds.map((notice) => replacedBy(notice, by, reason)));
  };
}

function replacedBy({ id, approval }: Notice, by: string, why: ContentRef | undefined): DecisionStep {
  return (given) => {
    const superseded: IncidentEvent = { type: 'notice.superseded', notice: id, by };
    if (approval === null) return [superseded];
    const voided: IncidentEvent = { type: 'approval.voided', notice: id, reason: REPLACED, ...(why && { why }) };
    return [voided, superseded, ...callWhoApproved(given, id, approval.by, why !== undefined)];
  };
}

/** Nobody is told of what they did themselves. */
function callWhoApproved(given: Given, notice: string, approver: string, isReasonGiven: boolean): IncidentEvent[] {
  const by = nameOf(given.actor);
  if (by === approver) return [];
  return [openPage(given, 'approval-fell', null, callPeople([approver], given.at), { notice, by, isReasonGiven })];
}

function sectionsProblem({ policy, state }: Given, command: DraftCommand): Refusal | null {
  const { stage, sections, limited, author, wording } = command;
  const rule = policy.notices.stages[stage];
  if (rule === undefined) return noSuchStage(stage);
  const withheld: readonly Section[] = limited?.withheld ?? [];
  const both = withheld.filter((section) => sections.includes(section));
  if (both.length > 0)
    return withSections('invalid', stage, both, (named) => ({
      ja: `「非公開とする項目」と本文の両方に指定されています：${named.ja}。どちらか一方にしてください。`,
      en: `Both withheld and written: ${named.en}. Choose one of the two.`,
    }));
  const kept = withheld.filter((section) => policy.notices.limited?.withhold.includes(section) !== true);
  if (kept.length > 0)
    return withSections('invalid', stage, kept, (named) => ({
      ja: `対応方針では、次の項目を非公開にできません：${named.ja}。内容を記入してください。`,
      en: `The policy does not allow withholding ${named.en}. Write those sections.`,
    }));
  // What the system could not write is left to people, and keeps the notice from being approved until then.
  const left = author === null ? (wording?.lacking ?? []) : [];
  const missing = wantedOfPolicy(policy, state, stage).filter(
    (section) => ![...sections, ...withheld, ...left].includes(section),
  );
  if (missing.length === 0) return null;
  return withSections('invalid', stage, missing, (named) => ({
    ja: `${stageTitle(stage).ja}には次の項目も必要です（${rule.clause}）：${named.ja}。内容を記入してください。`,
    en: `A ${stageTitle(stage).en} also needs ${named.en} (${rule.clause}). Write those sections.`,
  }));
}

function withSections(
  code: 'invalid',
  stage: Stage,
  sections: readonly Section[],
  say: (named: Text) => Text,
): Refusal {
  return refuse(code, say(sectionNames(sections, stage)));
}

function noSuchStage(stage: Stage): Refusal {
  const { ja, en } = stageTitle(stage);
  return refuse('invalid', {
    ja: `この対応方針には、${ja}の定めがありません。`,
    en: `The policy does not provide for a ${en}.`,
  });
}

/** First before all others, once; the detailed one is the last but for corrections, and for a follow-up that is owed all the same. */
function orderProblem({ policy, state }: Given, { stage, corrects }: DraftCommand): Refusal | null {
  const sent = state.notices.filter(hasStarted);
  const first = sent.find((notice) => notice.stage === 'first');
  const detailed = sent.find((notice) => notice.stage === 'detailed');
  if (stage === 'first' && first?.startedAt != null) {
    const at = spokenText(first.startedAt, policy.zone);
    return refuse('wrong-stage', {
      ja: `初報は${at.ja}に送信を開始しています。続報または訂正を作成してください。`,
      en: `The first notice went out on ${at.en}. Draft a follow-up or a correction.`,
    });
  }
  // What the customers of an incident that was joined were told may be all there is to correct.
  const isOfJoined = state.merged.some(
    ({ told, awaitsResult }) => (stage === 'correction' && told.length > 0) || (stage === 'detailed' && awaitsResult),
  );
  if (stage !== 'first' && first === undefined && !isOfJoined) return firstIsMissing();
  if (stage !== 'correction' && detailed?.startedAt != null && !isFollowUpOwed(state, stage)) {
    const at = spokenText(detailed.startedAt, policy.zone);
    return refuse('wrong-stage', {
      ja: `最終報となる詳報は${at.ja}に送信を開始しています。以後に送信できるのは訂正だけです。`,
      en: `The detailed notice went out on ${at.en} and is the last one. Only a correction may follow it.`,
    });
  }
  return correctsProblem(state, corrects);
}

/** Customers are concerned whom nobody told, or the service failed again: nothing of what was told was wrong. */
function isFollowUpOwed(state: OpenIncident, stage: Stage): boolean {
  const duty = newestOfKind(state, 'notice.follow-up');
  return stage === 'follow-up' && duty !== undefined && isOwed(duty) && duty.stage === stage;
}

function firstIsMissing(): Refusal {
  return refuse('wrong-stage', {
    ja: '初報がまだ送信されていません。先に初報を承認し、送信してください。',
    en: 'The first notice has not gone out yet. Approve and send that one first.',
  });
}

function correctsProblem(state: OpenIncident, corrects: string | null): Refusal | null {
  if (corrects === null) return null;
  const notice = findNotice(state, corrects);
  if (notice !== undefined && hasStarted(notice)) return null;
  return refuse('not-found', {
    ja: `訂正の対象となる送信済みの通知（${corrects}）がありません。誤りのあった通知を選択してください。`,
    en: `No such notice (${corrects}) has gone out. Choose the notice that was wrong.`,
  });
}

/** The system does not replace a person's text, nor its own while that is up to date. */
function needlessProblem({ state }: Given, { stage, author }: DraftCommand): Refusal | null {
  if (author !== null) return null;
  const current = state.notices.findLast((notice) => notice.stage === stage && isUnsent(notice));
  if (current === undefined || isStale(state, current)) return null;
  const title = noticeTitle(current);
  return refuse('not-ready', {
    ja: `${title.ja}の案は最新の状態です。作り直す必要はありません。`,
    en: `The draft of ${title.en} is up to date.`,
  });
}
