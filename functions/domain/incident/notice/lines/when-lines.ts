import type { Language, Text } from '../../../base/text.ts';
import { spokenDuration } from '../../../base/time/duration.ts';
import { type Instant, toMs } from '../../../base/time/instant.ts';
import { spokenTime } from '../../../base/time/spoken.ts';
import { MINUTE_MS } from '../../../base/time/units.ts';
import type { Disruption, Exposure } from '../../../rules/facts/tellable.ts';
import type { Thing } from '../../record/event-parts.ts';
import { concernsData, concernsService, serviceStep } from '../../situation/concern.ts';
import { areBeforeOccurrence, disruptionsOf, LISTED_AT_MOST, recurrenceOf } from '../../situation/disruptions.ts';
import { areApart, exposuresIn, togetherExposed } from '../../situation/exposure.ts';
import { isOfDataAlone } from '../../situation/of-data.ts';
import { isLikely, known, type NoticeSituation, open, type SectionLines } from '../../situation/situation.ts';
import { statedValue } from '../../situation/stated-value.ts';
import { isSaidDown } from '../../situation/still-down.ts';
import { beginningsOf, isOccurrenceOfData, toldApart } from '../../standing/beginnings.ts';
import { coursePeriods } from './fact-statements.ts';
import { exposureLines, lastingLines, OF_DATA } from './periods/period-lines.ts';

const OCCURRENCE_UNKNOWN: Text = { ja: '発生日時：調査中', en: 'Occurred: under investigation' };
/** It says that the service is down. */
export const NOT_RESTORED: Text = { ja: '復旧日時：未復旧', en: 'Restored: not yet' };
const UNCLEAR: Text = { ja: '復旧日時：確認中', en: 'Restored: under investigation' };

/**
 * 発生, 検知, then each 復旧 and 再発 in the order of time with how long each disturbance lasted, unless something else occurred
 * first. A final report must know when it began and when it ended.
 */
export function whenLines(situation: NoticeSituation): SectionLines {
  const { state, stage } = situation;
  const { occurredAt, detectedAt, restoredAt } = state;
  const isDown = restoredAt === null && concernsService(situation);
  const periods = exposuresIn(situation);
  const exposures = exposureLines(situation, periods, isSaidUnknown(situation));
  if (stage === 'detailed' && isDown) return open(isSaidDown(situation) ? NOT_RESTORED : UNCLEAR);
  if (stage === 'detailed' && occurredAt === null) return open(OCCURRENCE_UNKNOWN);
  return [
    ...(occurredAt === null ? open(OCCURRENCE_UNKNOWN) : occurrenceLines(situation, occurredAt)),
    ...known(timed(situation, DETECTED, detectedAt)),
    ...known(...exposures),
    ...lastingLines(situation),
    ...periodsTakenBack(situation, periods),
    // Of two joined incidents one may be of data that lay open, and the other of the service.
    ...known(...(!isOfPeriods(situation, periods) || concernsService(situation) ? courseLines(situation) : [])),
    ...(isDown && serviceStep(situation) === 'confirmed' ? known(isSaidDown(situation) ? NOT_RESTORED : UNCLEAR) : []),
  ];
}

/** The end was told as that of a period in which data lay open, or is told so: it restored no service. */
function isOfPeriods({ earlier }: NoticeSituation, periods: readonly Exposure[]): boolean {
  return periods.length > 0 || earlier.some(({ times }) => times.exposures !== undefined);
}

function courseLines(situation: NoticeSituation): Text[] {
  const course = disruptionsOf(situation);
  const all = isOfDataAlone(situation.state) ? asOne(course) : course;
  if (areBeforeOccurrence(all, situation.state)) return [periodsOf(situation, all)];
  const [only, ...others] = all;
  if (only !== undefined && others.length === 0) return courseOfOne(situation, only);
  const newest = all.at(-1);
  if (newest === undefined || all.length <= LISTED_AT_MOST) {
    return all.flatMap((one, index) => linesOf(situation, one, index === 0 ? null : RECURRED));
  }
  const count = all.length - 1;
  return [{ ja: `再発の回数：${count}回`, en: `Recurrences: ${count}` }, ...linesOf(situation, newest, RECURRED_LAST)];
}

