import type { Policy, PolicyClock } from '../policy/schema.ts';
import type { Language } from '../text.ts';
import { calendarOf } from '../time/calendar.ts';
import { durationMs, spokenDuration } from '../time/duration.ts';
import { fromMs } from '../time/instant.ts';
import { partsAtMs } from '../time/zoned.ts';
import { type BusinessClock, businessDueMs, businessLines } from './business-time.ts';
import type { Deadline, Derivation } from './duty.ts';
import { type Anchor, anchorOf, type IncidentTimes, plus, type Speaker, sayAnchor, sayMoment } from './moments.ts';

/**
 * The due time of a duty by its clock, with the steps that lead to it in words. Dates are named when they differ.
 * `elapsed` counts hours on the clock, days as 24 of them; `business-hours` counts on the policy's calendar;
 * `without-delay` has no number, at most a target of our own. Throws NeverOpens, RangeError for a calendar that is not there.
 */
export function reckon(policy: Policy, clock: PolicyClock, times: IncidentTimes): Deadline {
  if (clock.from === 'arising') return onceOwed(clock.target);
  const anchor = anchorOf(clock.from, times);
  if (clock.kind === 'elapsed') {
    const span = durationMs(clock.within);
    return {
      at: fromMs(anchor.ms + span),
      derivation: inBoth((language) => elapsedLines(policy.zone, anchor, span, language)),
    };
  }
  if (clock.kind === 'without-delay') return withoutDelay(policy.zone, anchor, clock.target);
  const calendar = calendarOf(policy, clock.calendar);
  const dueMs = businessDueMs(calendar, clock, anchor.ms);
  return {
    at: fromMs(dueMs),
    derivation: inBoth((language) => businessLines(calendar, clock, anchor, dueMs, language)),
  };
}

/** Only the due time of a business-hours clock, without words: about a microsecond. */
export function businessDue(policy: Policy, clock: BusinessClock, anchorMs: number): number {
  return businessDueMs(calendarOf(policy, clock.calendar), clock, anchorMs);
}

function elapsedLines(zone: string, anchor: Anchor, span: number, language: Language): string[] {
  const speaker = { language, zone, dated: otherDay(zone, anchor.ms, anchor.ms + span) };
  return [sayAnchor(anchor, speaker), plus(span, language)];
}

function withoutDelay(zone: string, anchor: Anchor, target: string | undefined): Deadline {
  const span = target === undefined ? null : durationMs(target);
  const derivation = inBoth((language) => {
    const speaker = { language, zone, dated: span !== null && otherDay(zone, anchor.ms, anchor.ms + span) };
    const owed = language === 'ja' ? '速やかに（期限の数値なし）' : 'without delay, no number promised';
    return [sayAnchor(anchor, speaker), owed, ...(span === null ? [] : [aim(anchor.ms + span, speaker)])];
  });
  return span === null ? { at: null, derivation } : { at: null, derivation, target: fromMs(anchor.ms + span) };
}

/** Counts from the moment at which the duty arises, which only the duty itself knows. */
function onceOwed(target: string | undefined): Deadline {
  const derivation = inBoth((language) => {
    const owed = language === 'ja' ? '発生後速やかに（期限の数値なし）' : 'without delay once owed, no number promised';
    if (target === undefined) return [owed];
    const span = spokenDuration(durationMs(target), language);
    return [owed, language === 'ja' ? `社内目標：${span}以内` : `own target within ${span}`];
  });
  return { at: null, derivation };
}

function aim(ms: number, speaker: Speaker): string {
  const moment = sayMoment(ms, speaker);
  return speaker.language === 'ja' ? `社内目標：${moment}` : `own target ${moment}`;
}

function inBoth(lines: (language: Language) => readonly string[]): Derivation {
  return { ja: lines('ja'), en: lines('en') };
}

function otherDay(zone: string, aMs: number, bMs: number): boolean {
  return partsAtMs(aMs, zone).date !== partsAtMs(bMs, zone).date;
}
