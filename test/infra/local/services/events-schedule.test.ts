import { describe, expect, it } from 'vitest';
import { readSchedule } from '../../../../infra/local/services/events/schedule.ts';

const next = (expression: string, after: string): string | null => {
  const found = readSchedule(expression)(Date.parse(after));
  return found === null ? null : new Date(found).toISOString();
};

describe('schedules', () => {
  it.each([
    ['rate(5 minutes)', '2026-04-24T08:50:00Z', '2026-04-24T08:55:00.000Z'],
    ['rate(5 minutes)', '2026-04-24T08:52:30Z', '2026-04-24T08:55:00.000Z'],
    ['rate(1 day)', '2026-04-24T08:52:30Z', '2026-04-25T00:00:00.000Z'],
    ['cron(0 0 * * ? *)', '2026-04-24T08:52:30Z', '2026-04-25T00:00:00.000Z'],
    ['cron(30 9 ? * MON-FRI *)', '2026-04-24T09:30:00Z', '2026-04-27T09:30:00.000Z'],
    ['cron(0/15 8 * * ? *)', '2026-04-24T08:16:00Z', '2026-04-24T08:30:00.000Z'],
    ['cron(0 12 29 FEB ? *)', '2026-04-24T00:00:00Z', '2028-02-29T12:00:00.000Z'],
    ['cron(0 12 1 JAN ? 2026)', '2026-04-24T00:00:00Z', null],
  ])('%s after %s', (expression, after, expected) => {
    expect(next(expression, after)).toBe(expected);
  });

  it.each(['rate(0 minutes)', 'rate(5)', 'cron(* * *)', 'cron(0 0 L * ? *)', 'at(2026-04-24)'])(
    'refuses %s',
    (text) => {
      expect(() => readSchedule(text)).toThrow(text);
    },
  );
});
