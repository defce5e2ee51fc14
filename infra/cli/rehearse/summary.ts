import type { Language } from '../../../functions/domain/base/text.ts';
import { fromMs } from '../../../functions/domain/base/time/instant.ts';
import { spokenTime } from '../../../functions/domain/base/time/spoken.ts';
import { DUTY_STATUS } from '../../../functions/domain/components/obligations/words.ts';
import type { Policy } from '../../../functions/domain/policy/shape/schema.ts';
import { stageTitle } from '../../../functions/domain/policy/stage-titles.ts';
import { clauseTitle, levelTitle } from '../../../functions/domain/policy/titles.ts';
import { factCatalogue } from '../../../functions/domain/rules/facts/catalogue.ts';
import type { DutyReport, IncidentReport, NoticeReport } from '../../../functions/domain/views/report.ts';
import type { RehearsalOutcome } from './timeline/outcome.ts';

interface SummaryContext {
  readonly policy: Policy;
  readonly language: Language;
  /** The steps that did not go as the scenario expects. */
  readonly surprises: readonly number[];
}

/** The rehearsal in a few lines for a terminal, in the language of the rehearsal. */
export function summaryOf(outcome: RehearsalOutcome, telling: SummaryContext): string {
  const { mails, pages, executions } = outcome;
  return [
    say(
      telling,
      `${outcome.policy}：${timeOf(outcome.start, telling)}から${timeOf(outcome.end, telling)}まで`,
      `${outcome.policy}: ${timeOf(outcome.start, telling)} to ${timeOf(outcome.end, telling)}`,
    ),
    ...outcome.warnings.map((warning) => `${say(telling, '注意：', 'warning: ')}${warning}`),
    ...outcome.incidents.flatMap((incident) => incidentLines(incident, telling)),
    say(
      telling,
      `メール${mails.length}通、呼出${pages.length}件、実行${executions.length}件`,
      `${counted(mails, 'mail')}, ${counted(pages, 'page')}, ${counted(executions, 'execution')}`,
    ),
    ...outcome.refused.map(({ step, reason }) => refusedLine(step, reason, telling)),
  ].join('\n');
}

function counted({ length }: readonly unknown[], one: string): string {
  return `${length} ${one}${length === 1 ? '' : 's'}`;
}

function timeOf(at: string, { policy, language }: SummaryContext): string {
  return spokenTime(fromMs(Date.parse(at)), policy.zone, language);
}

function say({ language }: SummaryContext, ja: string, en: string): string {
  return language === 'ja' ? ja : en;
}

function refusedLine(step: number, reason: string, telling: SummaryContext): string {
  const isExpected = !telling.surprises.includes(step);
  return say(
    telling,
    `手順${step}は受け付けられませんでした${isExpected ? '（想定どおり）' : ''}：${reason}`,
    `step ${step} was refused${isExpected ? ', as expected' : ''}: ${reason}`,
  );
}

const STATUS: Readonly<Record<IncidentReport['status'], string>> = {
  open: '対応中',
  closed: '終了',
  joined: '統合済み',
};

function incidentLines(incident: IncidentReport, telling: SummaryContext): string[] {
  const { id, title, status, level, clauses, duties, notices } = incident;
  const state = say(telling, STATUS[status], status);
  const named = level === null ? undecided(incident, telling) : levelTitle(telling.policy, level)[telling.language];
  return [
    say(
      telling,
      `${id} ${title}：${state}、${named}${clauses.length === 0 ? '' : `（${clauses.join('、')}）`}`,
      `${id} ${title}: ${state}, ${named} ${clauses.join(' ')}`.trimEnd(),
    ),
    ...duties.map((duty) => dutyLine(duty, telling)),
    ...notices.map((notice) => noticeLine(notice, telling)),
  ];
}

function undecided({ missing }: IncidentReport, telling: SummaryContext): string {
  const catalogue = factCatalogue(telling.policy);
  const questions = missing.map((fact) => catalogue.get(fact)?.ask[telling.language] ?? fact);
  return say(
    telling,
    `レベルは未確定、未確認：${questions.join('、')}`,
    `level undecided, unknown: ${questions.join(' ')}`,
  );
}

function dutyLine({ title, due, clause, metAt, status, because }: DutyReport, telling: SummaryContext): string {
  const at = metAt === null ? '' : timeOf(metAt, telling);
  const [source, state] = [clauseTitle(clause)[telling.language], DUTY_STATUS[status][telling.language]];
  return say(
    telling,
    `  ${title}（${source}）：${due}、${state}${at === '' ? '' : `（${at}）`}${because === null ? '' : `。${because}`}`,
    `  ${title} (${source}): ${due}, ${state}${at === '' ? '' : ` at ${at}`}${because === null ? '' : `; ${because}`}`,
  );
}

function noticeLine(notice: NoticeReport, telling: SummaryContext): string {
  const { number, audience, sent, rejected, unknown, pending } = notice;
  const stage = stageTitle(notice.stage)[telling.language];
  return say(
    telling,
    `  第${number}報（${stage}）：宛先${audience}件、送信${sent}件、送信不可（宛先なし・拒否）${rejected}件、不明${unknown}件、未送信${pending}件`,
    `  notice ${number} (${stage}): ${audience} ${audience === 1 ? 'recipient' : 'recipients'}, ${sent} sent, ${rejected} not mailed (no address, or refused), ${unknown} unknown, ${pending} pending`,
  );
}
