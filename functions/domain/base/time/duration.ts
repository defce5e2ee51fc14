import type { Language } from '../text.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './units.ts';

/** What a duration of a policy or a scenario looks like: `PT1H30M`, `P2D`, `P30DT12H`. */
export const DURATION = /^P(?!$)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** A policy holds a few dozen durations and asks for them at every deadline; this many are remembered. */
const REMEMBERED_AT_MOST = 1000;
const remembered = new Map<string, number>();

/** Milliseconds of an ISO 8601 duration of days (24 h each), hours, minutes and seconds. Throws RangeError on anything else. */
export function durationMs(text: string): number {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const ms = readDuration(text);
  if (remembered.size < REMEMBERED_AT_MOST) remembered.set(text, ms);
  return ms;
}

function readDuration(text: string): number {
  const parts = DURATION.exec(text);
  if (parts === null) throw new RangeError(`not a duration such as PT1H30M or P2D: ${text}`);
  const [days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  return (days ?? 0) * DAY_MS + (hours ?? 0) * HOUR_MS + (minutes ?? 0) * MINUTE_MS + (seconds ?? 0) * SECOND_MS;
}

const UNITS = [
  { ms: DAY_MS, en: ' d', ja: '日' },
  { ms: HOUR_MS, en: ' h', ja: '時間' },
  { ms: MINUTE_MS, en: ' min', ja: '分' },
  { ms: SECOND_MS, en: ' s', ja: '秒' },
] as const;

/** A duration in words, cut to whole seconds: `1 h 30 min`, `1時間30分`. */
export function spokenDuration(ms: number, language: Language): string {
  let rest = Math.abs(Math.trunc(ms));
  const words: string[] = [];
  for (const unit of UNITS) {
    const count = Math.floor(rest / unit.ms);
    rest -= count * unit.ms;
    if (count > 0) words.push(`${count}${unit[language]}`);
  }
  if (words.length === 0) return language === 'ja' ? '0分' : '0 min';
  return words.join(language === 'ja' ? '' : ' ');
}

/** A duration as its text counts it: `PT72H` stays 72 hours, as a promise of 72 hours says it. */
export function spokenAsWritten(text: string, language: Language): string {
  const hours = /^PT(\d+)H$/.exec(text)?.[1];
  if (hours === undefined) return spokenDuration(durationMs(text), language);
  return language === 'ja' ? `${hours}時間` : `${hours} h`;
}