/** What happened to data alone and began again is no disturbance that came back. */
function asOne(course: readonly Disruption[]): readonly Disruption[] {
  return [{ from: course.at(0)?.from ?? null, to: course.at(-1)?.to ?? null }];
}

/** Beside an occurrence of data that is later than the first of them, no recurrence is told of it. */
function periodsOf({ policy, facts }: NoticeSituation, course: readonly Disruption[]): Text {
  return coursePeriods(statedValue({ facts, times: { occurredAt: null, restoredAt: null }, course }, 'course'), policy);
}

/** Where a source fired again and nothing tells when it had been well, no length is known. */
function courseOfOne(situation: NoticeSituation, only: Disruption): Text[] {
  const again = recurrenceOf(situation)?.at ?? null;
  if (again === null) return linesOf(situation, only, null);
  const restored = only.to === null ? [] : [timed(situation, RESTORED, only.to)];
  return [timed(situation, RECURRED, again), ...restored];
}

/** `began`: what its beginning is called; null for the first, which is the occurrence. */
function linesOf(situation: NoticeSituation, { from, to }: Disruption, began: Text | null): Text[] {
  const isFirst = began === null;
  const { state } = situation;
  const isLengthKnown = !(isFirst && isOccurrenceOfData(state) && beginningsOf(state) === null);
  return [
    ...(isFirst || from === null ? [] : [timed(situation, began, from)]),
    ...(to === null ? [] : [timed(situation, RESTORED, to)]),
    ...(from === null || to === null || !isLengthKnown ? [] : [span(isFirst ? LENGTH : LENGTH_AGAIN, from, to)]),
  ];
}

/** Of two things that began apart each by its name: readers of either may have been told the one alone. */
function occurrenceLines(situation: NoticeSituation, occurredAt: Instant): SectionLines {
  const began = beginningsToTell(situation);
  if (began === null) return known(timed(situation, OCCURRED, occurredAt));
  const ofData = concernsData(situation) ? OCCURRED_TO_DATA : OCCURRED_OTHERWISE;
  const lines = [began.data, began.service].map((at, index) => {
    const label = index === 0 ? ofData : SERVICE_DISRUPTED;
    if (at !== null) return known(timed(situation, label, at));
    // A final report gives the one that is known, and says so of the other.
    return situation.stage === 'detailed' ? known(unknownOf(label)) : open(unknownOf(label));
  });
  const isServiceFirst = began.data === null || (began.service !== null && began.service < began.data);
  return (isServiceFirst ? lines.toReversed() : lines).flat();
}

/** Whether the occurrence says that nobody knows when something happened to data. */
function isSaidUnknown(situation: NoticeSituation): boolean {
  return situation.state.occurredAt === null || beginningsToTell(situation)?.data === null;
}

function beginningsToTell(situation: NoticeSituation) {
  const { state, earlier } = situation;
  const before = [...earlier, ...state.merged.flatMap((one) => one.told)];
  return toldApart(state, before, concernsService(situation));
}

function unknownOf(label: Text): Text {
  return { ja: `${label.ja}：調査中`, en: `${label.en}: under investigation` };
}

/** Whether a line of this section tells when it, or one of two things, began. */
export function isOccurrence(line: string, language: Language): boolean {
  return [OCCURRED, OCCURRED_TO_DATA, OCCURRED_OTHERWISE, SERVICE_DISRUPTED].some((label) =>
    line.startsWith(`${label[language]}${language === 'ja' ? '：' : ': '}`),
  );
}

/** Whether a line gives the beginning of the one thing that its readers were told of as that of all, and these give it under its name. */
export function isNamedSince(line: string, now: readonly string[], language: Language, of: Thing): boolean {
  const labels = of === 'data' ? [OCCURRED_TO_DATA, OCCURRED_OTHERWISE] : [SERVICE_DISRUPTED];
  const begins = labels.map((label) => line.replace(OCCURRED[language], label[language]));
  return isOccurrence(line, language) && begins.some((one) => now.includes(one));
}

