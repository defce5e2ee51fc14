import { plainForm } from '../../../base/composed.ts';
import type { Language } from '../../../base/text.ts';
import type { Instant } from '../../../base/time/instant.ts';
import { zonedParts } from '../../../base/time/zoned.ts';
import type { Section } from '../../../policy/shape/stages.ts';
import { sentencesOf } from '../../situation/sentences.ts';
import type { NoticeSituation } from '../../situation/situation.ts';
import { beginningsOf } from '../../standing/beginnings.ts';
import { bodyOf, type Drafted, languagesOf, type Words } from './reading/drafted.ts';

type MomentOf = 'occurred' | 'restored';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAMED: Readonly<Record<MomentOf, Words>> = {
  occurred: { ja: /発生/, en: /\boccurred\b|\bbegan\b|\bstarted\b/i },
  restored: { ja: /復旧/, en: /\brestored\b|\brecovered\b/i },
};
/** A moment of something else, one to come, or a length. */
const OF_OTHER: Words = {
  ja: /検知|予定|見込|再発|制限|確認|調査|目標|時点|公表|期間|間、|未復旧|対応を開始|[〜～]|から[^。]*まで/,
  en: /\b(?:detected|expect(?:ed|s)?|will|recurred|restriction|investigat\w*|confirmed|as of|since|from|until|by|we started|we began)\b/i,
};

/** What a text gives of a moment: what is not given is null. */
interface SaidMoment {
  readonly month: number | null;
  readonly day: number | null;
  readonly hour: number | null;
  readonly minute: number | null;
}

/** Sections of a person that give the occurrence or the restoration a moment which is not on record. */
export function momentsOtherwise(drafted: Drafted): Section[] {
  return drafted.written.filter((section) =>
    languagesOf(drafted).some((language) =>
      clausesOf(bodyOf(drafted, section, language), language).some((clause) =>
        isOff(drafted.situation, clause, language),
      ),
    ),
  );
}

function clausesOf(body: string, language: Language): readonly string[] {
  const sentences = sentencesOf(plainForm(body));
  return language === 'ja' ? sentences.flatMap((one) => one.split(/[、。]/)) : sentences;
}

function isOff(situation: NoticeSituation, clause: string, language: Language): boolean {
  const events = (['occurred', 'restored'] as const).filter((event) => NAMED[event][language].test(clause));
  const [event] = events;
  if (event === undefined || events.length > 1 || OF_OTHER[language].test(clause)) return false;
  const told = language === 'ja' ? japaneseMoment(clause) : englishMoment(clause);
  if (told === null) return false;
  return !onRecord(situation, event).some((at) => fits(told, at, situation.policy.zone));
}

function onRecord({ state }: NoticeSituation, event: MomentOf): readonly Instant[] {
  const { occurredAt, restoredAt, outages, recovered } = state;
  const began = beginningsOf(state);
  const moments =
    event === 'occurred'
      ? [occurredAt, began?.data, began?.service, ...outages.map(({ from }) => from)]
      : [restoredAt, ...recovered.map((one) => one.restoredAt), ...outages.map(({ to }) => to)];
  return moments.filter((at): at is Instant => at !== null && at !== undefined);
}

function fits(told: SaidMoment, at: Instant, zone: string): boolean {
  const parts = zonedParts(at, zone);
  return (['month', 'day', 'hour', 'minute'] as const).every(
    (name) => told[name] === null || told[name] === parts[name],
  );
}

function japaneseMoment(clause: string): SaidMoment | null {
  const date = /(\d{1,2})月(\d{1,2})日/.exec(clause);
  const time = /(午前|午後)?\s*(\d{1,2})(?:時(?!間)(?:(\d{1,2})分|(半))?|:(\d{2}))/.exec(clause);
  if (date === null && time === null) return null;
  const [, half, hour, minute, isHalf, clock] = time ?? [];
  return {
    ...{ month: numberOr(date?.[1]), day: numberOr(date?.[2]) },
    hour: withHalf(numberOr(hour), half === '午後'),
    minute: isHalf === undefined ? numberOr(minute ?? clock) : 30,
  };
}

function englishMoment(clause: string): SaidMoment | null {
  const names = MONTHS.join('|');
  const dayFirst = new RegExp(`\\b(\\d{1,2}) (${names})[a-z]*\\b`, 'i').exec(clause);
  const monthFirst = new RegExp(`\\b(${names})[a-z]* (\\d{1,2})\\b`, 'i').exec(clause);
  const time = /\b(\d{1,2}):(\d{2})(?:\s*(am|pm)\b)?|\b(\d{1,2})\s*(am|pm)\b/i.exec(clause);
  if (dayFirst === null && monthFirst === null && time === null) return null;
  const month = dayFirst?.[2] ?? monthFirst?.[1];
  const half = (time?.[3] ?? time?.[5])?.toLowerCase();
  return {
    month: month === undefined ? null : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1,
    day: numberOr(dayFirst?.[1] ?? monthFirst?.[2]),
    hour: withHalf(numberOr(time?.[1] ?? time?.[4]), half === 'pm'),
    minute: numberOr(time?.[2]),
  };
}

function withHalf(hour: number | null, isAfternoon: boolean): number | null {
  return hour !== null && isAfternoon && hour < 12 ? hour + 12 : hour;
}

function numberOr(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}
