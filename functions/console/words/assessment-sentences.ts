import type { ContentRef } from '../../domain/base/ledger/content.ts';
import type { Text } from '../../domain/base/text.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import type { Thing, WeighedReport } from '../../domain/incident/record/event-parts.ts';
import type { Assessment } from '../../domain/rules/assessment/assessment.ts';
import type { Facts } from '../../domain/rules/facts/values.ts';
import type { StatedTimes } from '../../domain/signal/stated-times.ts';
import { dutyTitle, factQuestion, levelTitle, scopeTitle, valueTitle } from './names.ts';
import { type EventOfTypes, quoted, reasoned, type SentenceContext, say, sentencesBy, timeIn } from './say.ts';
import { REPORT_STANDING } from './statuses.ts';

const TIMES: Readonly<Record<keyof StatedTimes, Text>> = {
  occurredAt: { ja: '発生', en: 'occurred' },
  detectedAt: { ja: '検知', en: 'detected' },
  restoredAt: { ja: '復旧', en: 'restored' },
  knownAt: { ja: '覚知', en: 'known' },
};

/** The moments of one of two things: nothing is restored where the end is that of what happened to data. */
const TIMES_OF: Readonly<Record<Thing, Partial<Record<keyof StatedTimes, Text>>>> = {
  data: {
    occurredAt: { ja: 'データに関する事象の発生', en: 'data incident occurred' },
    restoredAt: { ja: 'データに関する事象の終了', en: 'data incident ended' },
  },
  service: {
    occurredAt: { ja: 'サービス障害の発生', en: 'service disruption occurred' },
    restoredAt: { ja: 'サービス障害の復旧', en: 'service disruption restored' },
  },
};

const ASSESSMENT_TOLD = [
  'facts.stated',
  'times.stated',
  'level.overruled',
  'incident.assessed',
  'reports.weighed',
  'audience.scoped',
] as const;

/** Facts, times, levels and scope. */
function assessmentSentence(event: EventOfTypes<typeof ASSESSMENT_TOLD>, telling: SentenceContext): string | null {
  switch (event.type) {
    case 'facts.stated':
      return say(
        telling,
        `${telling.actor}が事実を記録しました（${facts(event.facts, telling)}）。${because(event.reason, telling)}`,
        `Facts stated by ${telling.actor}: ${facts(event.facts, telling)}${because(event.reason, telling)}.`,
      );
    case 'times.stated':
      if (event.basis === 'outages') {
        const found = times(event.times, telling);
        const isTakenBack = event.reason !== undefined;
        return say(
          telling,
          isTakenBack
            ? `サービスの停止の記録の取消しに伴い、時刻を改めました（${found}）。`
            : `サービスの停止の記録から、時刻を定めました（${found}）。`,
          isTakenBack
            ? `Times changed, since an outage was withdrawn: ${found}.`
            : `Times taken from the recorded outages: ${found}.`,
        );
      }
      return say(
        telling,
        `${telling.actor}が時刻を記録しました（${times(event.times, telling)}）。${because(event.reason, telling)}`,
        `Times stated by ${telling.actor}: ${times(event.times, telling)}${because(event.reason, telling)}.`,
      );
    case 'level.overruled': {
      const level = levelTitle(telling.policy, event.level, telling.language);
      return say(
        telling,
        `${telling.actor}がレベルを「${level}」に変更しました。${reasoned(telling, event.reason)}`,
        `Level set to ${level} by ${telling.actor}${quoted(telling, event.reason)}.`,
      );
    }
    case 'incident.assessed':
      return assessed(event.assessment, telling);
    case 'reports.weighed':
      return weighed(event.reports, telling);
    case 'audience.scoped': {
      const audience = scopeTitle(event.audience, telling.language);
      const why = because(event.reason, telling);
      return say(telling, `通知の対象を「${audience}」としました。${why}`, `Notices go to ${audience}${why}.`);
    }
  }
}

/** The reason that somebody gave with it; empty where there was none. */
function because(reason: ContentRef | undefined, telling: SentenceContext): string {
  const why = reasoned(telling, reason);
  return why === '' ? '' : say(telling, why, `, because${why}`);
}

function assessed(assessment: Assessment, telling: SentenceContext): string {
  const clauses = assessment.clauses.join(', ');
  if (assessment.level === null) {
    const missing = assessment.missing.length;
    return say(
      telling,
      `レベルは未確定です（確認が必要な事実 ${missing}件）。`,
      `Level undecided: ${missing} unknown ${missing === 1 ? 'fact' : 'facts'} could change it.`,
    );
  }
  const level = levelTitle(telling.policy, assessment.level, telling.language);
  const by = clauses === '' ? '' : say(telling, `（${clauses}）`, ` by ${clauses}`);
  return say(telling, `レベルは「${level}」と判定されました${by}。`, `Assessed as ${level}${by}.`);
}

/** `Filings weighed: prompt report to the regulator (owed), …`; the reasons stand with each filing, not in the story. */
function weighed(reports: readonly WeighedReport[], telling: SentenceContext): string {
  const { policy, language } = telling;
  const said = reports.map(({ report, standing }) => {
    const [title, stands] = [dutyTitle(policy, report, language), REPORT_STANDING[standing][language]];
    return say(telling, `${title}（${stands}）`, `${title} (${stands})`);
  });
  return say(telling, `届出・報告の要否：${said.join('、')}。`, `Filings weighed: ${said.join('; ')}.`);
}

function facts(given: Facts, telling: SentenceContext): string {
  return Object.entries(given)
    .map(
      ([fact, value]) =>
        `${factQuestion(telling.policy, fact, telling.language)} ${valueTitle(telling.policy, value, telling.language, fact)}`,
    )
    .join(say(telling, '、', '; '));
}

function times(given: StatedTimes, telling: SentenceContext): string {
  const names = Object.keys(TIMES) as (keyof StatedTimes)[];
  return names
    .filter((name) => given[name] !== undefined)
    .map((name) => `${titleOf(name, telling)} ${timeOf(given[name], telling)}${wasBefore(name, telling)}`)
    .join(', ');
}

function titleOf(name: keyof StatedTimes, { language, replaced }: SentenceContext): string {
  const of = replaced?.whose[name];
  return ((of && TIMES_OF[of][name]) ?? TIMES[name])[language];
}

/** The moment that it took the place of, where one was known. */
function wasBefore(name: keyof StatedTimes, telling: SentenceContext): string {
  const was = telling.replaced?.before[name];
  if (was == null) return '';
  return say(telling, `［変更前：${timeIn(telling, was)}］`, ` [was ${timeIn(telling, was)}]`);
}

function timeOf(at: Instant | null | undefined, telling: SentenceContext): string {
  return at ? timeIn(telling, at) : say(telling, '不明', 'unknown');
}

export const ASSESSMENT_SENTENCES = sentencesBy(ASSESSMENT_TOLD, assessmentSentence);
