import { expect, it } from 'vitest';
import { instant, plusMs } from '../../../functions/domain/base/time/instant.ts';
import { LONGEST_WAIT_SECONDS, waitSecondsUntil } from '../../../functions/steps/input/longest-wait.ts';

const NOON = instant('2026-04-24T12:00:00.000Z');
const DAY_SECONDS = 86_400;

it.each([
  ['a moment that is over', -1, 1],
  ['this moment', 0, 1],
  ['half a second', 0.5, 1],
  ['a second and a bit', 1.001, 2],
  ['a day', DAY_SECONDS, DAY_SECONDS],
  ['a second less than thirty days', 30 * DAY_SECONDS - 1, 30 * DAY_SECONDS - 1],
  ['thirty days', 30 * DAY_SECONDS, 30 * DAY_SECONDS],
  ['a second more than thirty days', 30 * DAY_SECONDS + 1, 30 * DAY_SECONDS],
  ['a year', 365 * DAY_SECONDS, 30 * DAY_SECONDS],
])('given %s to wait, then it waits so long, and never longer than thirty days at a stretch', (_, until, seconds) => {
  expect(waitSecondsUntil(plusMs(NOON, until * 1_000), NOON)).toBe(seconds);
  expect(seconds).toBeLessThanOrEqual(LONGEST_WAIT_SECONDS);
});