/** Whether a line gives the beginning of one of two things that these give as that of all: the other one is ruled out. */
export function isRenamed(line: string, now: readonly string[], language: Language): boolean {
  const label = [OCCURRED_TO_DATA, OCCURRED_OTHERWISE, SERVICE_DISRUPTED].find((one) => line.startsWith(one[language]));
  return label !== undefined && now.includes(line.replace(label[language], OCCURRED[language]));
}

/** Whether a line that was said is this one, be it by the name of one of two things. */
export function isPutSo(said: string, line: string, language: Language): boolean {
  return said === line || isRenamed(said, [line], language);
}

/** Readers were told of a period that is not known any more, and data may have lain open all the same. */
function periodsTakenBack(situation: NoticeSituation, now: readonly Exposure[]): SectionLines {
  const { facts, earlier, state } = situation;
  const corrected = earlier.findIndex(({ isCorrection }) => isCorrection);
  const elsewhere = state.merged.flatMap((one) => one.told);
  const all = [...earlier, ...elsewhere];
  const told = now.length === 0 || corrected < 0 ? all : earlier.slice(0, corrected + 1);
  const periods = told.reduce<readonly Exposure[]>((one, { times }) => togetherExposed(one, times.exposures ?? []), []);
  const isGone = (one: Exposure) => now.every((each) => areApart(each, one));
  const isOfHarm = periods.every(({ viewable }) => viewable === false);
  const isStill = isOfHarm ? concernsData(situation) : isLikely({ facts }, 'data.leak');
  if (!isStill || periods.length <= now.length || !periods.some(isGone)) return [];
  if (now.length > 0) return open(OTHERS_UNKNOWN);
  return open(isOfHarm ? unknownOf(OF_DATA) : PERIOD_UNKNOWN);
}

const PERIOD_UNKNOWN: Text = {
  ja: '閲覧可能であった期間：調査中',
  en: 'Period of exposure: under investigation',
};
const OTHERS_UNKNOWN: Text = {
  ja: 'このほかに閲覧可能であった期間：調査中',
  en: 'Other periods of exposure: under investigation',
};
const OCCURRED_TO_DATA: Text = { ja: '発生日時（データに関する事象）', en: 'Occurred (data incident)' };
const OCCURRED_OTHERWISE: Text = { ja: '発生日時（セキュリティ上の事象）', en: 'Occurred (security incident)' };
const SERVICE_DISRUPTED: Text = { ja: '発生日時（サービス障害）', en: 'Occurred (service disruption)' };
const OCCURRED: Text = { ja: '発生日時', en: 'Occurred' };
const DETECTED: Text = { ja: '検知日時', en: 'Detected' };
const RECURRED: Text = { ja: '再発日時', en: 'Recurred' };
const RECURRED_LAST: Text = { ja: '最後の再発日時', en: 'Last recurred' };
const RESTORED: Text = { ja: '復旧日時', en: 'Restored' };

function timed({ policy }: NoticeSituation, label: Text, at: Instant): Text {
  return {
    ja: `${label.ja}：${spokenTime(at, policy.zone, 'ja')}`,
    en: `${label.en}: ${spokenTime(at, policy.zone, 'en')}`,
  };
}

const LENGTH: Text = { ja: '発生から復旧までの時間', en: 'Duration' };
const LENGTH_AGAIN: Text = { ja: '再発から復旧までの時間', en: 'Duration of the recurrence' };

/** How long it lasted, by the minutes that are printed beside it: `55分`. */
function span(label: Text, from: Instant, to: Instant): Text {
  const minutes = Math.floor(toMs(to) / MINUTE_MS) - Math.floor(toMs(from) / MINUTE_MS);
  const [ja, en] =
    minutes === 0
      ? ['1分未満', 'less than 1 min']
      : [spokenDuration(minutes * MINUTE_MS, 'ja'), spokenDuration(minutes * MINUTE_MS, 'en')];
  return { ja: `${label.ja}：${ja}`, en: `${label.en}: ${en}` };
}
