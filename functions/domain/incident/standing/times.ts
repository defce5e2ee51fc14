import { sameJson } from '../../base/ledger/canonical.ts';
import type { Text } from '../../base/text.ts';
import type { Instant } from '../../base/time/instant.ts';
import { spokenText } from '../../base/time/spoken.ts';
import type { StatedTimes } from '../../signal/stated-times.ts';
import type { OpenIncident } from '../record/state.ts';
import { notBefore } from './beginnings.ts';

interface Times {
  readonly occurredAt: Instant | null;
  readonly detectedAt: Instant;
  readonly restoredAt?: Instant | null;
  readonly knownAt?: Instant | null;
}

/** What the moments of an incident are called. */
export const TIME_NAMES: Readonly<Record<keyof Times, Text>> = {
  occurredAt: { ja: '発生日時', en: 'time of occurrence' },
  detectedAt: { ja: '検知日時', en: 'time of detection' },
  restoredAt: { ja: '復旧日時', en: 'time of restoration' },
  knownAt: { ja: '覚知日時', en: 'time when it became known' },
};

/**
 * What is impossible about these times, as a sentence that gives them in the zone; null if nothing is. `stated`: those stated now; an
 * order that was on record before is nobody's mistake of this moment, as after a join.
 */
export function timesProblem(times: Times, at: Instant, zone: string, stated = Object.keys(times)): Text | null {
  const { occurredAt, detectedAt, knownAt = null, restoredAt = null } = times;
  const inOrder = (one: NamedTime, other: NamedTime) =>
    stated.includes(one[0]) || stated.includes(other[0]) ? reversed(one, other, zone) : null;
  return (
    future('detectedAt', detectedAt, at, zone) ??
    inOrder(['occurredAt', occurredAt], ['detectedAt', detectedAt]) ??
    future('knownAt', knownAt, at, zone) ??
    inOrder(['occurredAt', occurredAt], ['knownAt', knownAt]) ??
    future('restoredAt', restoredAt, at, zone) ??
    inOrder(occurredAt === null ? ['detectedAt', detectedAt] : ['occurredAt', occurredAt], ['restoredAt', restoredAt])
  );
}

function future(name: keyof Times, stated: Instant | null, at: Instant, zone: string): Text | null {
  if (stated === null || stated <= at) return null;
  const [title, when, now] = [TIME_NAMES[name], spokenText(stated, zone), spokenText(at, zone)];
  return {
    ja: `${title.ja}（${when.ja}）が未来の日時です。${now.ja}までの日時を入力してください。`,
    en: `The ${title.en} (${when.en}) lies in the future. State a time up to ${now.en}.`,
  };
}

type NamedTime = readonly [keyof Times, Instant | null];

function reversed([first, from]: NamedTime, [second, to]: NamedTime, zone: string): Text | null {
  if (from === null || to === null || to >= from) return null;
  const [one, other] = [TIME_NAMES[first], TIME_NAMES[second]];
  const [begin, end] = [spokenText(from, zone), spokenText(to, zone)];
  return {
    ja: `${other.ja}（${end.ja}）が${one.ja}（${begin.ja}）より前になっています。どちらかを訂正してください。`,
    en: `The ${other.en} (${end.en}) is before the ${one.en} (${begin.en}). Correct one of the two.`,
  };
}

/**
 * Stated times that lie no earlier than what comes before them in the same minute: forms give minutes, alarms seconds. Nothing is restored
 * before its detection, or before an outage on record began; `isOfData`: what happened to data may have been over by then.
 */
export function inOrderByMinute(
  { outages, ...known }: OpenIncident,
  stated: StatedTimes,
  isOfData: boolean,
): StatedTimes {
  const { occurredAt, restoredAt, knownAt } = stated;
  const began = occurredAt === undefined ? known.occurredAt : occurredAt;
  const detectedAt = notBefore(stated.detectedAt, began);
  const firsts = isOfData ? [began] : [began ?? detectedAt ?? known.detectedAt, ...outages.map(({ from }) => from)];
  const over = firsts.reduce(notBefore<typeof restoredAt>, restoredAt);
  return {
    ...stated,
    ...(detectedAt !== undefined && { detectedAt }),
    ...(over !== undefined && { restoredAt: over }),
    ...(knownAt !== undefined && { knownAt: notBefore(knownAt, began) }),
  };
}

/** The stated times that differ from what is known. */
export function newTimes(state: OpenIncident, times: StatedTimes): StatedTimes {
  const stated = Object.entries(times).filter(([, value]) => value !== undefined);
  const known: Readonly<Record<string, unknown>> = { ...timesOf(state) };
  return Object.fromEntries(stated.filter(([name, value]) => !sameJson(known[name], value)));
}

/** The incident's own moments. */
export function timesOf({ occurredAt, detectedAt, restoredAt, knownAt }: OpenIncident) {
  return { occurredAt, detectedAt, restoredAt, knownAt };
}
