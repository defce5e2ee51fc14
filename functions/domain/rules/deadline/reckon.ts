import type { Language } from '../../base/text.ts';
import { durationMs, spokenAsWritten, spokenDuration } from '../../base/time/duration.ts';
import { fromMs } from '../../base/time/instant.ts';
import { partsAtMs } from '../../base/time/zoned.ts';
import { calendarOf } from '../../policy/calendar-of.ts';
import type { Policy, PolicyClock } from '../../policy/shape/schema.ts';
import { beforeDue } from './before-clock.ts';
import { businessDueMs, businessLines } from './business-time.ts';
import { civilDue, type Reckoned } from './civil-clock.ts';
import type { Deadline, Derivation } from './duty.ts';
import {
  type Anchor,
  anchorOf,
  type IncidentTimes,
  type Speaker,
  sayAnchor,
  sayAwaited,
  sayMoment,
} from './moments.ts';

/** Owed as soon as it is asked for, without a promised number. */
export const ONCE_OWED = { kind: 'without-delay', from: 'arising' } as const;

/**
 * The due time of a duty by its clock, with the steps that lead to it in words. Dates are named when they differ.
 * A clock of hours counts hours, a clock of days ends with a day of the policy's zone, business time counts on the policy's
 * calendar; `without-delay` has no number, at most a target of our own. A clock whose start has not come has no due time
 * yet. Throws NeverOpens, RangeError for a calendar that is not there.
 */
export function reckon(policy: Policy, clock: PolicyClock, times: IncidentTimes): Deadline {
  const reckoned = reckonPlain(policy, clock, times);
  return clock.aim === true ? { ...reckoned, aim: true } : reckoned;
}

function reckonPlain(policy: Policy, clock: PolicyClock, times: IncidentTimes): Deadline {
  if (clock.kind === 'before') return beforeDeadline(policy, clock, times);
  if (clock.kind === 'without-delay' && clock.from === 'arising') return onceOwed(clock.target);
  const anchor = anchorOf(clock.from, times);
  if (anchor === null) return awaited(clock.from);
  switch (clock.kind) {
    case 'elapsed': {
      const dueMs = anchor.ms + durationMs(clock.within);
      return deadline(dueMs, (language) => elapsedLines(policy.zone, anchor, clock.within, language));
    }
    case 'without-delay':
      return withoutDelay(policy.zone, anchor, clock.target);
    case 'business-hours': {
      const calendar = calendarOf(policy, clock.calendar);
      const dueMs = businessDueMs(calendar, clock, anchor.ms);
      return deadline(dueMs, (language) => businessLines(calendar, clock, anchor, dueMs, language));
    }
    default:
      return civilDeadline(policy, anchor, civilDue(policy, clock, anchor.ms));
  }
}

function deadline(dueMs: number, lines: (language: Language) => readonly string[]): Deadline {
  return { at: fromMs(dueMs), derivation: inBoth(lines) };
}

function awaited(from: Parameters<typeof sayAwaited>[0]): Deadline {
  const said = sayAwaited(from);
  return { at: null, derivation: { ja: [said.ja], en: [said.en] } };
}

function civilDeadline({ zone }: Policy, anchor: Anchor, { ms, steps }: Reckoned): Deadline {
  return deadline(ms, (language) => [
    sayAnchor(anchor, { language, zone, dated: true }),
    ...steps.map((step) => step[language]),
  ]);
}

/** So long before a planned start, or before the end of another clock. */
function beforeDeadline(
  policy: Policy,
  clock: Extract<PolicyClock, { kind: 'before' }>,
  times: IncidentTimes,
): Deadline {
  const { zone } = policy;
  if (clock.of === 'planned-start') {
    const anchor = anchorOf('planned-start', times);
    if (anchor === null) return awaited('planned-start');
    const { ms, step } = beforeDue(zone, clock.by, anchor.ms);
    return deadline(ms, (language) => [sayAnchor(anchor, { language, zone, dated: true }), step[language]]);
  }
  const term = reckonPlain(policy, clock.of, times);
  if (term.at === null) return term;
  const { ms, step } = beforeDue(zone, clock.by, Date.parse(term.at));
  return deadline(ms, (language) => [...term.derivation[language], step[language]]);
}

function elapsedLines(zone: string, anchor: Anchor, within: string, language: Language): string[] {
  const speaker = { language, zone, dated: otherDay(zone, anchor.ms, anchor.ms + durationMs(within)) };
  const span = spokenAsWritten(within, language);
  return [sayAnchor(anchor, speaker), language === 'ja' ? `＋${span}` : `+ ${span}`];
}

function withoutDelay(zone: string, anchor: Anchor, target: string | undefined): Deadline {
  const span = target === undefined ? null : durationMs(target);
  const derivation = inBoth((language) => {
    const day = span !== null && otherDay(zone, anchor.ms, anchor.ms + span);
    const owed = language === 'ja' ? '速やかに（期限の定めなし）' : 'without delay, no fixed time';
    const aimed = span === null ? [] : [aim(anchor.ms + span, { language, zone, dated: day })];
    return [sayAnchor(anchor, { language, zone, dated: true }), owed, ...aimed];
  });
  return span === null ? { at: null, derivation } : { at: null, derivation, target: fromMs(anchor.ms + span) };
}

/** Counts from the moment at which the duty arises, which only the duty itself knows. */
function onceOwed(target: string | undefined): Deadline {
  const derivation = inBoth((language) => {
    const owed =
      language === 'ja' ? '対応が必要になり次第、速やかに（期限の定めなし）' : 'without delay once owed, no fixed time';
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
